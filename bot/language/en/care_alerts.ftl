# What caregivers are told, and what is said to patients about them. Nobody's gender is guessed.
# $name is what the caregiver calls the patient. $time is by the patient's clock, $yours by theirs.

care-who = { $named ->
    [yes] { $name }
   *[no] the person you care for
}
care-Who = { $named ->
    [yes] { $name }
   *[no] The person you care for
}
care-line = - { $today ->
    [yes] { $time }
   *[no] { $date }, { $time }
}{ $clocks ->
    [two] {" "}there, { $yours } where you are
   *[one] {""}
}: { $medicines }{ $why ->
    [missed] {" "}(no answer)
    [down] {" "}(we were down)
    [unreached] {" "}(not reached)
    [skipped] {" "}(chose not to)
    [ran-out] {" "}(ran out)
    [not-asked] {" "}(was not asked)
    [taken] {" "}(taken)
   *[past] {" "}(no longer due)
}
    .sms = { $today ->
        [yes] { $time }
       *[no] { $date }, { $time }
    }{ $clocks ->
        [two] {" "}there, { $yours } yours
       *[one] {""}
    }{ $level ->
        [0] , { $medicines-count } { $medicines-count ->
            [one] medicine
           *[other] medicines
        }
       *[other] : { $medicines }
    }
care-alert = { $waited ->
    [yes] { "This waited for the morning, so as not to wake you. " }
   *[no] {""}
}{ $is-instead ->
    [yes] { "It is night for " }{ $instead-of }{ ", so it comes to you. " }
   *[no] {""}
}{ $why ->
    [missed] { care-Who } has not answered:
    [down] We were down and could not ask { care-who }. That is our fault:
    [unreached] We could not reach the phone of { care-who }, so nobody asked about:
    [skipped] { care-Who } chose not to take:
    [ran-out] { care-Who } has run out of:
   *[mixed] We do not know that these were taken by { care-who }:
}
    { $lines }
    If you see to it, say CALL, and the others hear that you do. We only know what we were told: whether it was taken, only { care-who } can say.
    .sms = { $waited ->
        [yes] { "Overnight: " }
       *[no] {""}
    }{ $why ->
        [missed] { care-Who }: no answer for
        [down] { care-Who }: not asked, we were down (our fault)
        [unreached] { care-Who }: we could not reach the phone for
        [skipped] { care-Who } chose not to take
        [ran-out] { care-Who } has run out:
       *[mixed] { care-Who }: not known to be taken
    }
        { $lines }
        If you see to it say CALL, else CANNOT.
care-correction = { $why ->
    [taken] We hear that { care-who } has taken this after all:
   *[mixed] What we told you about { care-who } is not so, and we are sorry. This is:
}
    { $lines }{ $why ->
    [taken]
        {""}
        The rest of what we told you stays as it was.
   *[mixed] {""}
}{ $open ->
    [yes]
        {""}
        If you see to it, say CALL, and the others hear that you do.
   *[no] {""}
}
    .sms = Correction, { care-who }: { $why ->
        [down] not asked, we were down (our fault)
        [unreached] not reached, so not asked
        [skipped] chose not to take it
        [ran-out] has run out
        [missed] no answer after all
        [not-asked] was not asked about it
        [taken] taken after all (the rest is as before)
       *[mixed] it was otherwise
    }
        { $lines }{ $open ->
        [yes]
            {""}
            Say CALL or CANNOT.
       *[no] {""}
    }
care-clear = { $why ->
    [taken] All clear: we hear that { care-who } has taken it after all.
    [later] { care-Who } has taken a later dose, so this alert ends. What we told you of stays as it was:
   *[past] All clear: of what we told you about { care-who } nothing is open any more.
}
    { $lines }{ $why ->
    [later] {""}
   *[past]
        {""}
        You need do nothing more.
}
    .sms = { $why ->
        [taken] All clear, { care-who }: taken after all
        [later] { care-Who } has taken a later dose, the alert ends. As before:
       *[past] All clear, { care-who }: nothing is open any more
    }
        { $lines }
care-again = Open again: we heard that { care-who } had taken it, and that was taken back.
    { $lines }{ $open ->
    [yes]
        {""}
        If you see to it, say CALL, and the others hear that you do.
   *[no] {""}
}
    .sms = Open again, { care-who }: that it was taken was taken back
        { $lines }{ $open ->
        [yes]
            {""}
            If you see to it say CALL, else CANNOT.
       *[no] {""}
    }
