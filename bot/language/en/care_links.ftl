# Sharing: invitations, codes, what somebody may, and how it ends. $called is what the other one is called. By text
# everything fits one segment.

care-invite = Read this code out to whoever is to look after you with me: { $code }. It is good once, for 10 minutes.{ $has-link ->
    [yes] {" "}They type it to me, scan the picture, or open { $link }
   *[no] {" "}They type it to me.
}
    Then I ask you what they may know. Nothing is shared before you agree, by their name.
    .sms = Read this code out: { $code }. Good once, for 10 minutes. They text it to me; then I ask you what they may know.
care-need-code = To look after somebody with me you need a code. Whoever takes the medicines says INVITE to me and reads the code out to you, or whoever runs me makes one. Have you got it? Type it here.
    .sms = To look after somebody with me you need a code. They say INVITE to me and read it to you. Type it here.
care-code-hint = Is that a code that somebody read out to you? Then say CODE before it, like this: CODE 7K3M 9QXT
care-code-refused = { $why ->
    [expired] That code is over; a code is good for 10 minutes. Ask for a new one.
    [used] That code has been used, and each is good once. Ask for a new one.
    [too_many] Those were too many wrong codes. I look at no more from here for an hour.
    [own] That code is yours: it is for somebody else, who types it on their own phone. Nobody is their own caregiver.
   *[unknown] I do not know that code. Please look at it again: 8 letters and digits.
}{ $left ->
    [0] {""}
    [one] {" "}One try is left.
   *[other] {" "}{ $left } tries are left.
}
care-linked-already = You are linked with { $called } already. { $called } can change what you may.
ask-care-name = That is a code of { $called }. What is your name? { $called } is asked about you by it.
care-name-is-theirs = { $called } is whoever the code is of. If that is your name as well, type it with your family name, so that nobody mixes you up.
ask-care-reach = { $called } can stop me, or be out of reach, and then no alert would come. Shall I tell you when that is so? I ask { $called } as well.
    .sms = If { $called } stops me or I cannot reach { $called }, shall I tell you? I ask { $called } as well. Say OK or NO.
choice-tell-me = Tell me
choice-tell-me-not = No
care-paper = { $called } looks after you with me from now on, as you have agreed on paper. WHO SEES shows what they may.
care-managed = { $called } has no phone of their own: those reminders come here, with the name in front. Answer for { $called }: 1 taken, 2 later, 3 not taking.
    .sms = Reminders for { $called } come here, with the name in front. Answer for { $called }: 1 taken, 2 later, 3 not taking.
ask-care-pin = A phone can get into other hands. Choose six digits that I ask for before I change anything for { $called }. Type them now; no easy ones like 123456.
    .sms = Choose six digits that I ask for before I change a list here. Type them now; no easy ones like 123456.
care-join-read = No message is no proof that all is well: phones fail, and so may I. I am no emergency service.
ask-care-agree = Please read this. I tell you what { $called } lets you know, and no more. No message is no proof that all is well: phones fail, and so may I. I am no emergency service.
    I keep your name and this address, sealed. STOP ends it here at any time; { $called } then learns that you hear nothing any more.
    Do you agree?
    .sms = I keep your name and number. Msg&data rates may apply. STOP ends it, and { $called } learns that. Say AGREE or NO.
care-join-done = Thank you. Now { $called } is asked. You hear from me when { $called } has said yes to your name.
care-join-declined = Then nothing is shared, and I keep nothing of it.

# To the patient: only the name is a yes.
care-asks = { $name } asks to look after you with me, with the code { $by-you ->
    [yes] you made at { $time }
   *[no] made for you at { $time }
}{ $is-known ->
    [yes] {" "}for your { $relation }
   *[no] {""}
}. Nothing is shared yet.
    Is that right? Then say { $called }. If not, say NO { $called }.
    .sms = { $called } asks to look after you with me (code of { $time }). Right? Say { $called }. If not, NO { $called }.
care-say-the-name = { $called } asks to look after you. Only the name counts: say { $called } to go on, or NO { $called }.
care-name = { $called }
care-no-name = No { $called }

