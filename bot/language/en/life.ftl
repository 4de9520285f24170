# A life that is not regular: pauses, trips, late days, fewer reminders; and machines that answer.

loop-broken = This is the same text five times in half an hour, as a machine sends it, so I no longer answer it. Write anything else and I am back. Your reminders go on.
    .sms = The same text came five times in half an hour, as from a machine: I no longer answer it. Write anything else and I am back.

# Several things that the bot brings up at one time.
news = { $lines }

# STOP in one place, where somebody is reached in another one too.
stopped-here = { $noted ->
    [yes] Your answer is noted.{" "}
   *[no] {""}
}You will get no more messages here. Elsewhere I still write to you. To end that too, say EVERYWHERE. Only START brings the reminders back here.
    .sms = { $noted ->
        [yes] Answer noted.{" "}
       *[no] {""}
    }No more messages here. Elsewhere I still write to you: to end that too, say EVERYWHERE. Only START brings them back here.
stopped-elsewhere = You have ended my messages on another phone of yours. Here I still write to you. Do you want no more here either? Say STOP.
stopped-everywhere = You will get no more messages from me, here or anywhere. Nothing reminds you now. Only START, said where you want them, brings the reminders back.
elsewhere = { $wanted ->
    [yes] All right: what does not reach you in one place I send to your other one.
   *[no] All right: I write to you here only. What does not reach you here I do not send anywhere else.
}
quiet-hours = { $has-hours ->
    [yes] From { $since } to { $until } I bring up nothing by myself but the doses that you take then. The rest waits until { $until }.
   *[no] You have no quiet hours any more.
}

# A pause of everything. $why: hospital, fast, away or other. $strict: what nobody leaves out without asking.
strict-line = { $has-strict ->
    [yes] {" "}Ask your doctor or pharmacist before you leave out { $strict-names }.
   *[no] {""}
}
hold-ask = { $why ->
    [hospital] You are in hospital
    [fast] You are fasting
   *[away] You are away
}{ $has-end ->
    [yes] {" "}until { $until }
   *[no] {""}
}. Shall I hold all reminders until you tell me otherwise? Nothing has changed yet. Whether to leave a medicine out is for your prescriber to say.{ strict-line }
    .sms = { $why ->
        [hospital] In hospital
        [fast] Fasting
       *[away] Away
    }{ $has-end ->
        [yes] {" "}until { $until }
       *[no] {""}
    }: hold all reminders? Say HOLD ALL or KEEP REMINDING. Ask your doctor before leaving a medicine out.
choice-hold-all = Hold all
choice-keep-reminding = Keep reminding
hold-not = All right, I go on reminding you. For another clock while you are away, say for instance: in Tokyo until the 14th
help-hold = I did not understand that, and changed nothing. Say HOLD ALL or KEEP REMINDING.
held = On hold{ $has-end ->
    [yes] {" "}until { $until }
   *[no] {""}
}: { $medicines-names }. On { $ask-on } I ask whether you take your medicines again; nothing begins again by itself. RESUME ends it at once. Whether to pause a medicine is for your prescriber to say.{ strict-line }
    .sms = All on hold. On { $ask-on } I ask whether it goes on; RESUME ends it at once. Ask your doctor or pharmacist before you leave { $has-strict ->
        [yes] { $strict-names }
       *[no] anything
    } out.
    .sms-else = All on hold. On { $ask-on } I ask whether it goes on; RESUME ends it at once. Ask your doctor or pharmacist before you leave a medicine out.
held-resumed = Going on with { $medicines-names }: I ask again when it is time. If anything was changed, say so, or LIST to see what I have.
held-ask = { $again ->
    [yes] Your medicines are still on hold, and I remind you of nothing.
   *[no] You said { $why ->
        [hospital] that you were in hospital
        [fast] that you were fasting
        [away] that you were away
       *[other] to hold everything
    }, so your medicines are on hold.
} Are you taking them again? Has anything changed?
    .sms = { $again ->
        [yes] Your medicines are still on hold.
       *[no] Your medicines are on hold, as you said.
    } Are you taking them again? Say GOING ON, STILL ON HOLD or SOMETHING HAS CHANGED.
