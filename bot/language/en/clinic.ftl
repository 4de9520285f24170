# What the bot says to patients for their clinic. At level 0 the clinic is not named: its name may say what somebody has.

clinic-called = { $level ->
    [0] your clinic
   *[other] { $clinic }
}
clinic-please-call = { $level ->
    [0] Your clinic
   *[other] { $clinic }
} asks you to call them: { $phone }. In an emergency call your emergency number instead.
clinic-visit-tomorrow = Tomorrow at { $time } you are expected at { clinic-called }{ $has-whom ->
    [yes] , with { $whom }
   *[no] { "" }
}. Please bring everything that you take, in its boxes, and your questions.{ $has-bring ->
    [yes] { " " }And: { $bring }.
   *[no] { "" }
}
    .sms = Tomorrow at { $time } you are expected at { clinic-called }. Please bring everything that you take, and your questions.
clinic-visit-today = Today at { $time } you are expected at { clinic-called }{ $has-whom ->
    [yes] , with { $whom }
   *[no] { "" }
}. Bring everything that you take, and your questions.{ $has-bring ->
    [yes] { " " }And: { $bring }.
   *[no] { "" }
}
    .sms = Today at { $time } you are expected at { clinic-called }. Bring everything that you take, and your questions.
clinic-visit-moved = Your visit at { clinic-called } has moved: you are expected on { $day } at { $time }. If that does not suit you, please call them.
clinic-visit-off = Your visit at { clinic-called } on { $day } at { $time } was called off. If you need another day, please call them.
clinic-report-shown = For your visit on { $day }, this would go to { clinic-called }: { $due ->
    [0] no dose was due in { $days } days
   *[other] in { $days } days you took { $taken } of { $due } doses; { $unanswered } you did not answer
}. With it goes your list and what you wrote to me.
    To add a sentence, say REPORT NOTE and write it. Shall it go?
    .sms = For { $day }: { $due ->
    [0] no dose was due in { $days } days
   *[other] you took { $taken } of { $due } doses in { $days } days, { $unanswered } unanswered
}. Say SEND REPORT, HOLD REPORT, or REPORT NOTE and a sentence.
choice-visit-send = Send report
choice-visit-hold = Hold report
clinic-report-sent = Good. Before your visit on { $day } { clinic-called } sees your report. To take that back, say HOLD REPORT.
clinic-report-held = Then nothing goes out for your visit on { $day }. If you change your mind, say SEND REPORT.
clinic-report-taken-back = For your visit on { $day } they cannot open it any more. What was read or mailed before stays with them. If you change your mind, say SEND REPORT.
clinic-report-noted = Noted, it stands on top of your report, which goes to { clinic-called }. To take that back, say HOLD REPORT.
clinic-report-say = Write your sentence behind it: REPORT NOTE and what they should know.
clinic-asks-first = Good: from now on no report goes out before a visit without your word. What has gone already, HOLD REPORT takes back.
clinic-stands = Before a visit your report goes to { clinic-called } even where you have not answered for it. To be asked each time, say ASK ME FIRST.
clinic-report-not-whole = A report goes whole or not at all, and you keep something from them. To see or change what they may, say WHO SEES.
clinic-report-none = No report of yours waits just now. You are asked some days before a visit. Say TODAY to see what is due.

clinics-called = { $count ->
    [1] { $level ->
        [0] your clinic
       *[other] { $clinics }
    }
   *[other] { $level ->
        [0] your clinics
       *[other] your clinics: { $clinics }
    }
}
clinic-proposes = What follows is proposed by { clinics-called }. Nothing is on the list before you say that it is right.
    .sms = What follows is proposed by { $count ->
        [1] { clinics-called }
       *[other] your clinics
    }. Nothing is on the list before you say that it is right.
clinic-proposes-later = { $level ->
    [0] Your clinic
   *[other] { $clinic }
} proposes a change to your list. To look at it, say CLINIC LIST. Nothing changes before you say that it is right.
clinic-proposes-theirs = { $level ->
    [0] A clinic
   *[other] { $clinic }
} proposes a change to the list { $named ->
    [yes] of { $name }
   *[no] that you keep
}. To look at it, say CLINIC LIST. Nothing changes before somebody agrees.
clinic-proposes-nothing = Your clinic proposes nothing just now. Say LIST to see what you take.

clinic-join-sees = If you agree, { $clinic } sees what is on your list, what you took and missed, what you write to me about it, and whether you can be reached.
clinic-join-yours = They never change your list; they can only propose. You can take any of it back: say WHO SEES. Nobody there reads this chat all the time.
ask-clinic-agree = Do you agree that { $clinic } sees this? Without it nothing changes for you here.
    .sms = Do you agree that { $clinic } sees this? Say AGREE or NO.
ask-clinic-standing = Before a visit I show you what would go to { $clinic }. If you have not answered by then: may it go all the same, marked as not seen by you?
    .sms = Before a visit I show you what would go to { $clinic }. If you do not answer, may it go all the same? Say AGREE or NO.
choice-clinic-standing = Yes, it may go
choice-clinic-asks = No, only with my word
help-clinic-join = I did not understand that, and shared nothing. { $step ->
    [agree] May the clinic see it? Say AGREE or NO.
   *[standing] May your report go before a visit even if you do not answer? Say AGREE or NO.
}
clinic-join-done = Agreed: you are linked with { $clinic }. To see or change what they may, say WHO SEES.{ $standing ->
    [yes] { " " }To be asked before each report after all, say ASK ME FIRST.
   *[no] { "" }
}
    .sms = Agreed: you are linked with { $clinic }. To change it, say WHO SEES.{ $standing ->
    [yes] { " " }To be asked before each report, say ASK ME FIRST.
   *[no] { "" }
}
clinic-join-already = You are linked with { $clinic } already. To see or change what they may, say WHO SEES.
clinic-join-declined = Then nothing is shared with the clinic, and everything else stays as it is. The code stays good if you change your mind.
clinic-code-refused = This code is used, too old or mistyped. Look at the letter once more, or ask your clinic for another one.
