# Lo que dice un plan propuesto: por qué cada medicina está donde está, y qué no se puede cumplir.
# $said-by es label o rule; ningún farmacéutico ha revisado las reglas, así que todas remiten a él.

plan-in-all = { $saved ->
    [yes] { $now ->
        [one] Una vez al día en lugar de { $before }.
       *[other] { $now } veces al día en lugar de { $before }.
    }
   *[other] { $now ->
        [one] Una vez al día.
       *[other] { $now } veces al día.
    }
}
plan-shared = { $medicine-names }: a las mismas horas que { $others-names }.
plan-as-written = { $medicine-names }: en el momento del día que dice la etiqueta.
plan-pinned = { $medicine-names }: a una hora fija.
plan-chosen = { $medicine-names }: donde usted quiere. Diga su nombre y CUALQUIER HORA para que yo pueda moverlo otra vez.
plan-never-moved = { $medicine-names }: no se mueve. Solo puede cambiarlo su médico.
plan-food = { $medicine-names }: { $food ->
    [with] con comida
    [before] { $minutes ->
        [0] antes de comer
       *[other] al menos { $minutes } minutos antes de comer
    }
    [after] { $minutes ->
        [0] después de comer
       *[other] { $minutes } minutos después de comer
    }
    [empty] { $minutes ->
        [0] en ayunas
       *[other] en ayunas, { $minutes } minutos antes { $hours ->
            [0] de comer
           *[other] o { $hours } h después de comer
        }
    }
   *[other] con o sin comida
}{ $said-by ->
    [label] , como dice la etiqueta.
    [both] , como dice la etiqueta{ $minutes ->
        [0] .
       *[other] ; los minutos son una regla general. Pregunte a su farmacéutico.
    }
   *[other] , por lo general. Pregunte a su farmacéutico.
}
plan-first-alone = { $medicine-names }: lo primero al despertar, { $minutes } minutos antes de comida, bebida u otra medicina. Pregunte a su farmacéutico.
plan-part = { $medicine-names }: por lo general { $part ->
    [waking] al despertar
    [morning] por la mañana
    [noon] a mediodía
    [evening] por la tarde o noche
   *[bedtime] al acostarse
}. Pregunte a su farmacéutico.
plan-before-bed = { $medicine-names }: por lo general al menos { $hours } h antes de acostarse. Pregunte a su farmacéutico.
plan-apart = { $medicine-names }: por lo general { $before } h antes o { $after } h después de { $others-names }. Pregunte a su farmacéutico.
plan-not-together = { $medicine-names }: por lo general no junto con { $others-names }, ni siquiera a otra hora. Pregunte pronto a su farmacéutico.
plan-away-from-food = { $medicine-names }: por lo general sin { $food ->
    [dairy] leche, queso ni yogur
   *[other] ciertos alimentos
}. Pregunte a su farmacéutico.
plan-gap = { $medicine-names }: por lo general al menos { $hours } h entre dos tomas. Pregunte a su farmacéutico.
plan-even = { $medicine-names }: por lo general repartida por igual durante el día. Pregunte a su farmacéutico.
plan-free = { $medicine-names }: por lo general { $hours } h de cada día sin ella. Pregunte a su farmacéutico.
plan-often = { $medicine-names }: tantas veces como dice la etiqueta.
plan-day = Su propio día: cuándo despierta, come y se acuesta.
plan-usual = { $medicine-names }: a sus horas de siempre; ninguna regla pide otras.
plan-moved = { $medicine-names }: { $to } en lugar de { $since }{ $beside ->
    [yes] , junto con { $others-names }
   *[no] {""}
}.
plan-costs = { $kind ->
    [apart] { $medicine-names } separada de { $others-names }
    [first-alone] { $medicine-names } sola al despertar
    [food] { $medicine-names } y las comidas
    [often] Las horas entre las tomas de { $medicine-names }
    [before-bed] { $medicine-names }, no tarde en el día
   *[other] Cuándo se toma { $medicine-names }
}: sin esta regla bastaría { $times ->
    [one] una vez al día
   *[other] con { $times } veces al día
}. Pregunte a su farmacéutico.
plan-not-in-slots = { $medicine-names }: cuando hace falta, o contada desde la última toma; no tiene hora fija.
plan-unknown = { $medicine-names }: no conocemos este nombre; no se ha comprobado ninguna regla.
plan-conflict = No se puede cumplir todo. Pregunte a su farmacéutico.
    { $rules }
    .sms = No se puede cumplir todo: { $rules }
    .sms-else = Dos reglas de sus medicinas no se pueden cumplir a la vez. Pregunte a su farmacéutico, con su lista en la mano.
