# El informe para una visita, en una página, en papel y como texto, y nada más. Nombra todos los medicamentos.

visit-title = { $named ->
    [yes] { $name }: cómo se tomaron los medicamentos
   *[no] Cómo se tomaron los medicamentos
}
visit-file = informe-de-medicamentos-{ $date }.{ $ending }
visit-short-date = { $day } { $month }
visit-date = { $day } { $month } { $year }
visit-instant = { $date }, { $time }
visit-period = { $first } a { $last } ({ $days ->
    [one] 1 día
   *[other] { $days } días
})
visit-made = Hecho el { $when }
visit-allergies = { $state ->
    [some] Alergias: { $allergies }
    [none] Alergias: ninguna conocida (se preguntó)
   *[not-asked] Alergias: no se ha preguntado
}
visit-unseen = El paciente aún no lo ha visto.
visit-seen = El paciente lo ha visto.
visit-added = El paciente añade: «{ $words }»

visit-headline = Tomas hechas: { $range }
visit-range = { $is-one ->
    [yes] { $low }{"\u00A0"}%
   *[no] { $low }–{ $high }{"\u00A0"}%
}
visit-base = { $is-one ->
    [yes] { $count } de { $of }
   *[no] { $count } de { $of }, { $answered } respondidas
}
visit-timing-base = { $is-one ->
    [yes] { $count } de { $of }
   *[no] { $count } de { $of }, { $answered } a una hora conocida
}
visit-of-all = de todas las tomas que tocaban desde el { $date }
visit-too-little = Faltan datos
visit-none-due = No tocaba ninguna
visit-change = { $change ->
    [better] Se tomó más que en el periodo anterior.
    [worse] Se tomó menos que en el periodo anterior.
   *[not-clear] Sin cambio claro frente al periodo anterior.
}
visit-row-change = { $change ->
    [better] más que antes ({ $range })
   *[worse] menos que antes ({ $range })
}

visit-against = Antes ({ $first } a { $last }): { $range }. Diferencia: de { $least } a { $most } puntos (intervalo del 95 %)

visit-known = Qué se sabe
visit-known-doses = De { $of } tomas previstas: { $answered } respondidas, { $unanswered } sin respuesta, { $not-asked } que no se preguntaron, { $held } en pausa.
visit-known-days = Había algo previsto en { $days } de { $of } días.

visit-stands-out = Lo que llama la atención
visit-nothing-stands-out = { $known ->
    [yes] Nada llama la atención en estos días.
   *[no] En estos días no tocaba ni se contó nada: no hay nada que juzgar.
}
visit-notable-side-effect = { $count ->
    [one] Una nota sobre efectos secundarios
   *[other] { $count } notas sobre efectos secundarios
}, abajo en palabras del paciente
visit-notable-break = { $medicine-names }: { $count } días o más sin una toma
visit-notable-low = { $medicine-names }: { $count } de { $of } tomas hechas
visit-notable-worse = { $medicine-names }: se tomó menos que antes
visit-notable-skipped = { $count ->
    [one] 1 toma omitida
   *[other] { $count } tomas omitidas
}: { $why }
visit-notable-extra = { $count ->
    [one] Una toma
   *[other] { $count } tomas
} que nadie había previsto
visit-notable-silent = { $count } de { $of } tomas nunca se respondieron, así que las cifras dicen poco

visit-list = Los medicamentos, a { $date }
visit-list-none = No hay medicamentos en la lista.
visit-column-medicine = Medicamento, y cómo se toma
visit-column-taken = Tomado
visit-column-days = Días exactos
visit-column-timing = A su hora
visit-column-break = Pausa más larga
visit-column-last = Última toma
visit-how = { $directions }
visit-how-unknown = No se conoce la pauta
visit-why = para { $purpose }
visit-prescriber = recetado por { $prescriber }
visit-since = desde el { $date }
visit-not-asked = No se ha preguntado: { $missing }
visit-missing = { $what ->
    [why] para qué
    [prescriber] quién lo recetó
   *[since] desde cuándo
}
visit-standing = { $standing ->
    [on-hold] En pausa
    [to-come] Aún no ha empezado
    [ended] Ya no se toma
   *[current] {""}
}
visit-counted = Contado del { $first } al { $last }
visit-needed = Si hace falta: { $times ->
    [0] no se tomó
    [one] se tomó una vez
   *[other] se tomó { $times } veces
}{ $times ->
    [0] {""}
   *[other] {" "}en { $days } de { $of } días, como mucho { $most } en un día
}
visit-nothing-planned = No había nada previsto en estos días.
visit-window = a menos de { $length }
visit-between = { $is-one ->
    [yes] { $long }
   *[no] de { $short } a { $long }
}
visit-minutes = { $count }{"\u00A0"}min
visit-hours = { $count }{"\u00A0"}h
visit-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}

