# The list of medicines, and what becomes of one on it. A medicine is always an item, so that it obeys the wording level.

list-empty = Your list is empty. To add a medicine, write what its label says, like this: add metformin 500 mg, 1 tablet twice a day with food
    .sms = Your list is empty. To add a medicine, write what its label says: ADD metformin 500 mg, 1 tablet twice a day with food
list = On your list: { $count ->
    [one] 1 medicine
   *[other] { $count } medicines
}.
    { $lines }{ $level ->
    [0]
        {""}
        I do not name them here, because your wording level is 0. To show each by name to a doctor or pharmacist, say CARD.
    [1]
        {""}
        To show each by name to a doctor or pharmacist, say CARD.
   *[other] { $allergies ->
        [not-asked] {""}
        [none]
            {""}
            Allergies: none known
       *[some]
            {""}
            Allergies: { $allergic-to }
    }
}
    .sms = Your list, { $count ->
        [one] 1 medicine
       *[other] { $count } medicines
    }:
        { $lines }
list-line = { $number }. { $level ->
    [2] { $medicine-names }: { $directions }{ $has-purpose ->
        [yes] , for { $purpose }
       *[no] {""}
    }{ $has-prescriber ->
        [yes] , prescribed by { $prescriber }
       *[no] {""}
    }{ $is-known ->
        [no] {" "}(name not known, not checked)
       *[yes] {""}
    }
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
}{ $is-over ->
    [yes] {" "}(over)
   *[no] {""}
}
    .sms = { $number } { $level ->
        [2] { $medicine-names }: { $directions }{ $has-purpose ->
            [yes] , for { $purpose }
           *[no] {""}
        }{ $is-known ->
            [no] {" "}(not checked)
           *[yes] {""}
        }
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
    }{ $is-over ->
        [yes] {" "}(over)
       *[no] {""}
    }

add-line = What do you take? Write what stands on the label, or say it in your own words; several at once are fine. For instance: metformin 500 mg, 1 tablet twice a day with food
    .sms = What do you take? Write what the label says, or say it in your own words. For instance: metformin 500 mg, 1 tablet twice a day with food
add-unread = I could not read this: { $words }. Nothing was added. Please write the name, how much and how often, for instance: metformin 500 mg, 1 tablet twice a day with food
    .sms = I could not read: { $words }. Nothing was added. Write for instance: metformin 500 mg, 1 tablet twice a day with food
add-list-full = There are { $most } medicines on your list, and I cannot keep more. Say "stop taking", then its name, for those you no longer take.
    .sms = There are { $most } medicines on your list, and I cannot keep more. Say "no longer take" and the name of those you no longer take.
# Several at once: all of them where there is room, then one by one.
add-several = { $again ->
    [yes] These { $count } are not kept yet.
   *[no] I read { $count } medicines. Nothing is kept yet.
}
    { $lines }
    We go through them one by one, and I ask where something is not clear. “Yes to all” keeps what is clear at once.
    .sms = I read { $count } medicines. Nothing is kept yet. I read them back one by one. NOT THIS ONE leaves one out.
add-several-line = { $number }. { $medicine-names }{ $is-clear ->
    [yes] : { $directions }
   *[no] : I have a question
}
# What became of the one before, in front of the next question.
add-lead = { $lead ->
    [kept] Kept: { $about-names }.
    [left] Left out: { $about-names }.
    [same] Your list stays as it is for { $about-names }.
   *[none] {""}
}
add-back = We go on with what you were writing down.
add-lapsed = The medicines that you were writing down are not on your list: nobody said yes to them. Write them again whenever it suits you.
add-pointed = { $is-one ->
    [yes] Number { $number } is not open any more. LIST shows what was kept; say CHANGE and its name to change it.
   *[no] There is no number { $number }.
}
add-place = { $is-many ->
    [yes] { $number } of { $of }.{" "}
   *[no] {""}
}
add-before = { $lead ->
    [none] {""}
    [kept] { add-lead }{" "}
    [left] { add-lead }{" "}
    [same] { add-lead }{" "}
   *[other] {""}
}{ add-place }
add-beside = { $has-unread ->
    [yes] {" "}I did not understand: { $unread }.
   *[no] {""}
}
add-confirm = { add-before }I read: { $medicine-names }. { $directions }{ $has-purpose ->
    [yes] , for { $purpose }
   *[no] {""}
}.{ add-beside }{ $is-known ->
    [no] {" "}I do not know this name, so it is not checked.
   *[yes] {""}
}{ $same ->
    [instead] {" "}It takes the place of { $old-names } on your list.
    [both] {" "}It comes on top of { $old-names } on your list.
   *[none] {""}
} Is that what your label says?
    .sms = { add-before }I read: { $medicine-names }. { $directions }{ $has-purpose ->
        [yes] , for { $purpose }
       *[no] {""}
    }.{ add-beside }{ $is-known ->
        [no] {" "}Name not known, not checked.
       *[yes] {""}
    }{ $same ->
        [instead] {" "}(Instead of the old one.)
        [both] {" "}(Besides the other one.)
       *[none] {""}
    } Say RIGHT or WRONG.
    .sms-else = I can read that, but it is too long to read back in one text. Say WRONG; then write less of it, or ask whoever runs me to add it.
