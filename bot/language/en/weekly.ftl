# The week that is told by itself. Kind: nobody is scolded, and nothing is asked for that cannot be done.

week = Your week, { $first } to { $last }:
    { $lines }
    .sms = Your week, { $first } to { $last }, is ready: say SUMMARY.
week-whole = { $enough ->
    [yes] Taken: { $count } of { $of } due.
   *[no] Taken: { $count } of { $of } due. It is too early to compare that with the week before.
}
    .sms = All: { $count } of { $of }
week-change = { $change ->
    [better] That is more than the week before. Well done!
    [worse] A harder week than the one before. That happens to everybody.
   *[not-clear] About the same as the week before, as far as one week can tell.
}
    .sms = {""}
week-suggestion = { $about ->
    [side_effect] You left some out because of side effects. Please tell your doctor or pharmacist soon; you need not wait for the visit.
    [ran_out] Something had run out. Your pharmacist can tell you how to have the next pack in time.
    [cost] The price stood in the way. Ask your pharmacist or doctor: there may be help, or a cheaper way.
    [forgot] If another time suits you better, say SETTINGS and I show you your times.
   *[unanswered] Some reminders got no answer. If another time suits you better, say SETTINGS and I show you your times.
}
    .sms = {""}
week-slot = { $time }: { $count } of { $of }
week-slot-others = other times: { $count } of { $of }
week-text = Taken { $first } to { $last }:
    { $lines }
    { $unanswered ->
        [0] Say SUMMARY for more.
       *[other] No answer: { $unanswered }. Say SUMMARY for more.
    }
week-text-linked = Taken to { $last }:
    { $lines }
    { $link }
week-text-nothing = Your week, { $first } to { $last }, is ready: say SUMMARY.
week-of = { $named ->
    [yes] { $name }’s week
   *[no] Their week
}, { $first } to { $last }: { $count } of { $of } doses due were taken{ $unanswered ->
    [0] .
   *[other] , { $unanswered } had no answer.
} You are told this because { $named ->
    [yes] { $name } lets
   *[no] they let
} you know.
    .sms = { $named ->
        [yes] { $name }'s week
       *[no] Their week
    } to { $last }: { $count } of { $of } doses taken, { $unanswered } without an answer.
week-set = I tell you of your week every { $weekday } at { $time }. To change that, say: weekly summary on Sunday at 18:00
