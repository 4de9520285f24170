# Small talk, help, and what the bot cannot take. One short help text for each open question.

# The many ways to say yes and no, with commas between them.
yes-words = yes, y, yes please, yep, yeah, right, that is right, thats right, correct, ok, okay, sure, i agree, agree, agreed
no-words = no, n, no thanks, nope, wrong, not right, i do not agree, i dont agree

# A hello is returned; to "thanks" and "ok" it is only said what waits.
greeting-hello = { $hello ->
    [yes] Hello{ $named ->
        [yes] { " " }{ $name }
       *[no] {""}
    }.{" "}
   *[no] {""}
}
greeting = { greeting-hello }Nothing waits for you now. TODAY, LIST, ADD and HELP are things you can say.
    .sms = { greeting-hello }Nothing waits for you now. You can say TODAY, LIST, ADD or MENU.
greeting-round = { greeting-hello }{ $time } waits for your answer: 1 taken, 2 later, 3 not taking.

help = You can say: TODAY, LIST, ADD, SUMMARY, SETTINGS, UNDO, "did I take it?", "took it at 8:15".
    A reminder is answered with 1 taken, 2 later, 3 not taking. STOP ends all messages here.
    I am a reminder and a diary, not a doctor, and nobody reads along. Emergency: { $emergency }.
    .sms = Dosebell: 1 taken, 2 later, 3 not taking. Or say TODAY, LIST, ADD, SUMMARY, SETTINGS, UNDO. I am no doctor. Emergency: { $emergency }. STOP ends all messages.
help-stranger = This is Dosebell, a reminder for medicines. Nobody has signed you up here. STOP ends all messages here. Emergency: { $emergency }.

# BACK, or "never mind". $was: what was open, and of medicines how many are $left. $waits: how many times still wait for an answer.
never-mind = { $was ->
    [nothing] No question is open.
    [reason] All right, no reason. It stays recorded as not taken.
    [added] Never mind: { $left ->
        [one] that medicine was not added
       *[other] those { $left } medicines were not added
    }. To write it again, say ADD.
   *[question] Never mind: that question is closed, and it changed nothing.
} { $waits ->
    [one] { $time } still waits for your answer: 1 taken, 2 later, 3 not taking.
    [several] More than one time still waits for your answer. Say TODAY to see them.
   *[nothing] Nothing waits for you now.
}{ $stops ->
    [yes] {" "}STOP ends all messages here.
   *[no] {""}
}
    .sms = { $was ->
        [nothing] No question is open.
        [reason] All right, no reason. It stays noted as not taken.
        [added] Never mind: { $left ->
            [one] that medicine was not added.
           *[other] those { $left } medicines were not added.
        }
       *[question] Never mind: that question is closed, and it changed nothing.
    } { $waits ->
        [one] { $time } still waits for your answer: 1 taken, 2 later, 3 not taking.
        [several] More than one time still waits. Say TODAY to see them.
       *[nothing] Nothing waits for you now.
    }
help-in-question = A question is open. Answer it, or say BACK to leave it.{ $known ->
    [yes] {" "}TODAY and LIST work too.
   *[no] {""}
}
    I am a reminder and a diary, not a doctor, and nobody reads along. Emergency: { $emergency }. STOP ends all messages here.
    .sms = Dosebell: a question is open. Answer it, or say BACK to leave it.{ $known ->
        [yes] {" "}TODAY and LIST work too.
       *[no] {""}
    } Emergency: { $emergency }. STOP ends all messages.

help-nothing-open = I did not understand that, and changed nothing. Say TODAY, LIST, ADD, or HELP for more.
    .sms = I did not understand that, and changed nothing. Say TODAY, LIST or ADD, or MENU for more.
help-round = I did not understand that, and recorded nothing. For { $time }: 1 taken, 2 later, 3 not taking. HELP for more.
    .sms = I did not understand that, and noted nothing. For { $time }: 1 taken, 2 later, 3 not taking. MENU for more.
help-rounds = I did not understand that, and recorded nothing. { $letter }1 means { $time } taken, { $other-letter }1 means { $other-time } taken. HELP for more.
    .sms = I did not understand that, and noted nothing. { $letter }1 means { $time } taken, { $other-letter }1 means { $other-time } taken. MENU for more.
help-rounds-of = I did not understand that, and recorded nothing. "{ $called } 1" means { $time } taken, "{ $other-called } 1" means { $other-time } taken. HELP for more.
    .sms = I did not understand that, and noted nothing. "{ $called } 1": { $time } taken. "{ $other-called } 1": { $other-time } taken. MENU for more.
help-onboarding = I did not understand that. Please answer the last question, by a button or in a few words.
    .sms = I did not understand that. Please answer the last question, in a few words.
help-stop-medicine = I did not understand that, and changed nothing. Say TAKE IT OFF or KEEP IT.
help-which-medicine = I did not understand that. Say the letter of the medicine.
help-which-round = I did not understand that, and recorded nothing. Say the letter of the time you mean.
help-which-time = I did not understand that, and recorded nothing. Which time do you mean?
help-perhaps = { $step ->
    [one] I did not understand that, and recorded nothing. Did you mean that one? Say RIGHT or WRONG.
   *[several] I did not understand that, and recorded nothing. Say the letter of the one you mean, or NO.
}
help-doubt = I did not understand that, and recorded nothing. Did you take only what was due? Say ONLY THAT or MORE. If it was more, call the number above now.
help-earlier = I did not understand that, and recorded nothing. Say TAKEN ALREADY, NOT TAKEN, or the time you took it, like 8:15.
help-reason = I did not understand that. It stays recorded as not taken; the reason may be left out.

only-ours = { $has-words ->
    [yes]
        { $words }
        I only understand English and Spanish, and recorded nothing.
   *[no] I only understand English and Spanish, and recorded nothing.
} Emergency: { $emergency }.
    .sms = I only understand English and Spanish, and noted nothing. Emergency: { $emergency }.

pin-wanted = That needs your six digits first. Please type them.
pin-wrong = Those are not your six digits. Nothing has changed. { $left ->
    [one] One try is left.
   *[other] { $left } tries are left.
}
pin-locked = The six digits were wrong too often. I take no more for a day. Whoever runs me can help.
help-pin = I did not understand that. Please type your six digits, or something else that you want.

too-fast = That is too fast for me. Please wait a minute, then send it again: your last message was not recorded.
cannot-see = I can only read words, so I did not look at that. Nothing was recorded.
cannot-edit = I saw that you changed an earlier message. I only go by new ones, so nothing has changed. Please send it again.
private-only = I only talk in private, because this is about somebody's health. Please write to me alone.
