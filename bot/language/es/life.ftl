# Una vida que no es regular: pausas, viajes, días tardíos, menos recordatorios; y máquinas que contestan.

loop-broken = Este es el mismo mensaje cinco veces en media hora, como lo manda una máquina; ya no lo contesto. Escriba cualquier otra cosa y vuelvo. Sus recordatorios siguen.
    .sms = El mismo texto vino cinco veces en media hora, como de una máquina: ya no lo contesto. Escriba otra cosa y vuelvo.

# Varias cosas que el bot dice por sí mismo a la vez.
news = { $lines }

# ALTO en un lugar, donde se puede llegar a alguien también en otro.
stopped-here = { $noted ->
    [yes] Su respuesta queda anotada.{" "}
   *[no] {""}
}Aquí no recibirá más mensajes. En su otro lugar le sigo escribiendo. Para terminar eso también, diga EN TODAS PARTES. Solo EMPEZAR trae de vuelta los recordatorios aquí.
    .sms = { $noted ->
        [yes] Anotado.{" "}
       *[no] {""}
    }No más mensajes aquí. En otro lugar le sigo escribiendo: para terminar eso, diga EN TODAS PARTES. Solo EMPEZAR los trae aquí.
stopped-elsewhere = Ha terminado mis mensajes en otro teléfono suyo. Aquí le sigo escribiendo. ¿Tampoco quiere más aquí? Diga ALTO.
stopped-everywhere = No recibirá más mensajes míos, ni aquí ni en otro lugar. Nada le recuerda. Solo EMPEZAR, dicho donde los quiera, trae de vuelta los recordatorios.
    .sms = No recibirá más mensajes míos en ningún lugar. Nada le recuerda sus tomas. Solo EMPEZAR, dicho donde los quiera, los trae de vuelta.
elsewhere = { $wanted ->
    [yes] De acuerdo: lo que no le llegue en un lugar lo mando al otro.
   *[no] De acuerdo: le escribo solo aquí. Lo que no le llegue aquí no lo mando a otro lugar.
}
quiet-hours = { $has-hours ->
    [yes] De { $since } a { $until } no digo nada por mi cuenta, salvo las tomas que usted tiene a esa hora. Lo demás espera hasta las { $until }.
   *[no] Ya no tiene horas de silencio.
}

# Una pausa de todo.
strict-line = { $has-strict ->
    [yes] {" "}Pregunte a su médico o farmacéutico antes de dejar { $strict-names }.
   *[no] {""}
}
hold-ask = { $why ->
    [hospital] Está en el hospital
    [fast] Está en ayuno
   *[away] Está fuera
}{ $has-end ->
    [yes] {" "}hasta el { $until }
   *[no] {""}
}. ¿Detengo todos los recordatorios hasta que me diga otra cosa? Nada ha cambiado todavía. Si se deja una medicina lo decide quien la recetó.{ strict-line }
    .sms = { $why ->
        [hospital] En el hospital
        [fast] En ayuno
       *[away] Fuera
    }{ $has-end ->
        [yes] {" "}hasta el { $until }
       *[no] {""}
    }: ¿todo en pausa? Diga TODO EN PAUSA o SEGUIR. Pregunte a su médico antes de dejar una medicina.
choice-hold-all = Todo en pausa
choice-keep-reminding = Seguir
hold-not = De acuerdo, le sigo recordando. Para otro reloj mientras siga fuera, diga por ejemplo: en Madrid hasta el 14
help-hold = No entiendo eso, y no cambié nada. Diga TODO EN PAUSA o SEGUIR.
held = En pausa{ $has-end ->
    [yes] {" "}hasta el { $until }
   *[no] {""}
}: { $medicines-names }. El { $ask-on } le pregunto si vuelve a tomar sus medicinas; nada empieza por sí solo. REANUDAR la termina al momento. Si se pausa una medicina lo decide quien la recetó.{ strict-line }
    .sms = Todo en pausa. El { $ask-on } le pregunto si sigue; REANUDAR la termina. Pregunte a su médico o farmacéutico antes de dejar { $has-strict ->
        [yes] { $strict-names }
       *[no] algo
    }.
    .sms-else = Todo en pausa. El { $ask-on } le pregunto si sigue; REANUDAR la termina. Pregunte a su médico o farmacéutico antes de dejar una medicina.
held-resumed = Sigo con { $medicines-names }: pregunto de nuevo cuando toque. Si algo ha cambiado, dígalo; LISTA muestra lo que tengo.
held-ask = { $again ->
    [yes] Sus medicinas siguen en pausa, y no le recuerdo nada.
   *[no] Usted dijo { $why ->
        [hospital] que estaba en el hospital
        [fast] que estaba en ayuno
        [away] que estaba fuera
       *[other] que pausara todo
    }; por eso sus medicinas están en pausa.
} ¿Las toma otra vez? ¿Ha cambiado algo?
    .sms = { $again ->
        [yes] Sus medicinas siguen en pausa.
       *[no] Como dijo, tengo en pausa sus medicinas.
    } ¿Las toma otra vez? Diga SIGO, TODAVÍA EN PAUSA o ALGO HA CAMBIADO.
