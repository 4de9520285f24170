# The report for a visit, on a page, on paper and as plain text, and nothing else. It names every medicine.
# A range goes from "no answer counts as missed" to "only what was answered".

visit-title = { $named ->
    [yes] { $name }: how the medicines were taken
   *[no] How the medicines were taken
}
visit-file = medicines-report-{ $date }.{ $ending }
visit-short-date = { $day } { $month }
visit-date = { $day } { $month } { $year }
visit-instant = { $date }, { $time }
visit-period = { $first } to { $last } ({ $days ->
    [one] 1 day
   *[other] { $days } days
})
visit-made = Made { $when }
visit-allergies = { $state ->
    [some] Allergies: { $allergies }
    [none] Allergies: none known (asked)
   *[not-asked] Allergies: not asked
}
visit-unseen = Not yet seen by the patient.
visit-seen = The patient has looked at it.
visit-added = The patient adds: “{ $words }”

visit-headline = Doses taken: { $range }
visit-range = { $is-one ->
    [yes] { $low }%
   *[no] { $low }–{ $high }%
}
visit-base = { $is-one ->
    [yes] { $count } of { $of }
   *[no] { $count } of { $of }, { $answered } answered
}
visit-timing-base = { $is-one ->
    [yes] { $count } of { $of }
   *[no] { $count } of { $of }, { $answered } at a known time
}
visit-of-all = of all doses that were due since { $date }
visit-too-little = Not enough data
visit-none-due = None due
visit-change = { $change ->
    [better] More was taken than in the period before.
    [worse] Less was taken than in the period before.
   *[not-clear] No clear change against the period before.
}
visit-row-change = { $change ->
    [better] more than before ({ $range })
   *[worse] less than before ({ $range })
}

visit-against = Before ({ $first } to { $last }): { $range }. Difference: { $least } to { $most } points (95% interval)

visit-known = How complete it is
visit-known-doses = Of { $of } doses planned: { $answered } answered, { $unanswered } without an answer, { $not-asked } never asked about, { $held } on hold.
visit-known-days = Something was planned on { $days } of { $of } days.

visit-stands-out = What stands out
visit-nothing-stands-out = { $known ->
    [yes] Nothing stands out in these days.
   *[no] Nothing was due or told in these days, so there is nothing to judge.
}
visit-notable-side-effect = { $count ->
    [one] One note about side effects
   *[other] { $count } notes about side effects
}, in the patient’s words below
visit-notable-break = { $medicine-names }: { $count } days or more without a dose
visit-notable-low = { $medicine-names }: { $count } of { $of } doses taken
visit-notable-worse = { $medicine-names }: less was taken than before
visit-notable-skipped = { $count ->
    [one] 1 dose
   *[other] { $count } doses
} skipped: { $why }
visit-notable-extra = { $count ->
    [one] One intake
   *[other] { $count } intakes
} that nobody had planned
visit-notable-silent = { $count } of { $of } doses due were never answered, so the figures say little

visit-list = The medicines, as of { $date }
visit-list-none = There are no medicines on the list.
visit-column-medicine = Medicine, and how it is taken
visit-column-taken = Taken
visit-column-days = Correct days
visit-column-timing = On time
visit-column-break = Longest break
visit-column-last = Last taken
visit-how = { $directions }
visit-how-unknown = Directions not known
visit-why = for { $purpose }
visit-prescriber = prescribed by { $prescriber }
visit-since = since { $date }
visit-not-asked = Not asked: { $missing }
visit-missing = { $what ->
    [why] what for
    [prescriber] who prescribed it
   *[since] since when
}
visit-standing = { $standing ->
    [on-hold] On hold
    [to-come] Not begun yet
    [ended] No longer taken
   *[current] {""}
}
visit-counted = Counted from { $first } to { $last }
visit-needed = As needed: { $times ->
    [0] not taken
    [one] taken once
   *[other] taken { $times } times
}{ $times ->
    [0] {""}
   *[other] {" "}on { $days } of { $of } days, { $most } at most on one day
}
visit-nothing-planned = Nothing was planned in these days.
visit-window = within { $length }
visit-between = { $is-one ->
    [yes] { $long }
   *[no] { $short } to { $long }
}
visit-minutes = { $count }{"\u00A0"}min
visit-hours = { $count }{"\u00A0"}h
visit-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}

visit-skipped = Why doses were skipped
visit-skipped-none = No dose was skipped.
visit-skip = { $why }: { $count }
visit-reason = { $reason ->
    [forgot] forgot
    [ran_out] ran out
    [side_effect] side effects
    [felt_well] felt well
    [cost] cost
    [sick] was sick
    [away] was away
    [told_to] was told to
    [none] no reason given
   *[other] another reason
}
visit-slots = By time of day
visit-slot-others = Other times: { $figure } ({ $base })
visit-slot = { $time }: { $figure } ({ $base })
visit-extras = Taken though it was not due
visit-extra = { $kind ->
    [twice] taken twice
    [wrong] something else was taken
   *[more] more was taken than was due
}{ $known ->
    [yes] : { $medicine-names }
   *[no] {""}
}
visit-quoted = “{ $words }”
visit-words = In the patient’s own words
visit-words-none = Nothing was written.
visit-words-more = { $count ->
    [one] One more stands
   *[other] { $count } more stand
} in the details.
visit-remark = { $kind ->
    [side_effect] How they felt
    [measure] Measured
    [refill] Refill
    [appointment] Appointment
    [caregiver] Help
    [taken] Also taken
    [away] Away
    [for_them] Said by somebody else
   *[question] Question
}

visit-details = The details
visit-chart = Each day from left to right, the time of day from top to bottom.
visit-chart-told = { $medicine-names }: { $counts }
visit-chart-count = { $count } { $label }
visit-chart-none = nothing planned or taken
visit-mark = { $kind ->
    [taken] taken
    [late] taken late
    [time-unknown] taken, time not known
    [skipped] skipped
    [held] on hold
    [unanswered] no answer
   *[not-asked] not asked
}
visit-earlier = { $first } to { $last }: { $figure } taken ({ $base })
visit-reading = A range runs from “no answer means missed” to “only what was answered”. Correct days: exactly what was due was taken. On time: near its time, within the hours given. Under seven days there is no percentage.

visit-foot-told = Told by the patient to a reminder service (Dosebell), or by whoever helps them. Such accounts usually run higher than what an electronic pill box counts.
visit-foot-not = A diary, no diagnosis: it advises nothing, and nobody reads it live. Ask before you change a medicine.

# The page before a shared report, and the one of a link that opens nothing.
visit-door-title = A medicines report
visit-door-text = Somebody shared this with you: how one person’s medicines were taken. That person is told that it was opened.
visit-door-until = The link opens until { $when }.
visit-door-open = Open the report
visit-door-pdf = Open it as a PDF
visit-gone-title = This link opens nothing
visit-gone-text = A link is good for seven days, and can be taken back before that. Ask whoever gave it to you for another one.

# The week as a picture.
visit-week = Your week, { $first } to { $last }
visit-week-file = my-week-{ $date }.png
visit-weekday = { $weekday }

# The mail that brings a report to a doctor.
visit-mail-subject = A patient’s medicines report, for a visit
visit-mail-again = This mail may have reached you before: we could not find out whether the first one arrived.
visit-mail-text = { $named ->
    [yes] { $name } asks us to send you
   *[no] A patient asks us to send you
} how their medicines were taken from { $first } to { $last }. The report is attached as a PDF: its first page says it all.
visit-mail-reply = Nobody reads answers to this mail. If it was not meant for you, please delete it.