ask-care-rights = What may { $called }? Say the letters, like A C.
    A be told what I missed
    B be told what I chose not to take
    C ask how I am today
    D get the weekly summary
    E see the whole record, with names
    F say for me that I took something
    G keep my list: add, change, pause
    .sms = What may { $called }? A missed, B skipped, C today, D week, E record, F say I took it, G keep my list. Say letters: AC
care-skips-alone = What you chose not to take is told beside what you missed: B does nothing without A. Say A B for both, or the other letters without B.
care-usual = AC
care-all = All of it
care-right = { $right ->
    [alerts] be told what was missed
    [skips] be told what was skipped
    [today] ask about today
    [week] get the week
    [record] see the record
    [report] report doses
    [keep_list] keep the list
    [reach] hear when no alert can come
   *[nothing] nothing
}
    .sms = { $right ->
        [alerts] misses
        [skips] skips
        [today] today
        [week] week
        [record] record
        [report] report doses
        [keep_list] keep list
        [reach] alerts off
       *[nothing] nothing
    }
ask-care-heard = If you say STOP, or I cannot reach you, no alert comes any more. May { $called } be told that?
    .sms = If you stop me or I cannot reach you, may { $called } be told? Say OK or NO.
choice-tell-them = Tell them
choice-tell-them-not = No
ask-care-until = Until when may { $called }? In half a year is { $day }. Type another day, like 3 May, or 3 months.
    .sms = Until when? Say OK for { $day }, NO LIMIT, or another day, like 3 MAY.
care-until = Until { $day }
care-no-end = Until I end it
care-no-end-words = no limit, no end, until i end it, forever, for ever, always, no end date, without end, never ends, indefinitely, for good, open end
care-terms = { $called } may { $rights }{ $has-end ->
    [yes] , until { $day }
   *[no] , until you end it
}.
    .sms = { $called } may: { $rights }; { $has-end ->
        [yes] until { $day }
       *[no] until you end it
    }.
ask-care-agreed = No message to { $called } is no proof that all is well: phones fail, and so may I. You can end it at any time: say DROP { $called }. Every word that { $called } is told, you can read.
    Do you agree?
    .sms = No message is no proof that all is well: phones fail. End it any time: DROP { $called }. Say AGREE or NO.
care-agreed = { $is-new ->
    [yes] Agreed. { $called } is told so, and gets a test alert if you let them have alerts.
   *[no] Agreed, it holds from now on. { $called } is told so.
} Say WHO SEES to read it again.
care-not-agreed = Then nothing is changed, and nothing more is shared with { $called }.
care-yes = { $is-new ->
    [yes] { $called } has said yes.
   *[no] { $called } has changed what you may.
} You may { $rights }{ $has-end ->
    [yes] , until { $day }.
   *[no] .
}
    .sms = { $called } { $is-new ->
        [yes] agrees
       *[no] changed it
    }. You may: { $rights }{ $has-end ->
        [yes] ; until { $day }
       *[no] {""}
    }.
care-test = This is a test alert about { $called }. Nothing was missed: an alert would come like this.
ask-care-test = Did the test alert come?
    .sms = Did the test alert come? Say GOT IT.
choice-got-it = Got it
choice-not-now = Not now
care-test-done = Thank you. And still: no message is no proof that all is well.
care-test-heard = { $called } has got the test alert.

care-ends-soon = What { $called } may know of you ends on { $day }.{ $nobody ->
    [yes] {" "}Nobody is told then when you miss something.
   *[no] {""}
} If it is to go on, say RENEW { $called }.
    .sms = What { $called } may know of you ends on { $day }.{ $nobody ->
        [yes] {" "}Then nobody is told when you miss something.
       *[no] {""}
    } To go on: RENEW { $called }.
care-end-reached = The time of { $called } ended on { $day }: { $called } is told nothing of you any more, and knows that.{ $nobody ->
    [yes] {" "}Nobody is told now when you miss something.
   *[no] {""}
} If it is to go on, say RENEW { $called }.
    .sms = { $called } is told nothing of you since { $day }, and knows that.{ $nobody ->
        [yes] {" "}Nobody is told now when you miss something.
       *[no] {""}
    } To go on: RENEW { $called }.
