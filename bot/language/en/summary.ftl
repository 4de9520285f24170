# The week in words. Every figure says what it is a share of.
# "due": what the patient could answer for. "planned": also what was on hold or never asked about.
# $medicine names one medicine by level. $is-listed is no for one that has left the list.

summary = Your medicines from { $first } to { $last }:
    { $lines }
    .sms = Taken, { $first } to { $last }:
        { $lines }
summary-nothing = There is nothing to sum up yet from { $first } to { $last }.

summary-name = { $is-listed ->
    [yes] { $medicine-names }
   *[no] { $level ->
        [0] A medicine no longer on your list
        [1] { $has-nickname ->
            [yes] { $medicine-names }
           *[no] A medicine no longer on your list
        }
       *[other] { $medicine-names }
    }
}
    .sms = { $is-listed ->
        [yes] { $medicine-names }
       *[no] { $level ->
            [2] { $medicine-names }
           *[other] No longer listed
        }
    }
summary-medicine = { summary-name }: { $of ->
    [0] nothing to count
   *[other] taken { $count } of { $of } due
}
    .sms = { summary-name.sms }: { $of ->
        [0] nothing to count
       *[other] { $count } of { $of } due
    }
summary-as-needed = { summary-name }: taken { $times ->
    [one] once
   *[other] { $times } times
} as needed, on { $count } of { $of } days
    .sms = { summary-name.sms }: { $times } as needed

summary-late = - late: { $count } of { $of } taken
    .sms = {""}
summary-time-unknown = - time not known: { $count } of { $of } taken
    .sms = {""}
summary-skipped = - skipped{ $reason ->
    [forgot] {" "}(forgot)
    [ran_out] {" "}(ran out)
    [side_effect] {" "}(side effects)
    [felt_well] {" "}(felt well)
    [cost] {" "}(cost)
    [sick] {" "}(was sick)
    [away] {" "}(was away)
    [told_to] {" "}(was told to)
    [none] {""}
   *[other] {" "}(another reason)
}: { $count } of { $of } due
    .sms = - skipped{ $reason ->
        [forgot] {" "}(forgot)
        [ran_out] {" "}(ran out)
        [side_effect] {" "}(side effects)
        [felt_well] {" "}(felt well)
        [cost] {" "}(cost)
        [sick] {" "}(was sick)
        [away] {" "}(was away)
        [told_to] {" "}(was told to)
        [none] {""}
       *[other] {" "}(another reason)
    }: { $count } of { $of }
summary-unanswered = - no answer: { $count } of { $of } due
    .sms = - no answer: { $count } of { $of }
summary-held = - on hold: { $count } of { $of } planned
    .sms = - on hold: { $count } of { $of }
summary-not-asked = - we could not ask: { $count } of { $of } planned. That does not count against you.
    .sms = - not asked: { $count } of { $of }
summary-extras = { $count ->
    [one] One intake was
   *[other] { $count } intakes were
} recorded that nobody had planned (twice, or something else).
    .sms = { $count } not planned
# What the patient told for the visit: only how often. The words stand behind NOTES.
summary-remarks = { $count ->
    [one] You told me one thing for your visit
   *[other] You told me { $count } things for your visit
}: say NOTES to see { $count ->
    [one] it
   *[other] them
}.
    .sms = { $count } kept for your visit: NOTES
