# La semana que se cuenta sola. Amable: no se riñe a nadie, ni se pide lo que no se puede.

week = Su semana, { $first } a { $last }:
    { $lines }
    .sms = Ya tiene su semana, { $first } a { $last }: diga RESUMEN.
week-whole = { $enough ->
    [yes] Tomas hechas: { $count } de { $of }.
   *[no] Tomas hechas: { $count } de { $of }. Aún es pronto para compararlo con la semana anterior.
}
    .sms = Todo: { $count } de { $of }
week-change = { $change ->
    [better] Es más que la semana anterior. ¡Muy bien!
    [worse] Una semana más difícil que la anterior. Le pasa a todo el mundo.
   *[not-clear] Más o menos como la semana anterior, hasta donde una semana puede decirlo.
}
    .sms = {""}
week-suggestion = { $about ->
    [side_effect] Dejó alguna por efectos secundarios. Dígaselo pronto a su médico o farmacéutico; no hace falta esperar a la visita.
    [ran_out] Algo se había acabado. Su farmacéutico le dirá cómo tener el siguiente envase a tiempo.
    [cost] El precio fue un obstáculo. Pregunte a su farmacéutico o médico: puede haber ayudas o algo más barato.
    [forgot] Si otra hora le va mejor, diga AJUSTES y le muestro sus horas.
   *[unanswered] Algunos avisos quedaron sin respuesta. Si otra hora le va mejor, diga AJUSTES y le muestro sus horas.
}
    .sms = {""}
week-slot = { $time }: { $count } de { $of }
week-slot-others = a otras horas: { $count } de { $of }
week-text = Tomas { $first } a { $last }:
    { $lines }
    { $unanswered ->
        [0] Diga RESUMEN para saber más.
       *[other] Sin respuesta: { $unanswered }. Diga RESUMEN para saber más.
    }
week-text-linked = Tomas hasta { $last }:
    { $lines }
    { $link }
week-text-nothing = Ya tiene su semana, { $first } a { $last }: diga RESUMEN.
week-of = La semana de { $named ->
    [yes] { $name }
   *[no] la persona a la que cuida
}, { $first } a { $last }: { $count } de { $of } tomas hechas{ $unanswered ->
    [0] .
   *[other] , { $unanswered } sin respuesta.
} Se le dice porque { $named ->
    [yes] { $name } lo permite.
   *[no] esa persona lo permite.
}
    .sms = Semana de { $named ->
        [yes] { $name }
       *[no] quien usted cuida
    } hasta { $last }: { $count } de { $of } tomas hechas, { $unanswered } sin respuesta.
week-set = Le cuento su semana cada { $weekday } a las { $time }. Para cambiarlo, diga: resumen semanal el domingo a las 18:00
