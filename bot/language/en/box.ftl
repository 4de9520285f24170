# A pill box: reminders that name its compartment, the list to fill it by, and what is wrong in it after a change.
# A compartment is never called "it": there are two boxes in the house.

box-weekday = { $weekday ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
}
box-days = { $is-range ->
    [yes] { $first } to { $last }
   *[no] { $days }
}
box-part = { $part ->
    [waking] on waking
    [morning] morning
    [noon] noon
    [evening] evening
    [bedtime] bedtime
   *[other] { $time }
}

# $box: the compartment. Only how much is in it is said, at every level; what does not go into a box is said as ever.
ask-box = { $lettered ->
    [yes] { $letter }{" "}
   *[no] {""}
}{ $how ->
    [late] { $time }: late reminder, the delay is ours.
    [not-reached] { $time }: late reminder; nothing reached you before.
    [again] { $time }: still waiting for your answer.
   *[first] { $time }: time for your pill box.
}
    { $box }: { $amounts }{ $beside-count ->
        [0] {""}
       *[other]
            {""}
            Besides the box:
            { $beside-lines }
    }
    .sms = { $lettered ->
        [yes] { $letter }{" "}
       *[no] {""}
    }{ $time }: { $how ->
        [late] late, our delay:
        [not-reached] late, nothing reached you before:
        [again] still waiting:
       *[first] pill box
    } { $box }, { $amounts }{ $beside-count ->
        [0] {""}
       *[other] , besides: { $beside }
    }.
        { $letter }1 taken, { $letter }2 later, { $letter }3 not taking
box-where = { $weekday } { $part }
box-amounts = { $tablets-and-capsules ->
    [tablets] { $tablets }
    [capsules] { $capsules }
   *[both] { $tablets }, { $capsules }
}

box-on = Noted: you use a pill box and fill it on { $weekday }. On that day I tell you what goes into it; FILL says it at any time. I will name its compartment when I remind you. Another day? Say “box Friday”. Without one: “no box”.
    .sms = Noted: a pill box, filled on { $weekday }; I write on that day. I name its compartment. FILL says what goes in. Another day: BOX FRIDAY. None: NO BOX.
box-off = Noted: no pill box. I will name your medicines again, as your wording level allows.
    .sms = Noted: no pill box. I will remind you as before.
box-none = I do not know of a pill box of yours. If you use one, say “I use a pill box”.
    .sms = I do not know of a pill box of yours. If you use one, say PILL BOX.

filling = For your pill box, { $first } to { $last }:
    { $lines }
    Some tablets must stay in their own package until they are taken: ask your pharmacist which of yours.
    .sms = Pill box, { $first } to { $last }:
        { $lines }
filling-today = Today is the day of your pill box. For { $first } to { $last }:
    { $lines }
    Some tablets must stay in their own package until they are taken: ask your pharmacist which of yours. No box any more? Say “no box”.
    .sms = Today is the day of your pill box, for { $first } to { $last }. FILL says what goes into it. No box any more? Say NO BOX.
filling-nothing = Nothing goes into the box from { $first } to { $last }. LIST shows your medicines.
box-line = { $days }, { $part }: { $what }
box-amount = { $amount } of { $medicine-names }
box-fix = { $days }, { $part }: { $change ->
    [out] take out { $out }
    [put] put in { $put }
   *[both] take out { $out }, put in { $put }
}
box-wrong = If your box is filled, it is wrong now. Please put it right, up to { $last }:
    { $lines }
    If you are unsure, ask your pharmacist before you take from it.
    .sms = If your box is filled, it is wrong now:
        { $lines }
    .sms-else = If your box is filled, it is wrong now in { $lines-count ->
        [one] one place
       *[other] { $lines-count } places
    }. FILL says what goes into it now. Take nothing from it that you are unsure of.