add-name = { add-before }What is this medicine called? You wrote how it is taken, and I found no name.
    .sms-else = What is this medicine called? I found no name.
add-meant = { add-before }You wrote “{ $words }”. Did you mean { $meant-names }?
    .sms = { add-before }You wrote “{ $words }”. Did you mean { $meant-names }? Say OK or NO.
    .sms-else = You wrote “{ $words }”. Did you mean { $meant-names }? Say OK or NO.
add-meant-several = { add-before }You wrote “{ $words }”. Which one did you mean?
    .sms = { add-before }You wrote “{ $words }”. Which one is it? { $choices }
    .sms-else = Which one did you mean? { $choices }
add-ask = { add-before }{ $medicine-names }: { $question }{ add-beside }
    .sms-else = { $question }
add-wrong = { add-before }{ $medicine-names }: what is otherwise? Just say it, like “twice a day”, “2 tablets” or “the name is …”. Or write the whole label again.
    .sms = { add-before }{ $medicine-names }: what is otherwise? Say it, like: twice a day, 2 tablets, the name is … Or write it all again.
    .sms-else = What is otherwise? Say it, like: twice a day, 2 tablets, the name is … Or write it all again.
add-same = { add-before }{ $old-names } on your list is the same medicine as { $medicine-names }. Which is it?
    .sms = { add-before }{ $old-names } on your list is the same medicine. Is this { $choices }?
    .sms-else = It is on your list already. Is this { $choices }?
add-same-box = Then your list stays as it is for { $medicine-names }.
add-purpose = { add-before }What do you take { $medicine-names } for? Names like this one are easily mixed up, so I ask once.
    .sms = { add-before }What do you take { $medicine-names } for? Its name is easily mixed up. Or say NOT SURE.
    .sms-else = What do you take it for? Its name is easily mixed up. Or say NOT SURE.
add-done = { add-lead } That was all { $of }: { $kept } are on your list now. LIST shows them. What was due earlier today I have not noted; if you took it, say so.
    .sms = That was all { $of }: { $kept } are on your list now. LIST shows them. What was due earlier today is not noted: if you took it, say so.
choice-not-this-one = Not this one
choice-yes-to-all = Yes to all
choice-meant-yes = Yes
choice-meant-no = No, as I wrote it
choice-meant-none = None of these
choice-do-not-know = Not sure
choice-lettered = { $letter } { $medicine-names }
choice-same-box = { $letter } another box of it
choice-same-instead = { $letter } instead of the old one
choice-same-both = { $letter } both are taken
# The many ways to say it, with commas between them.
all-of-them-words = all, yes to all, all of them, keep all, keep them all, all right all of them, yes all
leave-out-words = not this one, leave it out, leave this one out, leave this out, without this one, drop this one, next, next one
do-not-know-words = not sure, skip, skip it, pass, next, unsure, i do not know, i dont know, dont know, no idea, do not know
# Over SMS, where it does not fit one text: step by step, and then the question.
add-part = { $medicine-names }{ $number ->
    [0] {""}
   *[other] , step { $number }
}: { $directions }.
    .sms-else = { $medicine-names }
