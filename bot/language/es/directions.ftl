# Indicaciones en palabras, tal como se entendieron. Se forman de partes, cada una con su propia frase.

directions = { $how-often }{ $has-food ->
    [yes] , { $food }
   *[no] {""}
}
directions-dated = { $directions }{ $has-start ->
    [yes] , desde el { $start }
   *[no] {""}
}{ $has-end ->
    [yes] {" "}hasta el { $end } inclusive
   *[no] {""}
}
    .sms = { $directions }{ $has-start ->
        [yes] , desde el { $start }
       *[no] {""}
    }{ $has-end ->
        [yes] {" "}hasta el { $end }
       *[no] {""}
    }
directions-amount = { $amount }
directions-amount-between = { $low } a { $amount }
directions-amount-asked = lo que se mida
directions-amount-on = { $amount } el { $day }
directions-intake = { $amount }
directions-intake-at = { $amount } a las { $time }
directions-intake-waking = { $amount } al despertar
directions-intake-morning = { $amount } por la mañana
directions-intake-noon = { $amount } a mediodía
directions-intake-evening = { $amount } por la tarde-noche
directions-intake-bedtime = { $amount } al acostarse

# Una dosis que cambia con el tiempo, paso a paso.
directions-first = { $directions }{ $has-end ->
    [yes] {" "}durante { $days ->
        [one] 1 día
       *[other] { $days } días
    }
   *[no] {""}
}{ $has-start ->
    [yes] {" "}desde el { $start }
   *[no] {""}
}
directions-step = { $directions }{ $has-end ->
    [yes] {" "}durante { $days ->
        [one] 1 día
       *[other] { $days } días
    }
   *[no] {""}
}
directions-then = { $head }, luego { $part }
directions-then-stop = { $head }, y ahí termina

# $times es 0 cuando cada toma tiene su hora.
directions-times = { $intakes }{ $times ->
    [0] {""}
    [1] {" "}una vez al día
    [2] {" "}dos veces al día
   *[other] {" "}{ $times } veces al día
}
directions-daily = { $times ->
    [0] { $intakes } cada día
   *[other] { directions-times }
}
directions-weekdays = { $times ->
    [1] { $intakes }
   *[other] { directions-times }
}, cada { $days }
directions-by-weekday = { $intakes }
directions-every-days = { $times ->
    [1] { $intakes }
   *[other] { directions-times }
}, cada { $days } días
directions-month = { $times ->
    [1] { $intakes }
   *[other] { directions-times }
}, el día { $days } del mes
directions-every-months = { $times ->
    [1] { $intakes }
   *[other] { directions-times }
}, cada { $months } meses, desde el { $first }
directions-cycle = { directions-times }, { $on } días sí, { $off } días no
    .sms = { directions-times }, { $on } días con ella, { $off } días sin ella
directions-every-hours = { $amount } cada { $hours ->
    [one] hora
   *[other] { $hours } horas
}
directions-after-dose = { $amount }, { $minutes } minutos después de la otra
directions-as-needed = { $amount } según necesidad{ $has-reason ->
    [yes] {" "}para { $reason }
   *[no] {""}
}{ $has-gap ->
    [yes] , al menos { span } entre una y otra
   *[no] {""}
}{ $row ->
    [0] {""}
    [1] , una sola dosis
   *[other] , como máximo { $row } dosis seguidas
}{ $has-ceiling ->
    [yes] , como mucho { $most } en 24 horas
   *[no] {""}
}
