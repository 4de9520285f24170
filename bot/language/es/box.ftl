# El pastillero: recordatorios que nombran su compartimento, la lista para llenarlo, y lo que está mal en él tras un cambio.

box-weekday = { $weekday ->
    [0] lunes
    [1] martes
    [2] miércoles
    [3] jueves
    [4] viernes
    [5] sábado
   *[6] domingo
}
box-days = { $is-range ->
    [yes] { $first } a { $last }
   *[no] { $days }
}
box-part = { $part ->
    [waking] al despertar
    [morning] por la mañana
    [noon] a mediodía
    [evening] por la tarde
    [bedtime] al acostarse
   *[other] { $time }
}

# $box: el compartimento. De él solo se dice cuánto hay, en todos los niveles; lo que no va en el pastillero se dice como siempre.
ask-box = { $lettered ->
    [yes] { $letter }{" "}
   *[no] {""}
}{ $how ->
    [late] { $time }: recordatorio tardío, el retraso es nuestro.
    [not-reached] { $time }: recordatorio tardío; nada pudo llegarle antes.
    [again] { $time }: sigo esperando su respuesta.
   *[first] { $time }: es la hora de su pastillero.
}
    { $box }: { $amounts }{ $beside-count ->
        [0] {""}
       *[other]
            {""}
            Además del pastillero:
            { $beside-lines }
    }
    .sms = { $lettered ->
        [yes] { $letter }{" "}
       *[no] {""}
    }{ $time }: { $how ->
        [late] tarde, culpa nuestra:
        [not-reached] tarde, nada pudo llegarle antes:
        [again] sigo esperando:
       *[first] pastillero
    } { $box }, { $amounts }{ $beside-count ->
        [0] {""}
       *[other] , además: { $beside }
    }.
        { $letter }1 tomado, { $letter }2 luego, { $letter }3 no lo tomo
box-where = { $weekday } { $part }
box-amounts = { $tablets-and-capsules ->
    [tablets] { $tablets }
    [capsules] { $capsules }
   *[both] { $tablets }, { $capsules }
}

box-on = Anotado: usa un pastillero y lo llena el { $weekday }. Ese día le diré qué va en él; LLENAR lo dice cuando quiera. Al recordarle nombraré su compartimento. ¿Otro día? Diga «pastillero viernes». Sin él: «sin pastillero».
    .sms = Anotado: pastillero, lo llena el { $weekday }; ese día le escribo. LLENAR dice qué va en él. Otro día: PASTILLERO VIERNES. Sin él: SIN PASTILLERO.
box-off = Anotado: sin pastillero. Volveré a decir sus medicinas, según su nivel.
    .sms = Anotado: sin pastillero. Le recordaré como antes.
box-none = No sé de ningún pastillero suyo. Si usa uno, diga «uso un pastillero».
    .sms = No sé de ningún pastillero suyo. Si usa uno, diga PASTILLERO.

filling = Para su pastillero, { $first } a { $last }:
    { $lines }
    Algunas pastillas deben quedarse en su envase hasta tomarlas: pregunte a su farmacéutico cuáles de las suyas.
    .sms = Pastillero, { $first } a { $last }:
        { $lines }
filling-today = Hoy toca llenar su pastillero, para { $first } a { $last }:
    { $lines }
    Algunas pastillas deben quedarse en su envase hasta tomarlas: pregunte a su farmacéutico cuáles de las suyas. ¿Ya no usa pastillero? Diga «sin pastillero».
    .sms = Hoy toca llenar su pastillero, { $first } a { $last }. LLENAR dice qué va en él. ¿Ya no lo usa? Diga SIN PASTILLERO.
filling-nothing = No va nada en el pastillero de { $first } a { $last }. LISTA dice sus medicinas.
box-line = { $days }, { $part }: { $what }
box-amount = { $amount } de { $medicine-names }
box-fix = { $days }, { $part }: { $change ->
    [out] saque { $out }
    [put] ponga { $put }
   *[both] saque { $out }, ponga { $put }
}
box-wrong = Si su pastillero está lleno, ahora está mal. Por favor, corríjalo hasta { $last }:
    { $lines }
    Si no está seguro, pregunte a su farmacéutico antes de tomar de él.
    .sms = Si ya tiene lleno su pastillero, hay que corregirlo:
        { $lines }
    .sms-else = Si ya tiene lleno su pastillero, hay que corregirlo en { $lines-count ->
        [one] un sitio
       *[other] { $lines-count } sitios
    }. LLENAR dice qué va ahora en él. No tome de él nada de lo que dude.
