# What a proposed plan says: why each medicine stands where it stands, and what cannot be kept.
# $said-by is label or rule; no rule was reviewed by a pharmacist, so each of them sends there.

plan-in-all = { $saved ->
    [yes] { $now ->
        [one] Once a day instead of { $before } times.
       *[other] { $now } times a day instead of { $before }.
    }
   *[other] { $now ->
        [one] Once a day.
       *[other] { $now } times a day.
    }
}
plan-shared = { $medicine-names }: at the same times as { $others-names }.
plan-as-written = { $medicine-names }: at the part of the day that the label says.
plan-pinned = { $medicine-names }: at the clock time that the label fixes.
plan-never-moved = { $medicine-names }: not moved. Only whoever prescribed it can do that.
plan-food = { $medicine-names }: { $food ->
    [with] with food
    [before] { $minutes ->
        [0] before food
       *[other] at least { $minutes } minutes before food
    }
    [after] { $minutes ->
        [0] after food
       *[other] { $minutes } minutes after food
    }
    [empty] { $minutes ->
        [0] on an empty stomach
       *[other] on an empty stomach, { $minutes } minutes before food
    }
   *[other] with or without food
}{ $said-by ->
    [label] , as the label says.
   *[other] , as a rule. Ask your pharmacist.
}
plan-first-alone = { $medicine-names }: first thing on waking, { $minutes } minutes before food, drink or other medicines. Ask your pharmacist.
plan-part = { $medicine-names }: as a rule { $part ->
    [waking] on waking
    [morning] in the morning
    [noon] at noon
    [evening] in the evening
   *[bedtime] at bedtime
}. Ask your pharmacist.
plan-before-bed = { $medicine-names }: as a rule at least { $hours } h before bed. Ask your pharmacist.
plan-apart = { $medicine-names }: as a rule { $before } h before or { $after } h after { $others-names }. Ask your pharmacist.
plan-away-from-food = { $medicine-names }: as a rule not with { $food ->
    [dairy] milk, cheese or yoghurt
   *[other] certain foods
}. Ask your pharmacist.
plan-gap = { $medicine-names }: as a rule at least { $hours } h between two doses. Ask your pharmacist.
plan-even = { $medicine-names }: as a rule spread evenly over the day. Ask your pharmacist.
plan-free = { $medicine-names }: as a rule { $hours } h of every day stay free of it. Ask your pharmacist.
plan-often = { $medicine-names }: as often as the label says.
plan-day = Your own day: when you wake, eat and go to bed.
plan-moved = { $medicine-names }: { $to } instead of { $since }.
plan-costs = { $kind ->
    [apart] { $medicine-names } apart from { $others-names }
    [first-alone] { $medicine-names } alone on waking
    [food] { $medicine-names } and meals
    [often] How often { $medicine-names } is taken
   *[other] When { $medicine-names } is taken
}: without this rule { $times ->
    [one] once a day
   *[other] { $times } times a day
} would do. Ask your pharmacist.
plan-not-in-slots = { $medicine-names }: as needed, or counted from the last dose, so it has no fixed time.
plan-unknown = { $medicine-names }: we do not know this name, so no rule was checked.
plan-conflict = These cannot all be kept. Ask your pharmacist.
    { $rules }
plan-clash = The label and a rule differ; the label is followed. Ask your pharmacist.
    { $rules }
plan-not-proven = There may be a plan with fewer times a day; nobody has found one in the time there was.
plan-empty = Nothing is taken at fixed times.