care-renew = Go on with { $called }
care-sees-nobody = Nobody but you is told anything by me. To let somebody know, say INVITE.
care-sees = These may know of your medicines:
    { $lines }
    To read what somebody was told, say WHAT { $called } KNOWS. To end it, say DROP { $called }.
    .sms = WHAT { $called } KNOWS shows every word that was told. DROP { $called } ends it.
care-sees-line = { $called }{ $is-known ->
    [yes] {" "}({ $relation })
   *[no] {""}
}: { $state ->
    [asks] asks, and waits for your yes
    [over] knows nothing any more: it ended on { $day }
    [deaf] may { $rights }, but my messages do not arrive there
   *[agreed] may { $rights }
}{ $has-end ->
    [yes] , until { $day }
   *[no] {""}
}{ $hidden-count ->
    [0] {""}
   *[other] , but nothing of { $hidden-names }
}
    .sms = { $called }{ $state ->
        [asks] {" "}asks, and waits for your answer
        [over] {" "}knows nothing any more: it ended on { $day }
        [deaf] {" "}hears nothing now: my messages do not arrive there
       *[agreed] : { $rights }
    }{ $has-end ->
        [yes] ; until { $day }
       *[no] {""}
    }{ $hidden-count ->
        [0] {""}
       *[other] ; hidden: { $hidden-count }
    }
care-told = { $called } was told this{ $left ->
    [0] {""}
   *[other] {" "}(earlier: { $left }; say WHAT { $called } KNOWS FROM { $from })
}:
    { $lines }
care-told-line = { $day }, { $time }: { $sent ->
    [yes] { $words }
   *[no] on its way
}
care-told-text = { $called }, { $day } { $time }: { $sent ->
    [yes] { $words }
   *[no] on its way
}
care-told-earlier = Earlier: { $left }. Say WHAT { $called } KNOWS FROM { $from } to read on.
care-told-nothing = { $called } was told nothing about you so far.

care-hidden = From now on { $called } is shown and told nothing of { $medicine-names }, and is not told that either. What was told before stays told: WHAT { $called } KNOWS shows it.
    .sms = { $called } is told nothing of { $medicine-names } from now on, nor that it is hidden. WHAT { $called } KNOWS shows what was told.
care-shown-again = { $called } may know of { $medicine-names } again, as far as { $called } may know of the others.
care-hidden-as-before = Taken back: what { $called } may know of your medicines is as before. WHO SEES shows it.
care-hide-keeps = { $called } keeps your list and so sees all that is on it. To hide { $medicine-names }, say CHANGE WHAT { $called } SEES first, and leave out G.
    .sms = { $called } keeps your list, so sees all of it. To hide { $medicine-names }, say CHANGE WHAT { $called } SEES, without G.

ask-care-drop = { $called } is to know nothing from now on. Shall I say so?
    If it ends quietly, { $called } goes on thinking that somebody watches, and takes silence for good news.
    .sms = End it? A tell { $called }. B quietly: then { $called } takes my silence for good news. Or KEEP IT.
ask-care-drop-all = From now on nobody is to know anything. Shall I say so to { $called }?
    If it ends quietly, they go on thinking that somebody watches, and take silence for good news.
    .sms = End it for all? A tell them. B quietly: then they take my silence for good news. Or KEEP IT.
care-drop-a = A Tell { $called }
care-drop-b = B Quietly
care-drop-keep = Keep it
care-openly-words = yes, tell, tell them, tell her, tell him, say so, openly, yes tell, yes tell them, yes please, let them know, let know, do tell, tell everybody
care-quietly-words = quiet, silently, in silence, in secret, secretly, dont tell, do not tell, dont tell them, dont tell her, dont tell him, do not tell them, without telling, without telling them, without telling her, without telling him, dont say so, no dont tell, no dont tell them, without a word, no need to tell, no need to say
care-dropped = { $called } knows nothing from now on, and { $how ->
    [quietly] does not know that
   *[openly] is told so
}.{ $nobody ->
    [yes] {" "}Nobody is told now when you miss something.
   *[no] {""}
}
care-dropped-all = From now on nobody is told anything of you, also not when you miss something. { $how ->
    [quietly] They do not know that.
   *[openly] They are told so.
}
care-dropped-you = { $called } has ended it. I tell you nothing about { $called } any more, so silence is no good news.
care-refused = Nothing is shared with { $called }, who is told that you said no.
care-refused-you = { $called } has said no. Nothing is shared with you.
ask-care-leave = Shall I tell you nothing more about { $called }? { $called } learns that you have left.
    .sms = Shall I tell you nothing more about { $called }, who then learns that? Say OK or NO.