care-let-go = { $by-you ->
    [yes] You said that you see to { care-who }. How did it go? Say SORTED or NOT REACHED. Until then it is open again for the others.
   *[no] { $by-known ->
        [yes] { $by }
       *[no] Somebody else
    } no longer sees to { care-who }, or was not heard of again, so it is open again. If you see to it, say CALL, and the others hear that you do.
}
    .sms = { $by-you ->
        [yes] You said that you see to { care-who }. How did it go? Say SORTED or NOT REACHED. It is open again for the others.
       *[no] { $by-known ->
            [yes] { $by }
           *[no] Somebody else
        } no longer sees to { care-who }: it is open again. If you see to it say CALL, else CANNOT.
    }
care-claimed = { $by-known ->
    [yes] { $by }
   *[no] Somebody else
} sees to it that { care-who } is called. You need do nothing; we tell you how it went.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Somebody else
    } sees to { care-who }. You need do nothing; we tell you how it went.
care-not-reached = { $by-known ->
    [yes] { $by }
   *[no] Somebody
} did not reach { care-who }. If you can try, say CALL, and the others hear that you do.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Somebody
    } did not reach { care-who }. If you can try, say CALL, else CANNOT.
care-sorted = { $by-known ->
    [yes] { $by }
   *[no] Somebody
} says that it is sorted with { care-who }. You need do nothing more.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Somebody
    } says that it is sorted with { care-who }. You need do nothing.
care-stopped = We can no longer write to { care-who }, so nobody is reminded and nobody is asked. From now on, no message from us does not mean that all is well. Please ask { care-who } yourself.
    .sms = We can no longer write to { care-who }: no reminders now. No message does not mean that all is well. Please ask { care-who } yourself.
care-back = We can write to { care-who } again. Reminders go on.
care-choose-call = CALL I see to it
care-choose-cannot = CANNOT Somebody else
care-choose-sorted = SORTED All is well
care-choose-not-reached = NOT REACHED

# What a caregiver answered.
care-you-claimed = Thank you. You see to { care-who }; the others hear it. Afterwards say SORTED, or NOT REACHED.
care-you-sorted = Thank you. Noted: sorted. Whoever else was told hears it.
care-goes-on = { $next ->
    [now] It goes to the next one now.
    [others] Others were told as well, and have it still.
    [later] It goes to the next one when their night is over.
   *[nobody] There is nobody else whom we can tell, so nobody sees to it now.
}
care-you-gave-up = Noted: not reached. { care-goes-on }
care-you-cannot = Noted. { care-goes-on }
care-of-others = Something of { care-who } is open, and others were told of it first. You hear of it when it comes to you. If you see to it all the same, please tell them.
    .sms = Something of { care-who } is open; others were told first. You hear of it when it comes to you. If you see to it, please tell them.
care-claimed-already = { $by-known ->
    [yes] { $by }
   *[no] Somebody else
} sees to { care-who } already. You need do nothing.
care-no-alert = Nobody you care for needs to be called just now. Ask "how is { care-who }?" for today.
    .sms = Nobody needs to be called just now. Ask "how is { care-who }?" for today.
care-which = Whom do you mean?
    .sms = Whom do you mean? { $choices }
care-which-name = { $letter } { $name }
care-not-yours = { care-Who } has not agreed that you are shown that. Only { care-who } can change it.
care-for-nobody = You care for nobody here now. Who wants you to gives you a code to type here.

# How is mum? The lines are those of "today".
care-today = { care-Who }, { $day }{ $clocks ->
    [two] {" "}(it is { $time } there now)
   *[one] {""}
}:{ $lines-count ->
    [0] {" "}nothing is planned.
   *[other]
        {""}
        { $lines }
}
    .sms = { care-Who }, { $day }:{ $lines-count ->
        [0] {" "}nothing is planned.
       *[other]
            {""}
            { $lines }
    }