plan-not-in-time = Esto no se cumple: no se encontraron mejores horas a tiempo. Pregunte a su farmacéutico.
    { $rules }
    .sms = No se cumple, no se encontraron mejores horas a tiempo: { $rules }
    .sms-else = Una regla no se cumple: no se encontraron mejores horas a tiempo. Pregunte a su farmacéutico, con su lista en la mano.
plan-insisted = No se cumple, porque se pidieron otras horas. Pregunte a su farmacéutico.
    { $rules }
    .sms = No se cumple a estas horas: { $rules }
    .sms-else = A estas horas no se cumple una regla. Pregunte a su farmacéutico, con su lista en la mano.
plan-clash = La etiqueta y una regla no coinciden; vale la etiqueta. Pregunte a su farmacéutico.
    { $rules }
    .sms = La etiqueta y una regla no coinciden: { $rules }
    .sms-else = Una etiqueta y una regla no coinciden; vale la etiqueta. Pregunte a su farmacéutico, con su lista en la mano.
plan-not-proven = Puede haber un plan con menos veces al día{ $bound ->
    [0] {""}
    [1] {""}
   *[other] , pero no con menos de { $bound }
}; en el tiempo que hubo nadie lo encontró.
plan-empty = No se toma nada a horas fijas.

# The talk about it. $gain: fewer, same or more times a day than today; $lead is changed after a wish.
plan-slot = { $time }{ $part ->
    [waking] {" "}al despertar
    [morning] {" "}desayuno
    [noon] {" "}almuerzo
    [evening] {" "}cena
    [bedtime] {" "}al acostarse
   *[clock] {""}
}: { $medicines }
day-off-is-later = { $days ->
    [both] Los sábados y domingos
    [saturday] Los sábados
   *[sunday] Los domingos
} todo su día es { $minutes } minutos más { $which ->
    [earlier] temprano
   *[later] tarde
}. Esos días pregunto eso más { $which ->
    [earlier] temprano
   *[later] tarde
}; lo que tiene hora fija queda igual.
plan-off = { $days ->
    [both] Sábados y domingos
    [saturday] Sábados
   *[sunday] Domingos
}: { $minutes } minutos más { $which ->
    [earlier] temprano
   *[later] tarde
}; las horas fijas quedan.
plan-off-same = Las mismas horas también en días libres: si no, no se cumpliría todo.
plan-later = Desde { $day }: { $now ->
    [one] una vez al día
   *[other] { $now } veces al día
}, a las { $times }.
plan-note-never-moved = no se mueve
plan-note-pinned = hora fija
plan-note-chosen = como usted quiere
plan-note-first-alone = sola, antes que nada
plan-note-away-from-food = sin leche
plan-note-apart = aparte de otras
plan-note-part = mejor a esta hora
plan-note-before-bed = no tarde
plan-note-some-days = solo algunos días
plan-note-on-0 = solo { weekday-0 }
plan-note-on-1 = solo { weekday-1 }
plan-note-on-2 = solo { weekday-2 }
plan-note-on-3 = solo { weekday-3 }
plan-note-on-4 = solo { weekday-4 }
plan-note-on-5 = solo { weekday-5 }
plan-note-on-6 = solo { weekday-6 }
plan-proposed = { $lead ->
    [changed] Con ese cambio serían { $now ->
        [one] una vez al día:
       *[other] { $now } veces al día:
    }
   *[none] { $gain ->
        [fewer] Toma medicinas { $before } veces al día; { $now ->
            [one] bastaría una vez:
           *[other] bastarían { $now } veces:
        }
        [same] Siguen siendo { $now ->
            [one] una vez al día
           *[other] { $now } veces al día
        }, pero a horas que van mejor con sus medicinas:
       *[more] A sus horas algunas no van bien juntas. Irían mejor { $now } veces al día en vez de { $before }:
    }
}
    { $lines }
    Nada se mueve hasta que usted lo diga. Para cambiarlo, diga un nombre y «en el almuerzo», o «las de la noche a las 9».
    .sms = Se pueden planear { $now } veces al día en vez de { $before }. PLAN lo muestra. Nada se mueve sin su permiso.
plan-late = Lo de las { $since } suele tomarlo más bien a las { $to }. ¿Le pregunto a las { $to } desde ahora? Nada se mueve hasta que usted lo diga.
    .sms = Lo de las { $since } suele tomarlo hacia las { $to }. ¿Pregunto a las { $to } desde ahora? Diga USAR ESTAS HORAS o DEJAR LAS MÍAS.
