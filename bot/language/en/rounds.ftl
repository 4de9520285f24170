# What the bot says about rounds by itself: asks, the practice round, the digest after an outage.
# An ask names what is open now. Outside its window nothing here may say "take".

# $how: first, again, or late (a first ask that we are late with).
# $lettered is yes while two rounds are unanswered. $left-out: what stands inside its minimum gap.
ask = { $lettered ->
    [yes] { $letter }{" "}
   *[no] {""}
}{ $how ->
    [late] { $time }: late reminder, the delay is ours.
    [not-reached] { $time }: late reminder; nothing reached you before.
    [again] { $time }: still waiting for your answer.
   *[first] { $time }: time for your { $medicines-count ->
        [one] medicine.
       *[other] medicines.
    }
}
    { $medicines-lines }{ $left-out-count ->
    [0] {""}
   *[other]
        {""}
        Not now: { $left-out }. It is too soon after the last one.
}
    .sms = { $lettered ->
        [yes] { $letter }{" "}
       *[no] {""}
    }{ $time }: { $how ->
        [late] late reminder, our delay:
        [not-reached] late reminder, nothing reached you before:
        [again] still waiting for your answer:
       *[first] time for
    }{ $level ->
        [0] {" "}{ $medicines }.
       *[other]
            {""}
            { $medicines-lines }
    }{ $left-out-count ->
        [0] {""}
       *[other]
            {""}
            Too soon for: { $left-out }.
    }
        { $letter }1 taken, { $letter }2 later, { $letter }3 not taking

# Everything in the round stands inside its minimum gap; said once, so that silence is no riddle.
held-back = { $time }: nothing is due yet. Not now: { $left-out }. It is too soon after the last one you told me of.
    If you took that one earlier, tell me when: "taken at 8:15".
    .sms = { $time }: nothing is due yet. Too soon after the last one: { $left-out }. If you took that earlier, say "taken at 8:15".

practice-ask = Practice only, nothing is recorded. Imagine it is { $time } and this is your reminder.
    Have you taken your medicines? Press or type 1 if you have.
    .sms = Practice, nothing is noted: imagine it is { $time }. Have you taken your medicines?
        1 taken, 2 later, 3 not taking

too-soon = not before { $at }

choose-taken = { $letter }1 Taken
choose-later = { $letter }2 Later
choose-not-taking = { $letter }3 Not taking
choose-one-by-one = One by one

# After an outage: once per person, and never advice to catch up.
digest-of-one = { $today ->
    [yes] We could not remind you at { $time }.
   *[no] We could not remind you at { $time } on { $date }.
} That is our fault, not yours.
    Did you take it?
    { $medicines-lines }
    If you are unsure what to do now, your leaflet or your pharmacist can tell.
    .sms = { $today ->
        [yes] We could not remind you at { $time };
       *[no] We could not remind you at { $time }, { $date };
    } our fault. Did you take it? { $medicines }.
        { $letter }1 taken, { $letter }3 not taken. Unsure? Ask your pharmacist.
digest = We could not remind you at these times. That is our fault, not yours.
    { $rounds }
    Did you take them?
    If you are unsure what to do now, your leaflet or your pharmacist can tell.
    .sms = We could not remind you; our fault. Taken?
        { $rounds }
        Letter and 1: taken, 3: not. Unsure? Ask your pharmacist.
# After a backup was restored: what was noted since it was made is gone, and they may have answered.
digest-lost-of-one = { $today ->
    [yes] What was noted here for { $time } was lost.
   *[no] What was noted here for { $time } on { $date } was lost.
} That is our fault, not yours.
    Did you take it?
    { $medicines-lines }
    If you are unsure what to do now, your leaflet or your pharmacist can tell.
    .sms = { $today ->
        [yes] We lost our note of { $time };
       *[no] We lost our note of { $time }, { $date };
    } our fault. Did you take it? { $medicines }.
        { $letter }1 taken, { $letter }3 not taken. Unsure? Ask your pharmacist.
digest-lost = What was noted here for these times was lost. That is our fault, not yours.
    { $rounds }
    Did you take them?
    If you are unsure what to do now, your leaflet or your pharmacist can tell.
    .sms = We lost our notes; our fault. Taken?
        { $rounds }
        Letter and 1: taken, 3: not. Unsure? Ask your pharmacist.
digest-line = { $lettered ->
    [yes] { $letter }{" "}
   *[no] {""}
}{ $today ->
    [yes] { $time }
   *[no] { $date }, { $time }
}: { $medicines }
    .sms = { $lettered ->
        [yes] { $letter }{" "}
       *[no] {""}
    }{ $today ->
        [yes] { $time }
       *[no] { $time } { $date }
    }{ $level ->
        [0] {""}
       *[other] : { $medicines }
    }
choose-not-taken = { $letter }3 Not taken
choose-taken-at = { $letter }1 { $time } taken
choose-not-taken-at = { $letter }3 { $time } not taken

# Stands above a message that may have arrived before.
repeat-of-ask = Sent again, in case it did not reach you. It is the same round, not a second one.
    .sms = Again, the same:
repeat-of-message = Sent again, in case it did not reach you.
    .sms = Again:

# What becomes of an asked message once its round is answered; its buttons go.
asked-settled = { $outcome ->
    [taken] { $time }: taken.
    [skipped] { $time }: not taken.
    [held] { $time }: on hold.
    [unanswered] { $time }: no answer yet.
   *[mixed] { $time }: recorded.
}
asked-reopened = { $time }: open again. Waiting for your answer.
asked-practice = Practice done. Nothing was recorded.

# Somebody wrote, and we failed three times to understand it for a reason of our own.
could-not-handle = Something went wrong on our side, and your last message was not recorded. Please send it again in a while. If it is urgent, call your pharmacist or your doctor.