# What does she take, and how was it? For whom the patient lets see the whole record.
care-only-today = { care-Who } lets you see today, not the whole record.
care-record = { care-Who }: on the list, { $count ->
    [0] nothing.
    [one] 1 medicine:
   *[other] { $count } medicines:
}{ $lines-count ->
    [0] {""}
   *[other]
        {""}
        { $lines }
}
    .sms = { care-Who }: on the list, { $count ->
        [0] nothing.
        [one] 1 medicine.
       *[other] { $count } medicines.
    }
care-record-line = { care-Who }: { $line }
care-figures = { care-Who }, { $first } to { $last }: { $of ->
    [0] nothing was due.
   *[other] { $count } of { $of } doses due were taken{ $unanswered ->
        [0] {""}
       *[other] , { $unanswered } had no answer
    }.
}{ $lines-count ->
    [0] {""}
   *[other]
        {""}
        { $lines }
}
    .sms = { care-Who }, { $first } to { $last }: { $of ->
        [0] nothing was due.
       *[other] { $count } of { $of } doses due were taken{ $unanswered ->
            [0] {""}
           *[other] , { $unanswered } had no answer
        }.
    }
care-until-over = What { care-who } let you know ended on { $day }. I tell you nothing more, so silence is no good news. Only { care-who } can let it go on.
    .sms = What { care-who } let you know ended on { $day }. Silence is no good news now. Only { care-who } can renew it.

# What a caregiver reports.
care-seen-or-told = { care-Who }, { $due }: { $medicines }, { $deed ->
    [taken] taken
   *[skipped] not taken
}. Did you see it, or were you told?
    .sms = { care-Who }, { $due }: { $medicines }, { $deed ->
        [taken] taken
       *[skipped] not taken
    }. Did you see it, or were you told? Say SEEN or TOLD.
care-choose-seen = SEEN I saw it
care-choose-told = TOLD I was told
care-seen-words = seen,i saw it,saw it,saw,i saw,i did see it,with my own eyes,i gave it,i gave it myself,i was there,yes i saw it,i watched,i saw her take it,i saw him take it
care-told-words = told,i was told,was told,she told me,he told me,they told me,she said so,he said so,on the phone,by phone,she says so,he says so,heard it
care-reported = Noted as yours ({ $basis ->
    [seen] seen
   *[told] told
}): { care-who }, { $due }, { $deed ->
    [taken] taken{ $at-known ->
        [yes] {" "}at { $taken-at }
       *[no] {""}
    }
   *[skipped] not taken
}: { $medicines }. { care-Who } is told.
care-already = { care-Who }, { $due }: already recorded as { $state ->
    [taken] taken
   *[other] not taken
}{ $heard ->
    [yes] {" "}at { $heard-at }
   *[no] {""}
} by { $who ->
    [you] you
    [patient] { care-who }
    [named] { $by }
   *[somebody] somebody else
}.{ $state ->
    [taken] {" "}Do not give it again: { $medicines }.
   *[other] {" "}{ $medicines }. If it was taken after all, { care-who } can tell me so.
}
    .sms = { care-Who }, { $due }: recorded as { $state ->
        [taken] taken
       *[other] not taken
    }{ $heard ->
        [yes] {" "}at { $heard-at }
       *[no] {""}
    } by { $who ->
        [you] you
        [patient] { care-who }
        [named] { $by }
       *[somebody] somebody else
    }.{ $state ->
        [taken] {" "}Do not give it again: { $medicines }.
       *[other] {" "}{ $medicines }. { care-Who } can correct it.
    }
care-too-soon = { care-Who }: { $medicines } was taken at { $last }. The least time between two is over at { $over }. Do not give it now; if it was taken again, call the pharmacist.
    .sms = { care-Who }: { $medicines }, last at { $last }; too soon until { $over }. Do not give it now. Taken again? Call the pharmacist.
care-nothing-waits = Nothing of { care-who } waits for an answer just now.{ $has-next ->
    [yes] {" "}Next: { $next-day }, { $next }.
   *[no] {""}
} If something else was taken, please call the pharmacist.
care-which-round = Two times of { care-who } wait. Which one do you mean?
    .sms = Two times of { care-who } wait. Which one? { $choices }
