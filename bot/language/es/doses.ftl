# Respuestas a una ronda. Se repite lo anotado; a nadie se le dice que tome algo ni que recupere lo perdido.

doses-taken = Anotado: { $medicines }, tomado a las { $taken-at }.
doses-taken-unknown = Anotado para las { $due }: { $medicines }, tomado, hora desconocida. Si sabe la hora, diga "la tomé a las 8:15".
doses-not-yet = Las { $time } todavía no han llegado. ¿Cuándo la tomó? No anoté nada.
    .sms = Las { $time } todavía no han llegado. ¿A qué hora la ha tomado? No anoté nada.
doses-too-far = Las { $time } son demasiado antes de las { $due } para estar seguro de que se refiere a eso. ¿Cuándo la tomó? No anoté nada.
    .sms = Las { $time } quedan muy lejos de las { $due }, y no sé si habla de esa toma. ¿A qué hora la ha tomado? No anoté nada.
doses-which-time = ¿A las { $morning } de la mañana, o a las { $evening }?
    .sms = ¿Fue a las { $morning } de la mañana o a las { $evening }? Diga esa hora.
which-time = { $time }

doses-besides-elsewhere = { $medicines-names } no es de las { $time }, así que no sé a qué se refiere. No anoté nada. Diga HOY para ver su día.
    .sms = { $medicines-names } no es de las { $time }. No anoté nada. Diga HOY para ver su día.
# $may-wait: su tiempo no ha pasado, así que "luego" quiere decir algo.
doses-besides-open = Falta { $medicines-names }: { $may-wait ->
    [yes] 1 tomado, 2 más tarde, 3 no lo tomo.
   *[no] 1 tomado, 3 no lo tomo.
}
    .sms = Falta { $medicines-names }: { $may-wait ->
        [yes] 1 tomado, 2 luego, 3 no lo tomo.
       *[no] 1 tomado, 3 no lo tomo.
    }

doses-nothing-that-day = Nada del { $day } espera respuesta. No anoté nada.
doses-which-round = ¿A qué hora se refiere? Todavía no anoté nada.
    .sms = ¿De cuál habla? { $choices }. Diga su letra. Todavía no anoté nada.
which-round = { $letter } { $time }{ $is-today ->
    [yes] {""}
   *[no] , { $day }
}
which-round-of = { $letter } { $name }, { $time }{ $is-today ->
    [yes] {""}
   *[no] , { $day }
}

# $whole: se nombró una medicina, pero luego vale para toda la toma.
doses-later = Preguntaré otra vez a las { $until }{ $whole ->
    [yes] , por todo lo de esa hora que falta
   *[no] {""}
}.{ $too-late-for ->
    [some] {" "}Por { $medicines } solo puedo preguntar hasta las { $ends }.
   *[none] {""}
}
    .sms = Preguntaré otra vez a las { $until }{ $whole ->
        [yes] , por todo lo de esa hora que falta
       *[no] {""}
    }.{ $too-late-for ->
        [some] {" "}Por una parte solo puedo preguntar hasta las { $ends }.
       *[none] {""}
    }
doses-later-too-long = Puedo preguntar por esta hasta las { $ends }, así que no puedo esperar tanto. Diga { $minutes ->
    [0] {""}
    [one] "luego 1 minuto", o{" "}
   *[other] "luego { $minutes } minutos", o{" "}
}1 tomado, 3 no lo tomo.
doses-later-over = El tiempo para preguntar por las { $due } ya pasó. Aún puede decir 1 tomado o 3 no lo tomo. Si no sabe qué hacer, pregunte a su farmacéutico.
    .sms = Ya es tarde para preguntar por las { $due }. Todavía puede decir 1 tomado o 3 no lo tomo. Si no sabe qué hacer, pregunte a su farmacéutico.

doses-skipped = Anotado: { $medicines }, no tomado. ¿Puedo saber por qué? Puede dejarlo sin respuesta.
    .sms = Anotado: { $medicines }, no tomado. ¿Por qué? Olvido, agotado, me cae mal, estoy bien, precio, enfermo, fuera, orden médica, otro. O nada.
