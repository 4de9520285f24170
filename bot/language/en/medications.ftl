# The list of medicines, and what becomes of one on it. A medicine is always an item, so that it obeys the wording level.

list-empty = Your list is empty. To add a medicine, write it like this: add metformin 500 mg | 1 tablet | twice a day | with food
    .sms = Your list is empty. To add a medicine, write it like this: ADD metformin 500 mg, 1 tablet, twice a day, with food
list = On your list: { $count ->
    [one] 1 medicine
   *[other] { $count } medicines
}.
    { $lines }{ $level ->
    [0]
        {""}
        I do not name them here, because your wording level is 0. SETTINGS says more.
   *[other] {""}
}
    .sms = Your list, { $count ->
        [one] 1 medicine
       *[other] { $count } medicines
    }:
        { $lines }
list-line = { $number }. { $level ->
    [2] { $medicine-names }: { $directions }
    [1] { $medicine-names }
   *[0] { $has-times ->
        [yes] { $times }
       *[no] { $is-needed ->
            [yes] as needed
           *[no] when it is due
        }
    }
}{ $is-paused ->
    [yes] {" "}(on hold)
   *[no] {""}
}
    .sms = { $number } { $level ->
        [2] { $medicine-names }: { $directions }
        [1] { $medicine-names }
       *[0] { $has-times ->
            [yes] { $times }
           *[no] { $is-needed ->
                [yes] as needed
               *[no] when due
            }
        }
    }{ $is-paused ->
        [yes] {" "}(on hold)
       *[no] {""}
    }

add-line = Write the medicine on one line, with | between its parts: name and strength | how much | how often | food. Like this: metformin 500 mg | 1 tablet | twice a day | with food
    .sms = Write it on one line, with commas: name and strength, how much, how often, food. Like this: metformin 500 mg, 1 tablet, twice a day, with food
add-again = Then write it again, on one line, with | between its parts: name and strength | how much | how often | food.
    .sms = Then write it again on one line, with commas: name and strength, how much, how often, food.
add-unread = I could not read this: { $words }. Nothing was added. Please write it like this: metformin 500 mg | 1 tablet | twice a day | with food
    .sms = I could not read: { $words }. Nothing was added. Write it like this: metformin 500 mg, 1 tablet, twice a day, with food
add-weekly-only = { $medicine-names } is taken once a week, on one named day, so I do not add it otherwise. Write the day, like this: methotrexate 2.5 mg | 4 tablets | on Mondays. Ask your pharmacist if your label says something else.
    .sms = { $medicine-names } is for once a week. Write its day: methotrexate 2.5 mg, 4 tablets, on Mondays. Does your label differ? Ask your pharmacist.
add-too-long = That line is too long for me: it may have { $most } characters. Nothing was added.
add-list-full = There are { $most } medicines on your list, and I cannot keep more. Say "stop taking", then its name, for those you no longer take.
    .sms = There are { $most } medicines on your list, and I cannot keep more. Say "no longer take" and the name of those you no longer take.
add-confirm = I read: { $medicine-names }. { $directions }.{ $is-listed ->
    [yes] {" "}It is on your list already, and this would come on top of it.
   *[no] {""}
} Is that what your label says?
    .sms = I read: { $medicine-names }. { $directions }.{ $is-listed ->
        [yes] {" "}(Already on your list.)
       *[no] {""}
    } Say RIGHT or WRONG.
    .sms-else = I can read that, but it is too long to read back in one text. Say WRONG; then write less of it, or ask whoever runs me to add it.
# Over SMS, where a read-back does not fit one text.
read-back-too-long = I can read that, but it is too long to show it to you here, so nothing was kept. Please write less of it, or ask whoever runs me.
choice-read-right = Right
choice-read-wrong = Wrong
added = Kept: { $medicine-names }. { $directions }. { $has-times ->
    [yes] I will ask at { $times }
   *[no] I will ask when it is due
}{ $has-first ->
    [yes] , first on { $first-day } at { $first }.
   *[no] .
}
    .sms = Kept: { $medicine-names }. { $has-times ->
        [yes] I ask at { $times }
       *[no] I ask when it is due
    }{ $has-first ->
        [yes] , first on { $first-day } at { $first }.
       *[no] .
    }
added-as-needed = Kept: { $medicine-names }. { $directions }. I will not ask for it. When you take it, say "took" and its name; before that, ask "can I take" and its name.
    .sms = Kept: { $medicine-names }. I will not ask for it. When you take it, say TOOK and its name. Before that, ask CAN I TAKE and its name.
added-earlier = { added } Today's { $earlier } is already past. Did you take it today? I do not ask you to take it now.
    .sms = Kept: { $medicine-names }. Did you take it at { $earlier } today? Say TAKEN, NOT TAKEN, or the time. I do not ask you to take it now.
choice-took-already = Taken already
choice-not-taken-yet = Not taken
earlier-not-taken = Good to know. Nothing was recorded for then; I begin with the next time. If you are unsure, ask your pharmacist.

which-medicine = { $verb ->
    [change] Which medicine is taken otherwise from now on?
   *[stop] Which medicine do you no longer take?
}
    .sms = { $verb ->
        [change] Which medicine is taken otherwise from now on?
       *[stop] Which medicine do you no longer take?
    } Say its letter: { $choices }
which-medicine-choice = { $letter } { $medicine-names }
change-line = How is { $medicine-names } taken from now on? Write the whole line: name and strength | how much | how often | food
    .sms = How is { $medicine-names } taken from now on? Write it on one line, with commas: name and strength, how much, how often, food
change-confirm = From today { $old-names } becomes: { $medicine-names }. { $directions }. Is that what your label says?
    .sms = From today: { $medicine-names }. { $directions }. Say RIGHT or WRONG.
    .sms-else = I can read that, but it is too long to read back in one text. Say WRONG; then write less of it, or ask whoever runs me to change it.
changed = Kept from today: { $medicine-names }. { $directions }. What was recorded before stays as it was.
    .sms = Kept from today: { $medicine-names }. What was noted before stays as it was.
nothing-changed = Nothing has changed.
stop-medicine-confirm = Shall { $medicine-names } leave your list, because you no longer take it? I only keep the list: whether to stop a medicine is for your prescriber to say.
    .sms = Off your list: { $medicine-names }? Say TAKE IT OFF or KEEP IT. I only keep the list: whether to stop one is for your prescriber to say.
choice-take-off = Take it off
choice-keep-it = Keep it
medicine-stopped = { $medicine-names } is off your list, and I no longer ask for it. What was recorded stays. UNDO brings it back.
paused = On hold{ $has-end ->
    [yes] {" "}until { $until }
   *[no] {""}
}: { $medicines-names }. { $has-end ->
    [yes] From that day I ask again.
   *[no] Say RESUME to go on.
} I only keep the list: whether to pause a medicine is for your prescriber to say.
    .sms = On hold{ $has-end ->
        [yes] {" "}until { $until }
       *[no] {""}
    }: { $medicines-names }. { $has-end ->
        [yes] From then on I ask again.
       *[no] Say RESUME to go on.
    } Whether to pause one is for your prescriber to say.
resumed = Going on with { $medicines-names }: I ask again when it is time.
resume-nothing = Nothing of that is on hold.
nickname-kept = From now on I call it { $nickname-names }.
nickname-taken = I would take that name for something else. Please choose another one. Nothing has changed.
nickname-odd = A name has at most { $most } letters, and no | or #. Nothing has changed.
