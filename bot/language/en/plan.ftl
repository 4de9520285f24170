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
plan-pinned = { $medicine-names }: at a fixed clock time.
plan-chosen = { $medicine-names }: where you want it. Say its name and ANYWHERE to let me move it again.
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
       *[other] on an empty stomach, { $minutes } minutes before { $hours ->
            [0] food
           *[other] or { $hours } h after food
        }
    }
   *[other] with or without food
}{ $said-by ->
    [label] , as the label says.
    [both] , as the label says{ $minutes ->
        [0] .
       *[other] ; the minutes are a rule. Ask your pharmacist.
    }
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
plan-not-together = { $medicine-names }: as a rule not beside { $others-names }, however far apart. Ask your pharmacist soon.
plan-away-from-food = { $medicine-names }: as a rule not with { $food ->
    [dairy] milk, cheese or yoghurt
   *[other] certain foods
}. Ask your pharmacist.
plan-gap = { $medicine-names }: as a rule at least { $hours } h between two doses. Ask your pharmacist.
plan-even = { $medicine-names }: as a rule spread evenly over the day. Ask your pharmacist.
plan-free = { $medicine-names }: as a rule { $hours } h of every day stay free of it. Ask your pharmacist.
plan-often = { $medicine-names }: as often as the label says.
plan-day = Your own day: when you wake, eat and go to bed.
plan-usual = { $medicine-names }: at its usual times; no rule asks for others.
plan-moved = { $medicine-names }: { $to } instead of { $since }{ $beside ->
    [yes] , with { $others-names }
   *[no] {""}
}.
plan-costs = { $kind ->
    [apart] { $medicine-names } apart from { $others-names }
    [first-alone] { $medicine-names } alone on waking
    [food] { $medicine-names } and meals
    [often] The hours between doses of { $medicine-names }
    [before-bed] { $medicine-names } not late in the day
   *[other] When { $medicine-names } is taken
}: without this rule { $times ->
    [one] once a day
   *[other] { $times } times a day
} would do. Ask your pharmacist.
plan-not-in-slots = { $medicine-names }: as needed, or counted from the last dose, so it has no fixed time.
plan-unknown = { $medicine-names }: we do not know this name, so no rule was checked.
plan-conflict = These cannot all be kept. Ask your pharmacist.
    { $rules }
    .sms = These cannot all be kept: { $rules }
    .sms-else = Two rules for your medicines cannot both be kept. Ask your pharmacist, with your list at hand.
plan-not-in-time = This is not kept: no better times were found in the time there was. Ask your pharmacist.
    { $rules }
    .sms = Not kept, no better times were found in time: { $rules }
    .sms-else = A rule is not kept: no better times were found in time. Ask your pharmacist, with your list at hand.
plan-insisted = Not kept, because other times were asked for. Ask your pharmacist.
    { $rules }
    .sms = Not kept at these times: { $rules }
    .sms-else = A rule is not kept at these times. Ask your pharmacist, with your list at hand.
plan-clash = The label and a rule differ; the label is followed. Ask your pharmacist.
    { $rules }
    .sms = The label and a rule differ: { $rules }
    .sms-else = A label and a rule differ; the label is followed. Ask your pharmacist, with your list at hand.
plan-not-proven = There may be a plan with fewer times a day{ $bound ->
    [0] {""}
    [1] {""}
   *[other] , but none with fewer than { $bound }
}; nobody has found one in the time there was.
plan-empty = Nothing is taken at fixed times.

# The talk about it. $gain: fewer, same or more times a day than today; $lead is changed after a wish.
plan-slot = { $time }{ $part ->
    [waking] {" "}on waking
    [morning] {" "}breakfast
    [noon] {" "}lunch
    [evening] {" "}dinner
    [bedtime] {" "}bedtime
   *[clock] {""}
}: { $medicines }
day-off-is-later = On { $days ->
    [both] Saturdays and Sundays
    [saturday] Saturdays
   *[sunday] Sundays
} your whole day is { $minutes } minutes { $which ->
    [earlier] earlier
   *[later] later
}. I ask so much { $which ->
    [earlier] earlier
   *[later] later
} then; what has a fixed time stays.
plan-off = { $days ->
    [both] Saturdays and Sundays
    [saturday] Saturdays
   *[sunday] Sundays
}: { $minutes } minutes { $which ->
    [earlier] earlier
   *[later] later
}; fixed times stay.
plan-off-same = The same times on days off too: otherwise not every rule could be kept.
plan-later = From { $day } on: { $now ->
    [one] once a day
   *[other] { $now } times a day
}, at { $times }.
plan-note-never-moved = not moved
plan-note-pinned = fixed time
plan-note-chosen = as you wish
plan-note-first-alone = alone, before all else
plan-note-away-from-food = not with milk
plan-note-apart = kept apart
plan-note-part = best at this time
plan-note-before-bed = not late
plan-note-some-days = some days only
plan-note-on-0 = only on { weekday-0 }
plan-note-on-1 = only on { weekday-1 }
plan-note-on-2 = only on { weekday-2 }
plan-note-on-3 = only on { weekday-3 }
plan-note-on-4 = only on { weekday-4 }
plan-note-on-5 = only on { weekday-5 }
plan-note-on-6 = only on { weekday-6 }
plan-proposed = { $lead ->
    [changed] With that change it would be { $now ->
        [one] once a day:
       *[other] { $now } times a day:
    }
   *[none] { $gain ->
        [fewer] You take medicines { $before } times a day; { $now ->
            [one] once would do:
           *[other] { $now } times would do:
        }
        [same] Still { $now ->
            [one] once a day
           *[other] { $now } times a day
        }, but at times that suit your medicines better:
       *[more] At your times some of them do not go together. { $now } times a day instead of { $before } would suit them better:
    }
}
    { $lines }
    Nothing moves before you say so. To change it, say a name and “at lunch”, or “the evening ones at 9 pm”.
    .sms = { $now } times a day instead of { $before } can be planned. PLAN shows it. Nothing moves before you say so.
plan-late = You usually take what is due at { $since } nearer { $to }. Shall I ask at { $to } from now on? Nothing moves before you say so.
    .sms = You usually take what is due at { $since } nearer { $to }. Ask at { $to } from now on? Say USE THESE TIMES or KEEP MY TIMES.
plan-late-meal = What is due at { $since } goes with { $meal ->
    [morning] breakfast
    [noon] lunch
   *[evening] dinner
}, and you usually take it nearer { $to }. Is your { $meal ->
    [morning] breakfast
    [noon] lunch
   *[evening] dinner
} at { $at } now? Then I move it in your day, and ask so much later. Nothing moves before you say so.
    .sms = What goes with { $meal ->
        [morning] breakfast
        [noon] lunch
       *[evening] dinner
    } you usually take nearer { $to }. Is that meal at { $at } now? Then I ask later. Say RIGHT or WRONG.
plan-question = { $lead ->
    [changed] Changed:{" "}
   *[none] {""}
}{ $now ->
    [one] once a day
   *[other] { $now } times a day
} instead of { $before }.{ $clashes ->
    [0] {""}
   *[other] {" "}Some rules cannot be kept.
} Say USE THESE TIMES, KEEP MY TIMES, WHY, or "the evening ones at 9 pm".
plan-offer = { $gain ->
    [fewer] That makes { $before } times a day. { $now ->
        [one] Once would do.
       *[other] { $now } times would do.
    }
   *[other] By the usual rules some of your medicines go better at other times.
} Say PLAN to see how. Nothing moves before you say so.
plan-best = { $before ->
    [one] You take medicines once a day: fewer is not possible.
   *[other] You take medicines { $before } times a day, and I know no better times.
} Your times stay as they are.{ $clashes ->
    [0] {""}
   *[other] {" "}Not every rule can be kept:
}
plan-stands-there = That is where it stands already, so nothing moves. TODAY shows your times; PLAN looks for better ones.
plan-why = Why they stand there:
    { $lines }
    .sms = Why: { $lines }
    .sms-else = The reasons are too many for a text. Ask your pharmacist about them, or look at the plan in Telegram.
plan-why-nothing = No rule asks for any other time: they stand where the labels and your own day put them.
plan-breaks = { $medicines-names } at { $time } would go against this:
    { $rules }
    { $may ->
        [yes] The proposal stays as it was. If your pharmacist allows it, say it again with ANYWAY.
       *[no] That is not for me to move: ask whoever prescribed it. The proposal stays as it was.
    }
    .sms = { $time } would go against a rule: { $rules }{" "}{ $may ->
        [yes] If your pharmacist allows it, add ANYWAY.
       *[no] Only whoever prescribed it can move that.
    }
    .sms-else = { $time } would go against a rule. WHY tells it. { $may ->
        [yes] If your pharmacist allows it, say it again with ANYWAY.
       *[no] Only whoever prescribed it can move that.
    } The proposal stays as it was.
plan-accepted = Done: { $now ->
    [one] once a day
   *[other] { $now } times a day
} from now on, at { $times }. What you were already asked about today stays. UNDO brings your old times back.
    .sms = Done: { $now ->
        [one] once a day
       *[other] { $now } times a day
    } from now on. TODAY shows them. UNDO brings your old times back.
plan-kept = Your times stay as they are. PLAN shows the proposal again.
plan-waits = The times that I proposed still wait for your word. PLAN shows them. Until then nothing moves.
plan-gone = No proposal waits for your word, and nothing has moved just now. TODAY shows your times; PLAN looks for better ones.
plan-changed-meanwhile = Your list or your day is another one since, so that plan no longer fits. Nothing has moved; I look again and show you.
plan-failed = I could not find a plan this time. Your times stay as they are. Say PLAN to try again.
plan-nothing = Nothing on your list has fixed times, so there is nothing to plan. LIST shows it.
help-plan = I did not understand that, and moved nothing. Say USE THESE TIMES, KEEP MY TIMES or WHY, or what to change, like “the evening ones at 9 pm”.
choice-plan-yes = Use these times
choice-plan-no = Keep my times
choice-plan-why = Why
choice-plan-show = Show the plan