choice-going-on = Sigo
choice-still-held = Todavía en pausa
choice-has-changed = Algo ha cambiado
held-still = De acuerdo, sigue en pausa. Le pregunto otra vez el { $ask-on }. REANUDAR la termina al momento.
held-changed = Dígame qué es distinto: como "deje el ibuprofeno", "cambiar hierro" o "añadir …". Cuando su lista esté bien, diga REANUDAR: hasta entonces todo sigue en pausa.
    .sms = Dígame qué es distinto: como "cambiar hierro" o "añadir ...". Cuando su lista esté bien, diga REANUDAR: hasta entonces todo sigue en pausa.
help-held = No entiendo eso, y no cambié nada. Sus medicinas siguen en pausa. ¿Las toma otra vez? Diga SIGO o TODAVÍA EN PAUSA.
back-nothing = Bienvenido de vuelta. No había pausa ni viaje anotado, así que nada cambia.

# Un viaje.
travel-where = No sé qué reloj vale en "{ $place }". Nombre una ciudad grande cercana, como: en Madrid hasta el 14. Nada ha cambiado.
travel-same = El reloj en { $place } muestra lo mismo que el suyo, así que nada cambia.
travel-ask = { $place }: el reloj allí muestra las { $now-there } ahora, { $hours } h{ $minutes ->
    [0] {""}
   *[other] {" "}{ $minutes } min
} { $way ->
    [ahead] más que el suyo
   *[behind] menos que el suyo
}. ¿Por qué reloj van sus medicinas{ $has-end ->
    [yes] {" "}hasta el { $until }
   *[no] {""}
}? RELOJ DE ALLÍ: las { $time } siguen siendo las { $time } allí, y al cambiar pasa más o menos tiempo entre dos tomas. RELOJ DE CASA: tan separadas como siempre; las { $time } son las { $there } allí. Le muestro las horas antes de cambiar nada.
    .sms = { $place }: allí son las { $now-there }. RELOJ DE ALLÍ: { $time } de allí. RELOJ DE CASA: { $time } son { $there } allí. SIN VIAJE: nada cambia. Diga cuál.
choice-local-clock = Reloj de allí
choice-home-clock = Reloj de casa
choice-no-trip = Sin viaje
travel-day = { $day }: { $there } (en casa { $home })
    .sms = { $day }: { $there }
travel-confirm = Por el { $clock ->
    [local] reloj de allí
   *[home] reloj de casa
}, los dos primeros días en { $place } serían así, por el reloj de allí:
    { $lines }
    { $has-end ->
    [yes] Después del { $until } vuelve a valer su reloj de casa por sí solo.
   *[no] Cuando esté en casa, diga YA VOLVÍ.
} ¿Está bien?
    .sms = { $place }, primeros días:
        { $lines }
        ¿Va bien así? Diga CORRECTO o INCORRECTO.
travel-gap-strict = { $medicines-names }: en este viaje pasan hasta { $hours } h entre dos tomas. Si eso está bien no puedo decirlo: pregunte a su farmacéutico o médico antes de salir.
    .sms = { $medicines-names }: hasta { $hours } h entre dos tomas en este viaje. Pregunte a su farmacéutico o médico antes de salir.
travel-close-strict = { $medicines-names }: en este viaje pasan solo { $hours } h entre dos tomas. Si eso está bien no puedo decirlo: pregunte a su farmacéutico o médico antes de salir.
    .sms = { $medicines-names }: solo { $hours } h entre dos tomas en este viaje. Pregunte a su farmacéutico o médico antes de salir.
travel-gap = { $medicines-names }: una vez, al cambiar de reloj, pasan hasta { $hours } h entre dos tomas. Si le preocupa, pregunte a su farmacéutico.
    .sms = { $medicines-names }: una vez hasta { $hours } h entre dos tomas. Si le preocupa, pregunte a su farmacéutico.
travel-left-out = { $medicines-names }: una vez, al cambiar de reloj, se omite una hora porque llegaría demasiado pronto. Pregunte a su farmacéutico si está bien.
    .sms = { $medicines-names }: al cambiar de reloj se omite una hora, porque llegaría demasiado pronto. Pregunte a su farmacéutico.
