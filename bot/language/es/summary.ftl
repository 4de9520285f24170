# The week in words. Every figure says what it is a share of.
# "due": what the patient could answer for. "planned": also what was on hold or never asked about.
# $medicine names one medicine by level. $is-listed is no for one that has left the list.

summary = Sus medicinas del { $first } al { $last }:
    { $lines }
    .sms = Tomadas, { $first } a { $last }:
        { $lines }
summary-nothing = Todavía no hay nada que resumir del { $first } al { $last }.

summary-name = { $is-listed ->
    [yes] { $medicine-names }
   *[no] { $level ->
        [0] Una medicina que ya no está en su lista
        [1] { $has-nickname ->
            [yes] { $medicine-names }
           *[no] Una medicina que ya no está en su lista
        }
       *[other] { $medicine-names }
    }
}
    .sms = { $is-listed ->
        [yes] { $medicine-names }
       *[no] { $level ->
            [2] { $medicine-names }
           *[other] Ya no listada
        }
    }
summary-medicine = { summary-name }: { $of ->
    [0] ninguna dosis que contar
   *[other] { $count } de { $of } dosis tomadas
}
    .sms = { summary-name.sms }: { $of ->
        [0] nada que contar
       *[other] { $count } de { $of }
    }
summary-as-needed = { summary-name }: tomada { $times ->
    [one] una vez
   *[other] { $times } veces
} según necesidad, en { $count } de { $of } días
    .sms = { summary-name.sms }: { $times } si hizo falta

summary-late = - tarde: { $count } de { $of } tomadas
    .sms = {""}
summary-time-unknown = - hora desconocida: { $count } de { $of } tomadas
    .sms = {""}
summary-skipped = - no tomada{ $reason ->
    [forgot] {" "}(olvido)
    [ran_out] {" "}(se acabó)
    [side_effect] {" "}(efectos secundarios)
    [felt_well] {" "}(se sentía bien)
    [cost] {" "}(precio)
    [sick] {" "}(estaba enfermo o enferma)
    [away] {" "}(estaba fuera)
    [told_to] {" "}(se lo indicaron)
    [none] {""}
   *[other] {" "}(otra razón)
}: { $count } de { $of } dosis
    .sms = - no tomada{ $reason ->
        [forgot] {" "}(olvido)
        [ran_out] {" "}(no quedaba)
        [side_effect] {" "}(efectos secundarios)
        [felt_well] {" "}(se sentía bien)
        [cost] {" "}(precio)
        [sick] {" "}(estaba enfermo o enferma)
        [away] {" "}(estaba fuera)
        [told_to] {" "}(se lo indicaron)
        [none] {""}
       *[other] {" "}(otra razón)
    }: { $count } de { $of }
summary-unanswered = - sin respuesta: { $count } de { $of } dosis
    .sms = - sin respuesta: { $count } de { $of }
summary-held = - en pausa: { $count } de { $of } previstas
    .sms = - en pausa: { $count } de { $of }
summary-not-asked = - no pudimos preguntar: { $count } de { $of } previstas. Eso no cuenta en su contra.
    .sms = - sin preguntar: { $count } de { $of }
summary-extras = { $count ->
    [one] Se registró una toma que no estaba prevista
   *[other] Se registraron { $count } tomas que no estaban previstas
} (dos veces, u otra cosa).
    .sms = { $count } no previstas
# Lo que la persona contó para la visita: solo cuántas veces. Las palabras están en NOTAS.
summary-remarks = { $count ->
    [one] Me contó una cosa para su visita
   *[other] Me contó { $count } cosas para su visita
}: diga NOTAS para verlo.
    .sms = { $count } para su visita: NOTAS