choice-going-on = Going on
choice-still-held = Still on hold
choice-has-changed = Something has changed
held-still = All right, it stays on hold. I ask again on { $ask-on }. RESUME ends it at once.
held-changed = Then tell me what is different now: like "stop ibuprofen", "change iron" or "add …". When your list is right, say RESUME: until then all is on hold.
    .sms = Tell me what is different: like "change iron" or "add ...". When your list is right, say RESUME: until then all is on hold.
help-held = I did not understand that, and changed nothing. Your medicines are on hold. Are you taking them again? Say GOING ON or STILL ON HOLD.
back-nothing = Welcome back. Nothing was on hold and no trip was noted, so nothing changes.

# A trip. $way: ahead or behind; $clock: local or home.
travel-where = I do not know which clock "{ $place }" goes by. Name a big city near it, like: in Tokyo until the 14th. Nothing has changed.
travel-same = The clock in { $place } shows the same as yours, so nothing changes.
travel-ask = { $place }: the clock there shows { $now-there } now, { $hours } h{ $minutes ->
    [0] {""}
   *[other] {" "}{ $minutes } min
} { $way ->
    [ahead] ahead of yours
   *[behind] behind yours
}. Which clock shall your medicines go by{ $has-end ->
    [yes] {" "}until { $until }
   *[no] {""}
}? LOCAL: { $time } stays { $time } there, and the gap when you change is longer or shorter. HOME: as far apart as ever, so { $time } is { $there } there. I show you the times before anything changes.
    .sms = { $place }: it is { $now-there } there, { $hours } h { $way ->
        [ahead] ahead
       *[behind] behind
    }. LOCAL CLOCK: { $time } there. HOME CLOCK: { $time } is { $there } there. NO TRIP: no change. Say which.
choice-local-clock = Local clock
choice-home-clock = Home clock
choice-no-trip = No trip
travel-day = { $day }: { $there } (at home { $home })
    .sms = { $day }: { $there }
travel-confirm = By the { $clock ->
    [local] local clock
   *[home] home clock
}, the first two days in { $place } would be, by the clock there:
    { $lines }
    { $has-end ->
    [yes] After { $until } your home clock holds again by itself.
   *[no] When you are home, say I'M BACK.
} Is that right?
    .sms = { $place }, first days there:
        { $lines }
        Is that right? Say RIGHT or WRONG.
travel-gap-strict = { $medicines-names }: on this trip two doses lie up to { $hours } h apart. I cannot say whether that is all right: ask your pharmacist or doctor before you go.
    .sms = { $medicines-names }: up to { $hours } h between two doses on this trip. Ask your pharmacist or doctor before you go.
travel-close-strict = { $medicines-names }: on this trip two doses lie only { $hours } h apart. I cannot say whether that is all right: ask your pharmacist or doctor before you go.
    .sms = { $medicines-names }: only { $hours } h between two doses on this trip. Ask your pharmacist or doctor before you go.
travel-gap = { $medicines-names }: once, when the clock changes, up to { $hours } h lie between two doses. If that worries you, ask your pharmacist.
    .sms = { $medicines-names }: once up to { $hours } h between two doses. If that worries you, ask your pharmacist.
travel-left-out = { $medicines-names }: once, when the clock changes, one time is left out because it would come too soon. Ask your pharmacist if that is all right.
    .sms = { $medicines-names }: one time is left out when the clock changes, because it would come too soon. Ask your pharmacist.
