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
plan-pinned = { $medicine-names }: a la hora que fija la etiqueta.
plan-never-moved = { $medicine-names }: no se mueve. Solo puede hacerlo quien la recetó.
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
       *[other] en ayunas, { $minutes } minutos antes de comer
    }
   *[other] con o sin comida
}{ $said-by ->
    [label] , como dice la etiqueta.
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
plan-away-from-food = { $medicine-names }: por lo general sin { $food ->
    [dairy] leche, queso ni yogur
   *[other] ciertos alimentos
}. Pregunte a su farmacéutico.
plan-gap = { $medicine-names }: por lo general al menos { $hours } h entre dos tomas. Pregunte a su farmacéutico.
plan-even = { $medicine-names }: por lo general repartida por igual durante el día. Pregunte a su farmacéutico.
plan-free = { $medicine-names }: por lo general { $hours } h de cada día sin ella. Pregunte a su farmacéutico.
plan-often = { $medicine-names }: tantas veces como dice la etiqueta.
plan-day = Su propio día: cuándo despierta, come y se acuesta.
plan-moved = { $medicine-names }: { $to } en lugar de { $since }.
plan-costs = { $kind ->
    [apart] { $medicine-names } separada de { $others-names }
    [first-alone] { $medicine-names } sola al despertar
    [food] { $medicine-names } y las comidas
    [often] Cada cuánto se toma { $medicine-names }
   *[other] Cuándo se toma { $medicine-names }
}: sin esta regla bastaría { $times ->
    [one] una vez al día
   *[other] con { $times } veces al día
}. Pregunte a su farmacéutico.
plan-not-in-slots = { $medicine-names }: cuando hace falta, o contada desde la última toma; no tiene hora fija.
plan-unknown = { $medicine-names }: no conocemos este nombre; no se ha comprobado ninguna regla.
plan-conflict = No se puede cumplir todo. Pregunte a su farmacéutico.
    { $rules }
plan-clash = La etiqueta y una regla no coinciden; vale la etiqueta. Pregunte a su farmacéutico.
    { $rules }
plan-not-proven = Puede haber un plan con menos veces al día; en el tiempo que hubo nadie lo encontró.
plan-empty = No se toma nada a horas fijas.