visit-skipped = Por qué se omitieron tomas
visit-skipped-none = No se omitió ninguna toma.
visit-skip = { $why }: { $count }
visit-reason = { $reason ->
    [forgot] se olvidó
    [ran_out] se había acabado
    [side_effect] efectos secundarios
    [felt_well] se sentía bien
    [cost] el precio
    [sick] estaba enfermo
    [away] estaba fuera
    [told_to] se lo indicaron
    [none] sin motivo dicho
   *[other] otro motivo
}
visit-slots = Por hora del día
visit-slot-others = A otras horas: { $figure } ({ $base })
visit-slot = { $time }: { $figure } ({ $base })
visit-extras = Tomado sin que tocara
visit-extra = { $kind ->
    [twice] se tomó dos veces
    [wrong] se tomó otra cosa
   *[more] se tomó más de lo que tocaba
}{ $known ->
    [yes] : { $medicine-names }
   *[no] {""}
}
visit-quoted = «{ $words }»
visit-words = En palabras del paciente
visit-words-none = No se escribió nada.
visit-words-more = { $count ->
    [one] Otra está
   *[other] Otras { $count } están
} en los detalles.
visit-remark = { $kind ->
    [side_effect] Cómo se sintió
    [measure] Medido
    [refill] Receta
    [appointment] Cita
    [caregiver] Ayuda
    [taken] También tomado
    [away] Fuera
    [for_them] Dicho por otra persona
   *[question] Pregunta
}

visit-details = Los detalles
visit-chart = Cada día de izquierda a derecha, la hora del día de arriba abajo.
visit-chart-told = { $medicine-names }: { $counts }
visit-chart-count = { $count } { $label }
visit-chart-none = nada previsto ni tomado
visit-mark = { $kind ->
    [taken] tomado
    [late] tomado tarde
    [time-unknown] tomado, hora desconocida
    [skipped] omitido
    [held] en pausa
    [unanswered] sin respuesta
   *[not-asked] no preguntado
}
visit-earlier = { $first } a { $last }: { $figure } tomado ({ $base })
visit-reading = Un intervalo va de «sin respuesta es no tomado» a «solo lo respondido». Días exactos: se tomó justo lo que tocaba. A su hora: cerca de su hora, dentro de lo indicado. Con menos de siete días no hay porcentaje.

visit-foot-told = Dicho por el paciente a un servicio de recordatorios (Dosebell), o por quien le ayuda. Lo que se cuenta así suele ser más de lo que registra un pastillero electrónico.
visit-foot-not = Es un diario, no un diagnóstico: no aconseja nada y nadie lo lee en directo. Pregunte antes de cambiar un medicamento.

# La página antes de un informe compartido, y la de un enlace que no abre nada.
visit-door-title = Un informe de medicamentos
visit-door-text = Alguien se lo ha compartido: cómo tomó sus medicamentos una persona. A esa persona se le dirá que se ha abierto.
visit-door-until = El enlace se abre hasta el { $when }.
visit-door-open = Abrir el informe
visit-door-pdf = Abrirlo como PDF
visit-gone-title = Este enlace no abre nada
visit-gone-text = Un enlace vale siete días, y se puede retirar antes. Pida otro a quien se lo dio.

# La semana como imagen.
visit-week = Su semana, { $first } a { $last }
visit-week-file = mi-semana-{ $date }.png
visit-weekday = { $weekday }

# El correo que lleva un informe a un médico.
visit-mail-subject = Informe de medicamentos de un paciente, para una visita
visit-mail-again = Puede que este correo ya le haya llegado: no pudimos saber si llegó el primero.
visit-mail-text = { $named ->
    [yes] { $name } nos pide que le enviemos
   *[no] Un paciente nos pide que le enviemos
} cómo se tomaron sus medicamentos del { $first } al { $last }. El informe va adjunto en PDF: la primera página lo dice todo.
visit-mail-reply = Nadie lee las respuestas a este correo. Si no era para usted, bórrelo, por favor.
