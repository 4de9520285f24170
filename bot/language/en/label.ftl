# What `dosebell read` shows of a label, line by line, in plain words.

label-line-words = { $field ->
    [amount] How much
    [often] How often
    [when] When
    [days] Days
    [needed] As needed
    [most] At most
    [length] How long
    [way] How
    [place] Where
    [notes] Besides
    [unread] Not understood
    [step] Step
   *[asked] To ask
}: { $words }
label-halt-words = { $halt ->
    [stopped] Stopped
    [held] On hold
   *[other] Not taken
}: nothing of it is planned.
label-nothing-words = Nothing was understood.
label-range-words = { $low } to { $high }
label-length-words = { $unit ->
    [min] { $number ->
        [one] 1 minute
       *[other] { $words } minutes
    }
    [h] { $number ->
        [one] 1 hour
       *[other] { $words } hours
    }
    [d] { $number ->
        [one] 1 day
       *[other] { $words } days
    }
    [wk] { $number ->
        [one] 1 week
       *[other] { $words } weeks
    }
    [mo] { $number ->
        [one] 1 month
       *[other] { $words } months
    }
   *[other] { $number ->
        [one] 1 year
       *[other] { $words } years
    }
}
label-every-words = every { $words }
label-times-words = { $number ->
    [one] once
    [2] twice
   *[other] { $words } times
}{ $unit ->
    [d] {" "}a day
    [wk] {" "}a week
    [mo] {" "}a month
   *[other] {" "}in { $length }
}
label-up-to-words = up to { $words }
label-when-words = { $when ->
    [MORN] in the morning
    [NOON] at noon
    [AFT] in the afternoon
    [EVE] in the evening
    [NIGHT] at night
    [HS] at bedtime
    [WAKE] on waking
    [C] with meals
    [CM] with breakfast
    [CD] with lunch
    [CV] with dinner
    [AC] before meals
    [ACM] before breakfast
    [ACD] before lunch
    [ACV] before dinner
    [PC] after meals
    [PCM] after breakfast
    [PCD] after lunch
    [PCV] after dinner
   *[other] { $words }
}
label-minutes-words = { $number } minutes { $words }
label-day-words = { $day ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
label-needed-words = { $words ->
    [yes] yes
   *[other] { $words }
}
label-most-words = { $amount } in { $length }
label-from-words = from { $day }
label-until-words = until { $day }
label-count-words = { $number ->
    [one] a single dose
   *[other] { $number } doses in all
}
label-way-words = { $way ->
    [oral] by mouth
    [sublingual] under the tongue
    [buccal] inside the cheek
    [on-the-tongue] on the tongue
    [inhalation] breathed in
    [topical] on the skin
    [rectal] in the rectum
    [vaginal] in the vagina
    [subcutaneous] under the skin
    [intramuscular] into a muscle
    [intravenous] into a vein
    [nasal] in the nose
    [transdermal] as a patch on the skin
    [feeding-tube] through the feeding tube
    [ophthalmic] in the eye
    [otic] in the ear
   *[other] { $words }
}
label-place-words = { $place ->
    [left-eye] left eye
    [right-eye] right eye
    [both-eyes] both eyes
    [left-ear] left ear
    [right-ear] right ear
    [both-ears] both ears
    [both-nostrils] both nostrils
   *[other] { $words }
}
label-note-words = { $note ->
    [with-food] with food
    [before-food] before food
    [after-food] after food
    [on-an-empty-stomach] on an empty stomach
    [with-or-without-food] with or without food
    [as-directed] as directed
    [with-water] with water
    [until-finished] until it is finished
    [asked] the amount is measured or asked for each time
    [exactly] exactly at these times
   *[other] { $words }
}