doses-skipped-because = Anotado: { $medicines }, no tomado ({ reason-word }).{ $reason ->
    [ran_out] {" "}Su farmacia puede ayudarle a reponerla.
    [side_effect] {" "}Cuénteselo a su farmacéutico o a quien se la recetó. No soy médico, y nadie más lee esto.
    [cost] {" "}Su farmacéutico quizá sepa cómo pagar menos.
    [sick] {" "}Si no mejora, pregunte a su farmacéutico o a quien se la recetó.
   *[other] {""}
}
    .sms = Anotado: { $medicines }, no tomado ({ reason-word.sms }).{ $reason ->
        [ran_out] {" "}Su farmacia puede ayudarle a reponerla.
        [side_effect] {" "}Cuente eso a su farmacéutico o médico. Nadie lee esto.
        [cost] {" "}Su farmacéutico quizá sepa pagar menos.
        [sick] {" "}Si no mejora, pregunte a su farmacéutico o médico.
       *[other] {""}
    }
doses-not-after-all = Deshecho, ya no cuenta como tomado: { $medicines }. Las { $due } esperan su respuesta: 1 tomado, 2 más tarde, 3 no lo tomo.
doses-no-reason-wanted = No hay ninguna toma que espere un motivo.
reason-word = { $reason ->
    [forgot] olvido
    [ran_out] se acabó
    [side_effect] efectos secundarios
    [felt_well] se sentía bien
    [cost] costo
    [sick] estaba mal
    [away] estaba fuera
    [told_to] se lo indicaron
   *[other] otro motivo
}
    .sms = { $reason ->
        [forgot] olvido
        [ran_out] agotado
        [side_effect] efectos secundarios
        [felt_well] se siente bien
        [cost] precio
        [sick] se siente mal
        [away] fuera
        [told_to] orden médica
       *[other] otro motivo
    }
reason-forgot = Me olvidé
reason-ran-out = Se me acabó
    .sms = Agotado
reason-side-effect = Efectos secundarios
reason-felt-well = Me siento bien
reason-cost = Costo
reason-sick = Me siento mal
reason-away = Estoy fuera
reason-told-to = Me dijeron que no
reason-other = Otro motivo

doses-one-by-one = { $time }, una por una:
    { $medicines-lines }
    .sms = { $time }, una por una: { $medicines-names }. De cada una diga TOMÉ o NO, y su nombre.
one-taken = { $medicine-names }: tomada
one-skip = { $medicine-names }: no la tomo

doses-nothing-waiting = No hay nada pendiente de respuesta. Diga HOY para ver su día.
doses-nothing-waiting-next = No hay nada pendiente de respuesta. Lo siguiente es a las { $time }, { $day }.
doses-took-that = Tomé la de las { $time }
doses-no-letter = Ninguna hora lleva ahora esa letra. No ha cambiado nada. Diga HOY para ver su día.
doses-old-button = Ese botón es de algo que ya pasó. No cambió nada. Diga HOY para ver su día.
    .sms = Ese botón es de algo que ya ha terminado. Nada ha cambiado. Diga HOY para ver su día.

# $who: you, named (por $name) o somebody. $time-known es no si nadie dijo cuándo.
# other: quien cuida; DESHACER solo deshace lo que uno mismo dijo.
said-so = lo dijo { $who ->
    [you] usted
    [named] { $name }
    [other] { $name }
   *[somebody] otra persona
} a las { $heard-at }
doses-already-taken = Ya estaba anotado para las { $due }: { $medicines }, tomado{ $time-known ->
    [yes] {" "}a las { $taken-at }
   *[no] , hora desconocida
} ({ said-so }). No lo tome otra vez por las { $due }. Si no es así, diga { $who ->
    [other] cómo fue.
   *[you] DESHACER.
}
    .sms = No lo tome otra vez por las { $due }. Ya anotado: { $medicines }, tomado{ $time-known ->
        [yes] {" "}a las { $taken-at }
       *[no] {""}
    }; { said-so }. ¿Mal? Diga { $who ->
        [other] la verdad.
       *[you] DESHACER.
    }
