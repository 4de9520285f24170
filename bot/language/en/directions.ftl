# Directions in words, as they were understood. They are put together from parts, each a sentence of its own.

directions = { $how-often }{ $has-food ->
    [yes] , { $food }
   *[no] {""}
}
directions-dated = { $directions }{ $has-start ->
    [yes] , from { $start }
   *[no] {""}
}{ $has-end ->
    [yes] {" "}up to and including { $end }
   *[no] {""}
}
    .sms = { $directions }{ $has-start ->
        [yes] , from { $start }
       *[no] {""}
    }{ $has-end ->
        [yes] {" "}to { $end }
       *[no] {""}
    }
directions-amount = { $amount }
directions-amount-between = { $low } to { $amount }
directions-amount-asked = as much as is measured
directions-amount-on = { $amount } on { $day }
directions-intake = { $amount }
directions-intake-at = { $amount } at { $time }
directions-intake-waking = { $amount } on waking
directions-intake-morning = { $amount } in the morning
directions-intake-noon = { $amount } at noon
directions-intake-evening = { $amount } in the evening
directions-intake-bedtime = { $amount } at bedtime

# A taper, step by step.
directions-first = { $directions }{ $has-end ->
    [yes] {" "}for { $days ->
        [one] 1 day
       *[other] { $days } days
    }
   *[no] {""}
}{ $has-start ->
    [yes] {" "}from { $start }
   *[no] {""}
}
directions-step = { $directions }{ $has-end ->
    [yes] {" "}for { $days ->
        [one] 1 day
       *[other] { $days } days
    }
   *[no] {""}
}
directions-then = { $head }, then { $part }
directions-then-stop = { $head }, then stop

# $times is 0 where every intake has its own time.
directions-times = { $intakes }{ $times ->
    [0] {""}
    [1] {" "}once a day
    [2] {" "}twice a day
   *[other] {" "}{ $times } times a day
}
directions-daily = { $times ->
    [0] { $intakes } every day
   *[other] { directions-times }
}
directions-weekdays = { $times ->
    [1] { $intakes }
   *[other] { directions-times }
}, on { $days }
directions-by-weekday = { $intakes }
directions-every-days = { $times ->
    [1] { $intakes }
   *[other] { directions-times }
}, every { $days } days
directions-month = { $times ->
    [1] { $intakes }
   *[other] { directions-times }
}, on day { $days } of the month
directions-every-months = { $times ->
    [1] { $intakes }
   *[other] { directions-times }
}, every { $months } months, from { $first }
directions-cycle = { directions-times }, { $on } days on, { $off } days off
directions-every-hours = { $amount } every { $hours ->
    [one] hour
   *[other] { $hours } hours
}
directions-after-dose = { $amount }, { $minutes } minutes after the other one
directions-as-needed = { $amount } as needed{ $has-reason ->
    [yes] {" "}for { $reason }
   *[no] {""}
}{ $has-gap ->
    [yes] , at least { span } apart
   *[no] {""}
}{ $row ->
    [0] {""}
    [1] , 1 dose only
   *[other] , at most { $row } doses in a row
}{ $has-ceiling ->
    [yes] , at most { $most } in 24 hours
   *[no] {""}
}
