# Lo que `dosebell read` muestra de una etiqueta, línea por línea, en palabras sencillas.

label-line-words = { $field ->
    [amount] Cuánto
    [often] Cada cuánto
    [when] Cuándo
    [days] Días
    [needed] Según necesidad
    [most] Como máximo
    [length] Durante
    [way] Cómo
    [place] Dónde
    [notes] Además
    [unread] No entendido
    [step] Paso
   *[asked] Por preguntar
}: { $words }
label-halt-words = { $halt ->
    [stopped] Suspendido
    [held] En pausa
   *[other] No se toma
}: no se planea nada.
label-nothing-words = No se entendió nada.
label-range-words = { $low } a { $high }
label-length-words = { $unit ->
    [min] { $number ->
        [one] 1 minuto
       *[other] { $words } minutos
    }
    [h] { $number ->
        [one] 1 hora
       *[other] { $words } horas
    }
    [d] { $number ->
        [one] 1 día
       *[other] { $words } días
    }
    [wk] { $number ->
        [one] 1 semana
       *[other] { $words } semanas
    }
    [mo] { $number ->
        [one] 1 mes
       *[other] { $words } meses
    }
   *[other] { $number ->
        [one] 1 año
       *[other] { $words } años
    }
}
label-every-words = cada { $words }
label-times-words = { $number ->
    [one] una vez
    [2] dos veces
   *[other] { $words } veces
}{ $unit ->
    [d] {" "}al día
    [wk] {" "}a la semana
    [mo] {" "}al mes
   *[other] {" "}en { $length }
}
label-up-to-words = hasta { $words }
label-when-words = { $when ->
    [MORN] por la mañana
    [NOON] a mediodía
    [AFT] por la tarde
    [EVE] al anochecer
    [NIGHT] por la noche
    [HS] al acostarse
    [WAKE] al despertar
    [C] con las comidas
    [CM] con el desayuno
    [CD] con el almuerzo
    [CV] con la cena
    [AC] antes de las comidas
    [ACM] antes del desayuno
    [ACD] antes del almuerzo
    [ACV] antes de la cena
    [PC] después de las comidas
    [PCM] después del desayuno
    [PCD] después del almuerzo
    [PCV] después de la cena
   *[other] { $words }
}
label-minutes-words = { $number } minutos { $words }
label-day-words = { $day ->
    [mon] lunes
    [tue] martes
    [wed] miércoles
    [thu] jueves
    [fri] viernes
    [sat] sábado
   *[sun] domingo
}
label-needed-words = { $words ->
    [yes] sí
   *[other] { $words }
}
label-most-words = { $amount } en { $length }
label-from-words = desde el { $day }
label-until-words = hasta el { $day }
label-count-words = { $number ->
    [one] una sola dosis
   *[other] { $number } dosis en total
}
label-way-words = { $way ->
    [oral] por la boca
    [sublingual] debajo de la lengua
    [buccal] dentro de la mejilla
    [on-the-tongue] sobre la lengua
    [inhalation] inhalado
    [topical] sobre la piel
    [rectal] por el recto
    [vaginal] por la vagina
    [subcutaneous] bajo la piel
    [intramuscular] en un músculo
    [intravenous] en una vena
    [nasal] en la nariz
    [transdermal] como parche en la piel
    [feeding-tube] por la sonda
    [ophthalmic] en el ojo
    [otic] en el oído
   *[other] { $words }
}
label-place-words = { $place ->
    [left-eye] ojo izquierdo
    [right-eye] ojo derecho
    [both-eyes] los dos ojos
    [left-ear] oído izquierdo
    [right-ear] oído derecho
    [both-ears] los dos oídos
    [both-nostrils] las dos fosas nasales
   *[other] { $words }
}
label-note-words = { $note ->
    [with-food] con alimentos
    [before-food] antes de comer
    [after-food] después de comer
    [on-an-empty-stomach] en ayunas
    [with-or-without-food] con o sin alimentos
    [as-directed] según lo indicado
    [with-water] con agua
    [until-finished] hasta terminarlo
    [asked] la cantidad se mide o se pregunta cada vez
    [exactly] exactamente a esas horas
   *[other] { $words }
}