doses-already-skipped = Ya estaba anotado para las { $due }: { $medicines }, no tomado ({ said-so }). Si no es así, diga { $who ->
    [other] cómo fue.
   *[you] DESHACER.
}
    .sms = Ya anotado para las { $due }: { $medicines }, no tomado; { said-so }. ¿Mal? Diga { $who ->
        [other] la verdad.
       *[you] DESHACER.
    }
doses-already-held = En pausa para las { $due }: { $medicines }. No pregunto. Si aun así lo tomó, dígalo con su nombre.
    .sms = En pausa para las { $due }: { $medicines }. No pregunto. Si de todos modos la ha tomado, diga TOMÉ y su nombre.
doses-already-open = Las { $due } esperan su respuesta: { $medicines }. 1 tomado, 2 más tarde, 3 no lo tomo.
    .sms = Las { $due } esperan su respuesta: { $medicines }. 1 tomado, 2 luego, 3 no lo tomo.
doses-already-unanswered = Las { $due } siguen sin respuesta: { $medicines }. 1 tomado, 3 no lo tomo.
doses-already-not-asked = Las { $due } siguen sin respuesta: { $medicines }. 1 tomado, 3 no lo tomo.

undo-nothing = No hay nada que deshacer: solo deshago su último cambio, dentro de 24 horas.
undone = Deshecho, de las { $time }: { $kind ->
    [taken] { $medicines }, tomado
    [skipped] { $medicines }, no tomado
    [later] "más tarde"
    [logged] { $medicines }, tomado
    [extra] lo que informó como tomado por error. Si ocurrió de verdad, llame al número que le di
    [added] { $medicines-names }, agregado a su lista
    [edited] el cambio de { $medicines-names }
    [stopped] { $medicines-names }, quitado de su lista
    [paused] la pausa de { $medicines-names }
    [resumed] la vuelta a { $medicines-names }
    [remarked] lo que me contó para su visita
    [planned] las nuevas horas de sus medicinas
    [travelled] el cambio de reloj
    [late-day] el cambio de hoy
    [fewer] cuántas veces le recuerdo
   *[setting] el cambio de sus ajustes
}. Queda como estaba.
    .sms = Deshecho, de las { $time }: { $kind ->
        [taken] { $medicines }, tomado
        [skipped] { $medicines }, no tomado
        [later] "luego"
        [logged] { $medicines }, tomado
        [extra] lo tomado por error. Si es verdad que se ha tomado, llame al número que le di
        [added] { $medicines-names }, agregado a su lista
        [edited] el cambio de { $medicines-names }
        [stopped] { $medicines-names }, quitado de su lista
        [paused] la pausa de { $medicines-names }
        [resumed] la vuelta a { $medicines-names }
        [remarked] lo dicho para su visita
        [planned] las nuevas horas
        [travelled] el cambio de reloj
        [late-day] el cambio de hoy
        [fewer] cuántas veces le recuerdo
       *[setting] el cambio de sus ajustes
    }. Queda como antes.

# Un nombre que era casi uno de los suyos. Lo acaba de escribir, así que puede repetirse.
perhaps-one = ¿Quería decir { $medicines-names }? Todavía no anoté nada.
    .sms = ¿Quiere decir { $medicines-names }? Diga CORRECTO o INCORRECTO. Todavía no anoté nada.
perhaps-which = ¿Cuál quería decir? Todavía no anoté nada.
    .sms = ¿Cuál quiere decir? { $choices }. Diga su letra, o NO. Todavía no anoté nada.
perhaps-choice = { $letter } { $medicine-names }
perhaps-none = Ninguna de estas
perhaps-not = Entonces no anoté nada. Diga LISTA para ver lo que hay en su lista.
