# Lo que va en imágenes y en papel, y nada más: el día, la tarjeta para la nevera, la lista del pastillero.
# Se imprime en grande y debe ser breve. "mcg" y "unidades" se escriben así, sobre todo en papel.

paper-file-day = mi-imagen-{ $date }.png
paper-file-proposed = mi-imagen-propuesta.png
paper-file-invitation = invitacion.png
paper-file-card = mi-tarjeta-{ $date }.pdf
paper-file-filling = mi-pastillero-{ $date }.pdf
paper-units = unidades

paper-day = Su día, { $date }
paper-any-day = Día propuesto
paper-times = { $times ->
    [0] Nada que tomar
    [one] Medicinas una vez
   *[other] Medicinas { $times } veces
}
paper-wake = Levantarse
paper-breakfast = Desayuno
paper-lunch = Almuerzo
paper-dinner = Cena
paper-bed = Acostarse
paper-taken = tomado
paper-counts = { $medicines }
paper-name = { $medicine-names }
paper-detail = { $has-amount ->
    [yes] { $amount }
    [varies] lo que toque ese día
   *[no] lo que se mida
}{ $food ->
    [with-food] , con comida
    [before-food] , antes de comer
    [after-food] , después de comer
    [empty-stomach] , con el estómago vacío
   *[other] {""}
}

paper-some-days = solo algunos días

paper-varies = no es igual todos los días

paper-part-waking = Al despertar
paper-part-morning = Mañana
paper-part-noon = Mediodía
paper-part-evening = Tarde
paper-part-bedtime = Al acostarse

paper-card = { $named ->
    [yes] { $name }: mis medicinas
   *[no] Mis medicinas
}
paper-as-of = Al { $date } { $year }
paper-card-none = No se toma nada a horas fijas.
paper-card-others = A otras horas
paper-card-needed = Solo si hace falta
paper-amount = { $amount }
paper-amount-on = { $days }: { $amount }
paper-only-on = solo { $days }
paper-every-days = { $days ->
    [1] cada día
    [2] un día sí y otro no
    [7] una vez por semana
   *[other] cada { $days } días
}
paper-every-hours = { $hours ->
    [one] cada hora
   *[other] cada { $hours } horas
}
paper-months = solo cada { $months } meses, desde el { $first }
paper-month = solo el día { $days } del mes
paper-cycle = { $on } días sí, { $off } días no
paper-after-dose = { $minutes } minutos después de otra medicina
paper-purpose = para { $purpose }
paper-from = desde el { $date }
paper-until = hasta el { $date } inclusive
paper-on-hold = En pausa: pregunte antes de tomarla
paper-gap = al menos { span } entre una y otra
paper-in-a-row = { $row ->
    [1] una sola dosis
   *[other] como máximo { $row } dosis seguidas
}
paper-ceiling = como mucho { $amount } en 24 horas
paper-card-code = El cuadrado lleva esta lista como texto, para la cámara de un teléfono. No necesita internet.
paper-card-code-more = y { $count } más: vea la tarjeta
paper-foot-old = Si la lista cambia, esta tarjeta ya no sirve: tírela y pida una nueva.
paper-foot-ask = Enséñela a su farmacéutico o médico, y pregúnteles antes de cambiar nada.
paper-foot-call = Emergencias: { $emergency }{ $has-poison ->
    [yes] . Centro de intoxicaciones: { $poison }
   *[no] {""}
}.

paper-filling = { $named ->
    [yes] { $name }: mi pastillero
   *[no] Mi pastillero
}
paper-any-date = { $date }
paper-filling-days = { $first } a { $last }
paper-filling-total = En este compartimento
paper-in-units = { $unit ->
    [capsule] cápsulas
   *[tablet] tabletas
}
paper-filling-beside = No va en el pastillero, pero también toca
paper-filling-old = Si la lista cambia, esta hoja ya no sirve: pida una nueva.
paper-filling-foot = Algunas pastillas deben quedarse en su envase hasta tomarlas. Pregunte a su farmacéutico cuáles de las suyas.
paper-filling-none = En estos días no va nada en el pastillero.