care-which-time = { $letter } { $time }
care-not-understood-report = I did not understand what { care-who } took. Say it like this: "{ care-who } took the 8:00", or ask "how is { care-who }?".
care-extra = { care-Who } should take no more for now. Call now: { poison-line }, and say what was taken, how much and when. If somebody collapses, has a seizure, cannot breathe or cannot be woken: { $emergency }.{ $kept ->
    [yes] {" "}I have written it down as yours.
   *[no] {""}
}
    .sms = No more for { care-who }. Call { poison-line.sms } now. Collapse, seizure, no breath, cannot be woken: { $emergency }. Say what and when.
care-extra-for-you = { $by-known ->
    [yes] { $by }
   *[no] Somebody who cares for you
} tells me that something was taken that was not due. Take no more for now. Call now: { poison-line }. If that is not so, tell me what is.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] A caregiver
    } says that too much was taken. Take no more. Call { poison-line.sms } now. Not so? Tell me what is.
care-set-right = { care-Who } says of { $due }: { $medicines }, { $deed ->
    [taken] taken. Do not give it again.
   *[skipped] not taken.
} That stands now, beside what you told me.
    .sms = { care-Who } says of { $due }: { $medicines }, { $deed ->
        [taken] taken. Do not give it again.
       *[skipped] not taken.
    } That stands now.
care-noted-for-you = { $by-known ->
    [yes] { $by }
   *[no] Somebody who cares for you
} has noted for your { $due } ({ $basis ->
    [seen] seen
   *[told] told
}): { $medicines }, { $deed ->
    [taken] taken. Do not take it again.
   *[skipped] not taken.
} If that is not so, tell me what is.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Your caregiver
    } noted for your { $due }: { $medicines }, { $deed ->
        [taken] taken. Do not take it again.
       *[skipped] not taken.
    } If that is not so, tell me what is.
care-nobody-left = { $nobody ->
    [yes] {" "}Nobody is told now when you miss something. To let somebody else, say INVITE.
   *[no] {""}
}
care-deaf = { $called } has stopped my messages, or cannot be reached, and so is told nothing.{ care-nobody-left }
    .sms = { $called } stopped my messages or cannot be reached.{ $nobody ->
        [yes] {" "}Nobody is told now when you miss something: say INVITE.
       *[no] {""}
    }
care-quiet-hours = { $has-hours ->
    [yes] From { $since } to { $until } I do not disturb you: what comes up about { care-who } then goes to the next one, or waits until { $until }.
   *[no] You have no quiet hours any more.
}
care-started-again = Messages about { care-who } come here again. Ask "how is { care-who }?" for today.
care-hears-again = { $called } can be told again what you let { $called } know.

# When a caregiver is told, as the patient set it.
care-rule-medicines = { $all ->
    [yes] every medicine
   *[no] { $medicine-names }
}
care-rule = - { care-rule-medicines }: after { $after ->
    [one] one missed dose
   *[other] { $after } missed in a row
}{ $hours ->
    [0] {""}
   *[other] , { $hours } h later
}{ $has-quiet ->
    [yes] , only { $from } to { $to }
   *[no] {""}
}{ $night ->
    [anyway] , even at night
   *[other] {""}
}{ $words ->
    [0] , without names
    [1] , in your own words
   *[other] , with names
}
    .sms = { care-rule-medicines }: after { $after }{ $hours ->
        [0] {""}
       *[other] {" "}+{ $hours } h
    }{ $has-quiet ->
        [yes] {" "}{ $from }-{ $to }
       *[no] {""}
    }{ $words ->
        [0] , no names
        [1] , own words
       *[other] , names
    }
care-rules = { $name } is told:
    { $lines }
    Change it in words: "tell { $name } after one missed dose", "only between 9 and 21", "without names".
    .sms = { $name } is told:
        { $lines }
care-rule-set = Noted. { $name } is told from now on:
    { $lines }
    .sms = Noted. { $name } is told:
        { $lines }
care-rule-nobody = Nobody is told of your medicines, so there is nothing to set. "Let my daughter see this" begins it.
care-rule-whom = For whom is that?
    .sms = For whom is that? { $choices }

# Ends of care.
care-end-ask = { $kind ->
    [deceased] I am very sorry. Shall every message about { care-who } end now, for everybody? It can be taken back for 24 hours.
   *[withdrawn] Shall every message about { care-who } end now, for everybody? It can be taken back for 24 hours.
}
    .sms = { $kind ->
        [deceased] I am very sorry. Shall all messages about { care-who } stop, for everybody?
       *[withdrawn] Shall all messages about { care-who } stop, for everybody?
    } It can be undone for 24 hours. Say A all, B none