travel-agreed = Noted: { $place }{ $later ->
    [yes] {" "}from { $since }
   *[no] {""}
}{ $has-end ->
    [yes] {" "}to { $until }
   *[no] {""}
}. { $clock ->
    [local] Your medicines go by the clock there{ $has-end ->
        [yes] , and by your home clock again after that
       *[no] {""}
    }.
   *[home] Your medicines stay on your home clock, and I name the times of home.
} { $has-end ->
    [yes] Back sooner? Say I'M BACK.
   *[no] When you are home, say I'M BACK.
} UNDO takes it back.
    .sms = Noted. { $clock ->
        [local] Your medicines go by the clock there { $has-end ->
            [yes] to { $until }
           *[no] for now
        }.
       *[home] Your medicines stay on your home clock.
    } Home again? Say I'M BACK. UNDO takes it back.
travel-not = All right, nothing changes.
travel-home = Your trip is over: your medicines go by your home clock again, which shows { $clock }. Still away? Tell me where, like: in Tokyo until Friday
    .sms = Your trip is over: your medicines go by your home clock again, now { $clock }. Still away? Say so, like: in Tokyo until Friday
travel-back = Welcome back. Your medicines go by your home clock again, which shows { $clock }. UNDO takes it back.
help-travel = I did not understand that, and changed nothing. { $step ->
    [clock] Say LOCAL CLOCK, HOME CLOCK or NO TRIP.
   *[confirm] Are the times right? Say RIGHT or WRONG.
}

# A day that began late. $over: a time of today whose window is over already.
late-over = { $over ->
    [yes] {" "}{ $time } is over. If you took it, say so. Whether to take it now, ask your pharmacist; do not take double.
   *[no] {""}
}
late-line = { $since } moves to { $to }
late-stays = { $time } stays
late-moved = Good morning. For today only:
    { $lines }
    Tomorrow is as usual. UNDO takes it back.{ late-over }
    .sms = For today only:
        { $lines }
        UNDO takes it back.
late-ask = Good morning. I can move today so, once; what keeps to the clock stays:
    { $lines }
    Shall I?{ late-over }
    .sms = Today could be so:
        { $lines }
        Say MOVE IT or LEAVE IT.
choice-move-day = Move it
choice-leave-day = Leave it
late-not = All right, today stays as it is.
late-once = I have moved today once already, so I leave it as it is. LATER puts off one reminder.
late-nothing = Nothing of today needs to move.{ late-over }
    .sms = Nothing of today needs to move.{ $over ->
        [yes] {" "}{ $time } is over: if you took it, say so. Whether to take it now, ask your pharmacist.
       *[no] {""}
    }
help-late-day = I did not understand that, and moved nothing. Say MOVE IT or LEAVE IT.

# Fewer reminders. $why: alert, critical or change; slip or change.
fewer-ask = How shall I remind you? Once, and never again for that time; or half an hour later, and only if you have not answered by then.
    .sms = How? Say ONCE (one reminder each time) or IF I AM SILENT (half an hour later, only if you have not answered). NO CHANGE: as it is.
choice-once = Once
choice-if-silent = If I am silent
choice-as-it-is = No change
fewer-kept = { $how ->
    [once] From your next time on I remind you once each time.
   *[other] From your next time on I ask half an hour later, only if you have not answered by then.
} If you leave one unanswered, I remind you as before and say so. REMIND ME LIKE BEFORE ends it.
    .sms = { $how ->
        [once] Once each time from now on.
       *[other] From now on only if you are silent for half an hour.
    } If you leave one unanswered, I remind as before and say so. REMIND ME LIKE BEFORE ends it.
fewer-not = I go on reminding you as before. { $why ->
    [alert] Somebody who looks after you is being told of a missed time just now.
    [critical] Something that you take must not be missed.
   *[change] Your list has changed in the last four weeks.
} Ask me again later.
fewer-as-before = { $changed ->
    [yes] I remind you as often as before, from your next time on.
   *[no] I remind you as often as ever; nothing has changed.
}
fewer-ended = { $why ->
    [slip] { $time } was left unanswered, so I remind you as often as before.
   *[change] Your list has changed, so I remind you as often as before.
} You can say REMIND ME LESS again later.
help-fewer = I did not understand that, and changed nothing. Say ONCE, IF I AM SILENT or NO CHANGE.