add-parts-confirm = { add-before }That is how I read { $medicine-names }{ $has-purpose ->
    [yes] , for { $purpose }
   *[no] {""}
}.{ add-beside } Is that what your label says?
    .sms = { add-before }That is how I read { $medicine-names }{ $has-purpose ->
        [yes] , for { $purpose }
       *[no] {""}
    }.{ add-beside }{ $is-known ->
        [no] {" "}Name not known, not checked.
       *[yes] {""}
    } Say RIGHT or WRONG.
    .sms-else = That is how I read it. Say RIGHT or WRONG.
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
change-line = How is { $medicine-names } taken from now on? Say what is otherwise, like “twice a day” or “2 tablets”, or write the new label.
    .sms = How is { $medicine-names } taken from now on? Say what is otherwise, like: twice a day. Or write the new label.
change-how = I do not work out amounts. What does the new label of { $medicine-names } say: how much, and how often?
change-unread = I could not read this: { $words }. Nothing has changed. Say what is otherwise, like “twice a day” or “2 tablets”, or write the new label.
    .sms = I could not read: { $words }. Nothing has changed. Say what is otherwise, like: twice a day
change-confirm = From today { $old-names } becomes: { $medicine-names }. { $directions }{ $has-purpose ->
    [yes] , for { $purpose }
   *[no] {""}
}.{ add-beside }{ $is-known ->
    [no] {" "}I do not know this name, so it is not checked.
   *[yes] {""}
} Is that right?
    .sms = From today: { $medicine-names }. { $directions }{ $has-purpose ->
        [yes] , for { $purpose }
       *[no] {""}
    }.{ add-beside }{ $is-known ->
        [no] {" "}Name not known, not checked.
       *[yes] {""}
    } Say RIGHT or WRONG.
    .sms-else = I can read that, but it is too long to read back in one text. Say WRONG; then write less of it, or ask whoever runs me to change it.
changed = Kept from today: { $medicine-names }. { $directions }. What was recorded before stays as it was.{ $still-asked ->
    [yes] {" "}{ $time } was asked as it was before, and still waits for your answer.
   *[no] {""}
}
    .sms = Kept from today: { $medicine-names }. { $still-asked ->
        [yes] { $time } was asked as before and still waits for you.
       *[no] What was noted before stays as it was.
    }
purpose-kept = Noted: { $medicine-names } is for { $purpose }.
nothing-changed = Nothing has changed.
stop-medicine-confirm = Shall { $medicine-names } leave your list, because you no longer take it? I only keep the list: whether to stop a medicine is for your prescriber to say.
    .sms = Off your list: { $medicine-names }? Say TAKE IT OFF or KEEP IT. I only keep the list: whether to stop one is for your prescriber to say.
stop-not-listed = “{ $name }” is not on your list, so nothing has changed. LIST shows what is on it. Ask your pharmacist if you are unsure.
    .sms = "{ $name }" is not on your list, so nothing has changed. Say LIST to see it.
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

# The one help text while a question about a medicine is open.
help-add = I did not understand that, and added nothing. { $step ->
    [confirm] Say RIGHT, or what is otherwise, like “twice a day”.
    [meant] Say OK or NO, or write the name.
    [same] Say the letter of what it is.
    [purpose] Say what you take it for, or NOT SURE.
    [line] Write what stands on the label, for instance: metformin 500 mg, 1 tablet twice a day with food
   *[other] Say how much and how often, like “1 tablet twice a day”. NOT THIS ONE leaves it out.
}
    .sms = I did not understand that, and added nothing. { $step ->
        [confirm] Say RIGHT, or what is otherwise, like: twice a day
        [meant] Say OK or NO, or write the name.
        [same] Say the letter of what it is.
        [purpose] Say what you take it for, or NOT SURE.
        [line] Write for instance: metformin 500 mg, 1 tablet twice a day
       *[other] Say for instance: 1 tablet twice a day. Or NOT THIS ONE.
    }
help-change = I did not understand that, and changed nothing. { $step ->
    [confirm] Say RIGHT, or what is otherwise, like “twice a day”.
    [meant] Say OK or NO, or write the name.
   *[other] Say what is otherwise, like “twice a day” or “2 tablets”. NOT THIS ONE leaves it as it was.
}
    .sms = I did not understand that, and changed nothing. { $step ->
        [confirm] Say RIGHT, or what is otherwise, like: twice a day
        [meant] Say OK or NO, or write the name.
       *[other] Say what is otherwise, like: twice a day. Or NOT THIS ONE.
    }
