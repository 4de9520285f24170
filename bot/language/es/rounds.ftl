# Lo que el bot dice por sí mismo sobre las rondas: preguntas, la ronda de práctica, el resumen tras una avería.
# Fuera de su plazo nada de aquí puede decir "tome".

# $how: first, again o late (una primera pregunta que llega tarde por nuestra culpa).
# $lettered es yes mientras haya dos rondas sin respuesta. $left-out: lo que aún está dentro de su intervalo mínimo.
ask = { $lettered ->
    [yes] { $letter }{" "}
   *[no] {""}
}{ $how ->
    [late] { $time }: recordatorio tardío, el retraso es nuestro.
    [not-reached] { $time }: recordatorio tardío; nada pudo llegarle antes.
    [again] { $time }: aún esperamos su respuesta.
   *[first] { $time }: es la hora de { $medicines-count ->
        [one] su medicina.
       *[other] sus medicinas.
    }
}
    { $medicines-lines }{ $left-out-count ->
    [0] {""}
   *[other]
        {""}
        Ahora no: { $left-out }. Es demasiado pronto desde la última toma.
}
    .sms = { $lettered ->
        [yes] { $letter }{" "}
       *[no] {""}
    }{ $time }: { $how ->
        [late] recordatorio tardío, culpa nuestra:
        [not-reached] tarde, nada pudo llegarle antes:
        [again] esperamos su respuesta:
       *[first] es la hora de
    }{ $level ->
        [0] {" "}{ $medicines }.
       *[other]
            {""}
            { $medicines-lines }
    }{ $left-out-count ->
        [0] {""}
       *[other]
            {""}
            Es pronto para: { $left-out }.
    }
        { $letter }1 tomado, { $letter }2 luego, { $letter }3 no lo tomo

# Todo lo de la ronda está aún dentro de su intervalo mínimo; se dice una vez, para que el silencio no sea un enigma.
held-back = { $time }: todavía nada. Ahora no: { $left-out }. Es demasiado pronto desde la última toma que me dijo.
    Si la tomó antes, dígame cuándo: "tomada a las 8:15".
    .sms = { $time }: todavía nada. Es pronto desde la toma anterior: { $left-out }. Si esa fue antes, diga "tomada a las 8:15".

practice-ask = Solo es una práctica, no se anota nada. Imagine que son las { $time } y que este es su recordatorio.
    ¿Ha tomado sus medicinas? Pulse o escriba 1 si ya las tomó.
    .sms = Práctica, no se anota nada: imagine que son las { $time }. ¿Ha tomado sus medicinas?
        1 tomado, 2 luego, 3 no lo tomo

too-soon = no antes de las { $at }

choose-taken = { $letter }1 Tomado
choose-later = { $letter }2 Más tarde
choose-not-taking = { $letter }3 No lo tomo
choose-one-by-one = Una por una

# Tras una avería: una vez por persona, y nunca un consejo de recuperar lo perdido.
digest-of-one = { $today ->
    [yes] No pudimos recordarle la toma de las { $time }.
   *[no] No pudimos recordarle la toma de las { $time } del { $date }.
} La culpa es nuestra, no suya.
    ¿La tomó?
    { $medicines-lines }
    Si no sabe qué hacer ahora, el prospecto o su farmacéutico se lo dirán.
    .sms = { $today ->
        [yes] No pudimos recordarle las { $time };
       *[no] No pudimos recordarle las { $time } del { $date };
    } culpa nuestra. ¿Tomada? { $medicines }.
        { $letter }1 tomado, { $letter }3 no tomado. ¿Dudas? Pregunte en la farmacia.
digest = No pudimos recordarle estas tomas. La culpa es nuestra, no suya.
    { $rounds }
    ¿Las tomó?
    Si no sabe qué hacer ahora, el prospecto o su farmacéutico se lo dirán.
    .sms = No pudimos recordarle; culpa nuestra. ¿Tomadas?
        { $rounds }
        Letra y 1: tomado, 3: no. ¿Dudas? Pregunte en la farmacia.
# Tras restaurar una copia: se perdió lo anotado desde que se hizo, y quizá ya respondieron.
digest-lost-of-one = { $today ->
    [yes] Perdimos lo anotado de la toma de las { $time }.
   *[no] Perdimos lo anotado de la toma de las { $time } del { $date }.
} La culpa es nuestra, no suya.
    ¿La tomó?
    { $medicines-lines }
    Si no sabe qué hacer ahora, el prospecto o su farmacéutico se lo dirán.
    .sms = { $today ->
        [yes] Perdimos la nota de las { $time };
       *[no] Perdimos la nota de las { $time } del { $date };
    } culpa nuestra. ¿Tomada? { $medicines }.
        { $letter }1 tomado, { $letter }3 no tomado. ¿Dudas? Pregunte en la farmacia.
digest-lost = Perdimos lo anotado de estas tomas. La culpa es nuestra, no suya.
    { $rounds }
    ¿Las tomó?
    Si no sabe qué hacer ahora, el prospecto o su farmacéutico se lo dirán.
    .sms = Perdimos las notas; culpa nuestra. ¿Tomadas?
        { $rounds }
        Letra y 1: tomado, 3: no. ¿Dudas? Pregunte en la farmacia.
digest-line = { $lettered ->
    [yes] { $letter }{" "}
   *[no] {""}
}{ $today ->
    [yes] { $time }
   *[no] { $date }, { $time }
}: { $medicines }
    .sms = { $lettered ->
        [yes] { $letter }{" "}
       *[no] {""}
    }{ $today ->
        [yes] { $time }
       *[no] { $time } { $date }
    }{ $level ->
        [0] {""}
       *[other] : { $medicines }
    }
choose-not-taken = { $letter }3 No tomado
choose-taken-at = { $letter }1 { $time } tomado
choose-not-taken-at = { $letter }3 { $time } no tomado

# Va encima de un mensaje que quizá ya llegó.
repeat-of-ask = Enviado otra vez, por si no le llegó. Es la misma toma, no una segunda.
    .sms = De nuevo, la misma:
repeat-of-message = Enviado otra vez, por si no le llegó.
    .sms = De nuevo:

# En qué se convierte la pregunta una vez respondida; sus botones desaparecen.
asked-settled = { $outcome ->
    [taken] { $time }: tomado.
    [skipped] { $time }: no tomado.
    [held] { $time }: en pausa.
    [unanswered] { $time }: aún sin respuesta.
   *[mixed] { $time }: anotado.
}
    .sms = { $outcome ->
        [taken] { $time }: tomado.
        [skipped] { $time }: no tomado.
        [held] { $time }: en pausa.
        [unanswered] { $time }: todavía sin respuesta.
       *[mixed] { $time }: anotado.
    }
asked-reopened = { $time }: abierto de nuevo. Esperamos su respuesta.
asked-practice = Práctica terminada. No se anotó nada.
    .sms = Práctica terminada. No hay nada anotado.

# Alguien escribió y fallamos tres veces por un motivo nuestro.
could-not-handle = Algo salió mal por nuestra parte y su último mensaje no quedó anotado. Envíelo otra vez dentro de un rato. Si es urgente, llame a su farmacéutico o a su médico.
    .sms = Algo ha fallado aquí y su último mensaje no queda anotado. Envíelo otra vez en un rato. Si es urgente, llame a su farmacéutico o a su médico.
