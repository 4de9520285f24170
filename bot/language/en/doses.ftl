# Answers to a round. What is recorded is said back; nobody is told to take anything, or to catch up.

doses-taken = Noted: { $medicines }, taken at { $taken-at }.
doses-taken-unknown = Noted for { $due }: { $medicines }, taken, time unknown. If you know the time, say "taken at 8:15".
doses-not-yet = { $time } has not come yet. When did you take it? Nothing was recorded.
doses-too-far = { $time } is too long before { $due } for me to be sure that you mean it. When did you take it? Nothing was recorded.
doses-which-time = At { $morning } in the morning, or at { $evening }?
    .sms = Was it { $morning } in the morning, or { $evening }? Say that time.
which-time = { $time }

doses-besides-elsewhere = { $medicines-names } does not belong to { $time }, so I am not sure what you mean. Nothing was recorded. Say TODAY to see your day.
    .sms = { $medicines-names } does not belong to { $time }. Nothing was noted. Say TODAY to see your day.
# $may-wait: its window is still open, so "later" means something.
doses-besides-open = { $medicines-names } is still open: { $may-wait ->
    [yes] 1 taken, 2 later, 3 not taking.
   *[no] 1 taken, 3 not taking.
}

doses-nothing-that-day = Nothing of { $day } waits for an answer. Nothing was recorded.
doses-which-round = Which time do you mean? Nothing was recorded yet.
    .sms = Which one do you mean? { $choices }. Say its letter. Nothing is noted yet.
which-round = { $letter } { $time }{ $is-today ->
    [yes] {""}
   *[no] , { $day }
}
which-round-of = { $letter } { $name }, { $time }{ $is-today ->
    [yes] {""}
   *[no] , { $day }
}

# $whole: one medicine was named, but later means the whole round.
doses-later = I will ask again at { $until }{ $whole ->
    [yes] , about everything of that time that still waits
   *[no] {""}
}.{ $too-late-for ->
    [some] {" "}About { $medicines } I can ask until { $ends } only.
   *[none] {""}
}
    .sms = I will ask again at { $until }{ $whole ->
        [yes] , about everything of that time that still waits
       *[no] {""}
    }.{ $too-late-for ->
        [some] {" "}Some of it I can ask about until { $ends } only.
       *[none] {""}
    }
doses-later-too-long = I can ask about this one until { $ends }, so I cannot wait that long. Say { $minutes ->
    [0] {""}
   *[other] "later { $minutes }", or{" "}
}1 taken, 3 not taking.
doses-later-over = The time to ask about { $due } is over. You can still say 1 taken or 3 not taking. If you are unsure what to do, ask your pharmacist.
    .sms = It is too late to ask again about { $due }. You can still say 1 taken or 3 not taking. If you are unsure what to do, ask your pharmacist.

doses-skipped = Noted: { $medicines }, not taken. May I know why? You can leave it out.
    .sms = Noted: { $medicines }, not taken. Why? Forgot, ran out, side effects, felt well, cost, sick, away, told to, other. Or leave it out.
doses-skipped-because = Noted: { $medicines }, not taken ({ reason-word }).{ $reason ->
    [ran_out] {" "}Your pharmacy can help with a refill.
    [side_effect] {" "}Please tell your pharmacist or prescriber. I am not a doctor, and nobody reads along.
    [cost] {" "}Your pharmacist may know a way to pay less.
    [sick] {" "}If it does not get better, ask your pharmacist or prescriber.
   *[other] {""}
}
    .sms = Noted: { $medicines }, not taken ({ reason-word }).{ $reason ->
        [ran_out] {" "}Your pharmacy can help with a refill.
        [side_effect] {" "}Please tell your pharmacist or prescriber. Nobody reads this.
        [cost] {" "}Your pharmacist may know a way to pay less.
        [sick] {" "}If it does not get better, ask your pharmacist or prescriber.
       *[other] {""}
    }