choice-leave = Yes, nothing more
choice-stay = No
care-left = I tell you nothing more about { $called }, who learns that now.
care-left-you = { $called } no longer looks after you with me.{ $nobody ->
    [yes] {" "}Nobody is told now when you miss something. To let somebody else, say INVITE.
   *[no] {""}
}
care-undone = Taken back: { $called } knows nothing from now on, and is told so.
care-not-undone-of-yours = That is not taken back by UNDO: once it has ended, only a new code of { $called } leads back. Ask { $called } for one.
care-not-undone = Who may know of your medicines is not taken back by UNDO once it has ended: only a new code leads back. Say INVITE for one.
    .sms = That cannot be taken back: once it has ended, only a new code leads back. Say INVITE for one.
care-nobody = Nobody here is linked with you by that name. WHO SEES shows who may know of your medicines; INVITE lets somebody in.
    .sms = Nobody here is linked with you by that name. Say WHO SEES, or INVITE to let somebody in.

help-care-join = I did not understand that. { $step ->
    [code] Type the code: 8 letters and digits, as it was read out. BACK leaves it.
    [name] Type your name, as whoever gave you the code knows you.
    [pin] Type six digits, no easy ones like 123456.
    [place] Is the language, the country and the clock right? Say RIGHT, or what is right: CLOCK 14:30.
    [agree] Say AGREE or NO.
   *[reach] Say OK or NO.
}
help-care-approve = I did not understand that, and shared nothing. { $step ->
    [rights] Say letters from A to G, like A C.
    [until] Say OK, NO LIMIT, or a day, like 3 MAY.
    [agreed] Say AGREE or NO.
   *[heard] Say OK or NO.
}
help-care-whom = I did not understand that. Say the letter of whom you mean.
help-care-test = I did not understand that. Did the test alert come? Say GOT IT, or BACK.
help-care-drop = I did not understand that, and changed nothing. Say A, B or KEEP IT.
help-care-leave = I did not understand that, and changed nothing. Say OK or NO.

# A caregiver who keeps a list. To the patient: what was changed.
ask-care-for = Is that for { $called }? Then it goes to the list of { $called }, who is told.
    .sms = Is that for { $called }, who is told? Say OK or NO.
choice-for-them = Yes
choice-not-for-them = No
care-for-whom = You look after several people. Say for whom, like this: FOR { $called }: and then the rest.
care-may-not = { $called } has not let you keep that list, so nothing has changed. { $called } can let you.
care-keeps-for-nobody = You look after nobody by that name, so nothing has changed.
care-list-changed = { $called } has changed your list. { $what ->
    [added] New:
    [changed] Taken like this now:
    [stopped] No longer taken: { $medicines-names }.
    [paused] On hold{ $has-until ->
        [yes] {" "}until { $until }
       *[no] {""}
    }: { $medicines-names }.
   *[resumed] No longer on hold: { $medicines-names }.
}{ $lines-count ->
    [0] {""}
   *[other]
        {""}
        { $lines }
}
    { $may-undo ->
        [yes] { "If that is not right, say UNDO. " }
       *[no] {""}
    }LIST shows all of it.
    .sms = { $called } changed your list{ $may-undo ->
        [yes] ; UNDO takes it back
       *[no] {""}
    }. { $what ->
        [added] New:
        [changed] Now:
        [stopped] No longer taken: { $medicines-names }
        [paused] On hold{ $has-until ->
            [yes] {" "}until { $until }
           *[no] {""}
        }: { $medicines-names }
       *[resumed] No longer on hold: { $medicines-names }
    }{ $lines-count ->
        [0] {""}
       *[other]
            {""}
            { $lines }
    }
care-list-undone = { $called } has taken back what you changed of the list: { $medicines-names }. It stands as before.
help-care-for = I did not understand that, and changed nothing. Say OK or NO.