travel-agreed = Anotado: { $place }{ $later ->
    [yes] {" "}desde el { $since }
   *[no] {""}
}{ $has-end ->
    [yes] {" "}hasta el { $until }
   *[no] {""}
}. { $clock ->
    [local] Sus medicinas van por el reloj de allí{ $has-end ->
        [yes] , y después otra vez por el de casa
       *[no] {""}
    }.
   *[home] Sus medicinas siguen por su reloj de casa, y le digo las horas de casa.
} { $has-end ->
    [yes] ¿Vuelve antes? Diga YA VOLVÍ.
   *[no] Cuando esté en casa, diga YA VOLVÍ.
} DESHACER lo revierte.
    .sms = Anotado. { $clock ->
        [local] Sus medicinas van por el reloj de allí { $has-end ->
            [yes] hasta el { $until }
           *[no] por ahora
        }.
       *[home] Sus medicinas siguen por el reloj de casa.
    } ¿Ya en casa? Diga YA VOLVÍ. DESHACER lo revierte.
travel-not = De acuerdo, nada cambia.
travel-home = Su viaje ha terminado: sus medicinas van otra vez por su reloj de casa, que muestra las { $clock }. ¿Sigue fuera? Dígame dónde, como: en Madrid hasta el viernes
    .sms = Su viaje ha terminado: sus medicinas van por su reloj de casa, ahora { $clock }. ¿Sigue fuera? Dígalo, como: en Madrid hasta el viernes
travel-back = Bienvenido de vuelta. Sus medicinas van otra vez por su reloj de casa, que muestra las { $clock }. DESHACER lo revierte.
help-travel = No entiendo eso, y no cambié nada. { $step ->
    [clock] Diga RELOJ DE ALLÍ, RELOJ DE CASA o SIN VIAJE.
   *[confirm] ¿Van bien las horas? Diga CORRECTO o INCORRECTO.
}

# Un día que empezó tarde.
late-over = { $over ->
    [yes] {" "}La hora de las { $time } ya queda atrás. Si la ha tomado, dígalo. Si la toma ahora, pregúntelo a su farmacéutico; no tome el doble.
   *[no] {""}
}
late-line = { $since } pasa a { $to }
late-stays = { $time } se queda
late-moved = Buenos días. Solo por hoy:
    { $lines }
    Mañana como siempre. DESHACER lo revierte.{ late-over }
    .sms = Solo por hoy:
        { $lines }
        DESHACER lo revierte.
late-ask = Buenos días. Puedo mover el día de hoy así, una vez; lo que va por el reloj se queda:
    { $lines }
    ¿Lo hago?{ late-over }
    .sms = Hoy podría ser así:
        { $lines }
        Diga MUÉVALO o DÉJELO.
choice-move-day = Muévalo
choice-leave-day = Déjelo
late-not = De acuerdo, el día de hoy se queda igual.
late-once = Ya moví el día de hoy una vez, así que lo dejo igual. LUEGO aplaza un recordatorio.
late-nothing = Nada de hoy tiene que moverse.{ late-over }
    .sms = Nada de hoy tiene que moverse.{ $over ->
        [yes] {" "}Las { $time } ya pasaron: si la ha tomado, dígalo. Si la toma ahora, pregunte a su farmacéutico.
       *[no] {""}
    }
help-late-day = No entiendo eso, y no moví nada. Diga MUÉVALO o DÉJELO.

# Menos recordatorios.
fewer-ask = ¿Cómo le recuerdo? Una vez, y no más para esa hora; o media hora después, y solo si no ha contestado para entonces.
    .sms = ¿Cómo? Diga UNA VEZ (un recordatorio cada hora), SIN RESPUESTA (media hora después, solo si no contesta) o SIN CAMBIO.
choice-once = Una vez
choice-if-silent = Sin respuesta
choice-as-it-is = Sin cambio
fewer-kept = { $how ->
    [once] Desde su próxima hora le recuerdo una vez cada vez.
   *[other] Desde su próxima hora pregunto media hora después, solo si no ha contestado.
} Si deja una sin contestar, le recuerdo como antes y se lo digo. RECUÉRDEME COMO ANTES lo termina.
    .sms = { $how ->
        [once] Desde ahora una vez cada vez.
       *[other] Desde ahora solo si calla media hora.
    } Si deja una sin contestar, le recuerdo como antes y lo digo. RECUÉRDEME COMO ANTES lo termina.
fewer-not = Le sigo recordando como antes. { $why ->
    [alert] A alguien que le cuida se le avisa ahora de una toma que faltó.
    [critical] Toma algo que no se debe olvidar.
   *[change] Su lista ha cambiado en las últimas cuatro semanas.
} Pregúnteme más adelante.
fewer-as-before = { $changed ->
    [yes] Le recuerdo como antes, desde su próxima hora.
   *[no] Le recuerdo como siempre; nada ha cambiado.
}
fewer-ended = { $why ->
    [slip] Las { $time } quedaron sin respuesta, así que le recuerdo como antes.
   *[change] Su lista ha cambiado, así que le recuerdo como antes.
} Más adelante puede decir otra vez RECUÉRDEME MENOS.
help-fewer = No entiendo eso, y no cambié nada. Diga UNA VEZ, SIN RESPUESTA o SIN CAMBIO.
