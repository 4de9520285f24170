# What stands on pictures and on paper, and nothing else: a day strip, the card for the fridge, the list for a pill box.
# It is printed large and must not be long. "mcg" and "units" are spelled so, on paper above all.

paper-file-day = my-picture-{ $date }.png
paper-file-proposed = my-picture-proposed.png
paper-file-invitation = invitation.png
paper-file-card = my-card-{ $date }.pdf
paper-file-filling = my-pill-box-{ $date }.pdf
paper-units = units

paper-day = Your day, { $date }
paper-any-day = Proposed day
paper-times = { $times ->
    [0] Nothing to take
    [one] Medicines once
   *[other] Medicines { $times } times
}
paper-wake = Get up
paper-breakfast = Breakfast
paper-lunch = Lunch
paper-dinner = Dinner
paper-bed = Bedtime
paper-taken = taken
paper-counts = { $medicines }
paper-name = { $medicine-names }
paper-detail = { $has-amount ->
    [yes] { $amount }
    [varies] as much as that day says
   *[no] as much as is measured
}{ $food ->
    [with-food] , with food
    [before-food] , before food
    [after-food] , after food
    [empty-stomach] , on an empty stomach
   *[other] {""}
}

paper-some-days = only on some days

paper-varies = not the same every day

paper-part-waking = On waking
paper-part-morning = Morning
paper-part-noon = Noon
paper-part-evening = Evening
paper-part-bedtime = Bedtime

paper-card = { $named ->
    [yes] { $name }: my medicines
   *[no] My medicines
}
paper-as-of = As of { $date } { $year }
paper-card-none = Nothing is taken at fixed times.
paper-card-others = At other times
paper-card-needed = Only when needed
paper-amount = { $amount }
paper-amount-on = { $days }: { $amount }
paper-only-on = only on { $days }
paper-every-days = { $days ->
    [1] every day
    [2] every other day
    [7] once a week
   *[other] every { $days } days
}
paper-every-hours = { $hours ->
    [one] every hour
   *[other] every { $hours } hours
}
paper-months = only every { $months } months, from { $first }
paper-month = only on day { $days } of the month
paper-cycle = { $on } days on, { $off } days off
paper-after-dose = { $minutes } minutes after another medicine
paper-purpose = for { $purpose }
paper-from = from { $date }
paper-until = up to and including { $date }
paper-on-hold = On hold: ask before you take it
paper-gap = at least { span } between two
paper-in-a-row = { $row ->
    [1] 1 dose only
   *[other] at most { $row } doses in a row
}
paper-ceiling = at most { $amount } in 24 hours
paper-card-code = The square holds this list as text, for a phone’s camera. It needs no internet.
paper-card-code-more = and { $count } more: see the card
paper-foot-old = When the list changes this card is wrong: throw it away and ask for a new one.
paper-foot-ask = Show it to your pharmacist or doctor, and ask them before you change anything.
paper-foot-call = Emergency: { $emergency }{ $has-poison ->
    [yes] . Poison centre: { $poison }
   *[no] {""}
}.

paper-filling = { $named ->
    [yes] { $name }: my pill box
   *[no] My pill box
}
paper-any-date = { $date }
paper-filling-days = { $first } to { $last }
paper-filling-total = In this compartment
paper-in-units = { $unit ->
    [capsule] capsules
   *[tablet] tablets
}
paper-filling-beside = Not in the box, but due as well
paper-filling-old = When the list changes this page is wrong: ask for a new one.
paper-filling-foot = Some tablets must stay in their own package until they are taken. Ask your pharmacist which of yours.
paper-filling-none = Nothing goes into the box in these days.
