# Questions about what is recorded. A state is said by its own word; nothing is called missed here.

today = { $day }:{ $lines-count ->
    [0] {" "}nothing is planned.
   *[other]
        {""}
        { $lines }
}
today-round = { $time } { $state ->
    [planned] still to come
    [open] waits for your answer
    [waits] waits for an answer
    [answered] answered
    [taken] taken{ $time-known ->
        [yes] {" "}at { $taken-at }
       *[no] , time unknown
    }
    [skipped] not taken
    [held] on hold
    [unanswered] no answer
   *[not-asked] we could not ask
}: { $medicines }
    .sms = { $time } { $state ->
        [planned] to come
        [open] waits for you
        [waits] no answer yet
        [answered] answered
        [taken] taken{ $time-known ->
            [yes] {" "}{ $taken-at }
           *[no] {""}
        }
        [skipped] not taken
        [held] on hold
        [unanswered] no answer
       *[not-asked] not asked
    }{ $level ->
        [0] {" "}({ $medicines-count })
       *[other] : { $medicines }
    }
today-needed = { $time } taken as needed: { $medicines }
    .sms = { $time } as needed{ $level ->
        [0] {" "}({ $medicines-count })
       *[other] : { $medicines }
    }
today-extra = { $time } recorded: something that was not due
    .sms = { $time } something not due

today-remarks = { $count } kept for your visit. NOTES shows { $count ->
    [one] it
   *[other] them
}.
    .sms = { $count } for your visit: NOTES

# $who and $time-known: see doses.ftl.
did-when = { $is-today ->
    [yes] { $due }
   *[no] { $day }, { $due }
}
did-taken = Yes, for { did-when }: { $medicines }, taken{ $time-known ->
    [yes] {" "}at { $taken-at }
   *[no] , time unknown
} ({ said-so }).{ $other-count ->
    [0] {""}
   *[other] {" "}But not { $others-names }.
}
    .sms = Yes: { did-when }, { $medicines }, taken{ $time-known ->
        [yes] {" "}{ $taken-at }
       *[no] {""}
    }; { said-so }.{ $other-count ->
        [0] {""}
       *[other] {" "}But not { $others-names }.
    }
did-skipped = No, for { did-when }: { $medicines }, recorded as not taken ({ said-so }).{ $other-count ->
    [0] {""}
   *[other] {" "}But not { $others-names }.
}
    .sms = No: { did-when }, { $medicines }, not taken; { said-so }.{ $other-count ->
        [0] {""}
       *[other] {" "}But not { $others-names }.
    }
did-open = Nothing is recorded yet for { did-when }: { $medicines }. If you took it, say 1.
did-unanswered = Nothing is recorded for { did-when }: { $medicines }. If you took it, say so; if you are unsure, do not take it twice, ask your pharmacist.
    .sms = No answer yet for { did-when }: { $medicines }. If you took it, say so. If you are unsure, do not take it twice: ask your pharmacist.
did-not-asked = Nothing is recorded for { did-when }: { $medicines }. We could not ask you then. If you are unsure, do not take it twice, ask your pharmacist.
    .sms = We could not ask you about { did-when }: { $medicines }. If you are unsure, do not take it twice: ask your pharmacist.
did-held = { $medicines } for { did-when } is on hold, and nothing is recorded as taken.
did-nothing-known = Nothing of that was due today or yesterday, and nothing is recorded.

# CAN I TAKE it now? Nobody is told that it is right.
may-not-listed = { $named ->
    [yes] “{ $name }” is not on your list.
   *[no] That is not on your list.
} I do not know whether it goes with your medicines, so I cannot say. Please ask your pharmacist before you take it.
    .sms = { $named ->
        [yes] "{ $name }" is not on your list.
       *[no] That is not on your list.
    } I cannot say whether it goes with your medicines. Ask your pharmacist before you take it.
may-at-its-times = { $medicines-names }: { $state ->
    [taken] taken for { $due }{ $time-known ->
        [yes] {" "}at { $taken-at }
       *[no] , time unknown
    }.
    [skipped] recorded as not taken for { $due }.
    [held] on hold for { $due }.
    [open] { $due } waits for your answer.
    [unanswered] { $due } has no answer.
    [not-asked] { $due } has no answer.
   *[nothing] nothing was due lately.
} { $has-next ->
    [yes] Next: { $next-day }, { $next }.
   *[no] {""}
} Whether you may take it at another time, I cannot say: ask your pharmacist, and do not take it twice.
    .sms = { $medicines-names }: { $state ->
        [taken] taken for { $due }.
        [skipped] not taken for { $due }.
        [held] on hold for { $due }.
        [open] { $due } waits for your answer.
        [unanswered] { $due } has no answer.
        [not-asked] { $due } has no answer.
       *[nothing] nothing was due lately.
    } { $has-next ->
        [yes] Next: { $next-day }, { $next }.
       *[no] {""}
    } At other times ask your pharmacist first; never twice.