doses-not-after-all = Taken back, so it is not recorded as taken: { $medicines }. { $due } waits for your answer: 1 taken, 2 later, 3 not taking.
doses-no-reason-wanted = There is no dose that waits for a reason.
reason-word = { $reason ->
    [forgot] forgot
    [ran_out] ran out
    [side_effect] side effects
    [felt_well] felt well
    [cost] cost
    [sick] was sick
    [away] was away
    [told_to] was told to
   *[other] another reason
}
reason-forgot = Forgot
reason-ran-out = Ran out
reason-side-effect = Side effects
reason-felt-well = Felt well
reason-cost = Cost
reason-sick = Was sick
reason-away = Was away
reason-told-to = Was told to
reason-other = Another reason

doses-one-by-one = { $time }, one by one:
    { $medicines-lines }
    .sms = { $time }, one by one: { $medicines-names }. For each, say TOOK or NOT, and its name.
one-taken = { $medicine-names }: taken
one-skip = { $medicine-names }: not taking

doses-nothing-waiting = Nothing waits for an answer. Say TODAY to see your day.
doses-nothing-waiting-next = Nothing waits for an answer. Next is { $time }, { $day }.
doses-took-that = I took that of { $time }
doses-no-letter = No time has that letter now. Nothing has changed. Say TODAY to see your day.
doses-old-button = That button belongs to something that is over. Nothing has changed. Say TODAY to see your day.

# $who: you, named (by $name) or somebody. $time-known is no where nobody said when.
# other: a caregiver; UNDO takes back only what one has said oneself.
said-so = { $who ->
    [you] you
    [named] { $name }
    [other] { $name }
   *[somebody] somebody else
} said so at { $heard-at }
doses-already-taken = Already recorded for { $due }: { $medicines }, taken{ $time-known ->
    [yes] {" "}at { $taken-at }
   *[no] , time unknown
} ({ said-so }). Do not take it again for { $due }. If this is wrong, say { $who ->
    [other] what is right.
   *[you] UNDO.
}
    .sms = Do not take it again for { $due }. Already noted: { $medicines }, taken{ $time-known ->
        [yes] {" "}at { $taken-at }
       *[no] {""}
    }; { said-so }. Wrong? Say { $who ->
        [other] what is right.
       *[you] UNDO.
    }
doses-already-skipped = Already recorded for { $due }: { $medicines }, not taken ({ said-so }). If this is wrong, say { $who ->
    [other] what is right.
   *[you] UNDO.
}
    .sms = Already noted for { $due }: { $medicines }, not taken; { said-so }. Wrong? Say { $who ->
        [other] what is right.
       *[you] UNDO.
    }
doses-already-held = On hold for { $due }: { $medicines }. Nothing is asked. If you took it anyway, say so with its name.
doses-already-open = { $due } waits for your answer: { $medicines }. 1 taken, 2 later, 3 not taking.
doses-already-unanswered = { $due } has no answer yet: { $medicines }. 1 taken, 3 not taking.
doses-already-not-asked = { $due } has no answer yet: { $medicines }. 1 taken, 3 not taking.

undo-nothing = There is nothing to take back: I only undo your last change, within 24 hours.
undone = Taken back, from { $time }: { $kind ->
    [taken] { $medicines }, taken
    [skipped] { $medicines }, not taken
    [later] "later"
    [logged] { $medicines }, taken
    [extra] what you reported as taken by mistake. If it did happen, call the number I gave you
    [added] { $medicines-names } added to your list
    [edited] the change of { $medicines-names }
    [stopped] { $medicines-names } taken off your list
    [paused] the hold of { $medicines-names }
    [resumed] going on with { $medicines-names }
    [remarked] what you told me for your visit
    [planned] the new times of your medicines
    [travelled] the change of clocks
    [late-day] the move of today
    [fewer] how often I remind you
   *[setting] the change of your settings
}. It stands as before.

# A name that was nearly one of theirs. They have just typed it, so it may be said back.
perhaps-one = Did you mean { $medicines-names }? Nothing was recorded yet.
    .sms = Did you mean { $medicines-names }? Say RIGHT or WRONG. Nothing is noted yet.
perhaps-which = Which one did you mean? Nothing was recorded yet.
    .sms = Which one did you mean? { $choices }. Say its letter, or NO. Nothing is noted yet.
perhaps-choice = { $letter } { $medicine-names }
perhaps-none = None of these
perhaps-not = Then nothing was recorded. Say LIST to see what is on your list.