plan-late-meal = Lo de las { $since } va con { $meal ->
    [morning] el desayuno
    [noon] el almuerzo
   *[evening] la cena
}, y suele tomarlo más bien a las { $to }. ¿Es ahora { $meal ->
    [morning] el desayuno
    [noon] el almuerzo
   *[evening] la cena
} a las { $at }? Entonces lo cambio en su día y le pregunto más tarde. Nada se mueve hasta que usted lo diga.
    .sms = Lo que va con { $meal ->
        [morning] el desayuno
        [noon] el almuerzo
       *[evening] la cena
    } lo toma hacia las { $to }. ¿Esa comida es ahora a las { $at }? Entonces pregunto más tarde. Diga CORRECTO o INCORRECTO.
plan-question = { $lead ->
    [changed] Cambiado:{" "}
   *[none] {""}
}{ $now ->
    [one] una vez al día
   *[other] { $now } veces al día
} en vez de { $before }.{ $clashes ->
    [0] {""}
   *[other] {" "}No todo se puede cumplir.
} Diga USAR ESTAS HORAS, DEJAR LAS MÍAS, POR QUÉ, o «las de la noche a las 9».
plan-offer = { $gain ->
    [fewer] Son { $before } veces al día. { $now ->
        [one] Bastaría una.
       *[other] Bastarían { $now }.
    }
   *[other] Por las reglas usuales, algunas de sus medicinas van mejor a otras horas.
} Diga PLAN para ver cómo. Nada se mueve hasta que usted lo diga.
plan-best = { $before ->
    [one] Toma medicinas una vez al día: menos no se puede.
   *[other] Toma medicinas { $before } veces al día, y no conozco horas mejores.
} Sus horas siguen como antes.{ $clashes ->
    [0] {""}
   *[other] {" "}No se puede cumplir todo:
}
plan-stands-there = Ya se toma ahí, así que nada se mueve. HOY muestra sus horas; PLAN busca otras mejores.
plan-why = Por qué están ahí:
    { $lines }
    .sms = Por qué: { $lines }
    .sms-else = Son demasiados motivos para un mensaje. Pregunte a su farmacéutico, o mire el plan en Telegram.
plan-why-nothing = Ninguna regla pide otra hora: van donde las ponen las etiquetas y su propio día.
plan-breaks = { $medicines-names } a las { $time } iría contra esto:
    { $rules }
    { $may ->
        [yes] La propuesta queda como estaba. Si su farmacéutico lo permite, dígalo otra vez con AUN ASÍ.
       *[no] Eso no me toca moverlo: pregunte a quien se lo recetó. La propuesta queda como estaba.
    }
    .sms = { $time } iría contra una regla: { $rules }{" "}{ $may ->
        [yes] Si su farmacéutico lo permite, añada AUN ASÍ.
       *[no] Solo quien la receta puede moverla.
    }
    .sms-else = { $time } iría contra una regla. POR QUÉ la dice. { $may ->
        [yes] Si su farmacéutico lo permite, repítalo con AUN ASÍ.
       *[no] Solo quien la receta puede moverla.
    } La propuesta queda como estaba.
plan-accepted = Hecho: { $now ->
    [one] una vez al día
   *[other] { $now } veces al día
} desde ahora, a las { $times }. Lo que ya le pregunté hoy queda como está. DESHACER le devuelve sus horas de antes.
    .sms = Hecho: { $now ->
        [one] una vez al día
       *[other] { $now } veces al día
    } desde ahora. HOY las muestra. DESHACER le devuelve las de antes.
plan-kept = Sus horas siguen como antes. PLAN muestra la propuesta otra vez.
plan-waits = Las horas que le propuse esperan su respuesta. PLAN las muestra. Hasta entonces no se mueve nada.
plan-gone = Ninguna propuesta espera su respuesta, y ahora no se movió nada. HOY dice sus horas; PLAN busca mejores.
plan-changed-meanwhile = Su lista o su día ha cambiado desde entonces, y ese plan ya no sirve. No se ha movido nada; busco otro y se lo muestro.
plan-failed = Esta vez no encontré un plan. Sus horas siguen como antes. Diga PLAN para probar otra vez.
plan-nothing = Nada de su lista tiene horas fijas, así que no hay nada que planear. LISTA la muestra.
help-plan = No entendí eso, y no moví nada. Diga USAR ESTAS HORAS, DEJAR LAS MÍAS o POR QUÉ, o qué cambiar, como «las de la noche a las 9».
choice-plan-yes = Usar estas horas
choice-plan-no = Dejar las mías
choice-plan-why = Por qué
choice-plan-show = Ver el plan