care-end-yes = A All of them
care-end-no = B None
care-ended = { $kind ->
    [deceased] Every message about { care-who } has ended. We are sorry for your loss. UNDO takes it back until tomorrow.
   *[withdrawn] Every message about { care-who } has ended. UNDO takes it back until tomorrow.
}
care-end-kept = Nothing has changed.
care-end-undone = Taken back. Messages about { care-who } go on as before.
care-ended-for-you = { $by-known ->
    [yes] { $by }
   *[no] Somebody who cares for you
} has told me that this has ended, so I ask nothing and note nothing. If that is wrong, say START and it goes on as before.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] A caregiver
    } told me that this has ended: I ask and note nothing. If that is wrong, text UNDO.
care-going-on = Good that you say so. What { $by-known ->
    [yes] { $by }
   *[no] somebody who cares for you
} told me is taken back: I remind you again, from your next time on. Say TODAY to see it, and WHO SEES for who may say such a thing.
    .sms = Good that you say so. I remind you again, from your next time on. WHO SEES says who may tell me such a thing.
care-not-ended = { $called } has just written to me and said that it goes on. What you told me of the end is taken back.
care-over = Messages about { care-who } have ended, for everybody. Whoever ended them can say UNDO within a day.

# A caregiver takes back what they reported, or says STOP.
care-taken-back-for-you = { $by-known ->
    [yes] { $by }
   *[no] Somebody who cares for you
} has taken back what was noted for { $due }. It stands as before: if you took it, say so; if you are unsure, do not take it twice.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Your caregiver
    } took back what was noted for { $due }. If you took it, say so. If you are unsure, do not take it twice.
stopped-caregiver = You will get no more messages here, alerts too. What people agreed to is kept. Only START brings the messages back.

# The one help text for a question that was not answered, and for whoever takes nothing themself.
help-cared-for-whom = I did not understand that, and changed nothing. Say the letter of whom you mean.
help-whose-rules = I did not understand that, and changed nothing. Say the letter of whom it is for.
help-care-rules = I did not understand that, and changed nothing. Say it like this: "after one missed dose", "only between 9 and 21", "without names".
help-seen-or-told = I did not understand that, and recorded nothing. Say SEEN if you saw it, TOLD if somebody told you.
help-which-round-of-theirs = I did not understand that, and recorded nothing. Say the letter of the time you mean.
help-end-of-care = I did not understand that, and changed nothing. Say A to end all messages, B to leave everything as it is.
help-caregiver = Ask "how is { care-who }?", or tell me what { care-who } took. To an alert say CALL, SORTED or NOT REACHED. HELP for more.
    .sms = Ask "how is { care-who }?" or tell me what { care-who } took. To an alert say CALL, SORTED or NOT REACHED. MENU for more.
help-for-caregivers = You can ask "how is { care-who }?" and tell me "{ care-who } took the 8:00". An alert is answered with CALL, CANNOT, SORTED or NOT REACHED. UNDO takes your last report back. STOP ends all messages here.
    No message from me is no proof that all is well, and nobody reads along. Emergency: { $emergency }.
    .sms = Dosebell: "how is { care-who }?" shows today. To an alert say CALL, SORTED or NOT REACHED. Emergency: { $emergency }. STOP ends all messages.
greeting-caregiver = { $hello ->
    [yes] { "Hello. " }
   *[no] {""}
}You need do nothing just now. Ask "how is { care-who }?" for today.

# To whoever takes nothing with us and says what is for patients.
care-theirs-to-let-in = Only { care-who } can let somebody in, and see who is told what: { care-who } says INVITE or WHO SEES to me.
care-no-notes = I cannot answer that, keep no notes of yours, and nobody reads along. Please ask a doctor or pharmacist of { care-who }. In an emergency call { $emergency }.
    .sms = I cannot answer that and keep no notes of yours. Ask a doctor or pharmacist of { care-who }. Emergency: { $emergency }.
care-own-clock = You take nothing with me that would move along. For another clock of your own say for instance: zone America/Chicago
care-for-patients = That is for whoever takes medicines with me. Say TODAY to see how { care-who } is.
