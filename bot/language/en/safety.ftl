# Extra and wrong doses, and words of crisis. The number stands in the first lines; nobody is lectured.
# $has-poison and $has-crisis are no where we know no number of their own; then the emergency number stands alone.

poison-line = { $has-poison ->
    [yes] poison help, { $poison }
   *[no] { $emergency }
}
    .sms = { $has-poison ->
        [yes] { $poison } (poison help)
       *[no] { $emergency }
    }
extra-twice = Take no more of it. Call now: { poison-line }, and say what was taken, how much and when. If somebody collapses, has a seizure, cannot breathe or cannot be woken: { $emergency }. I have written down that something was taken twice.
    .sms = Call { poison-line.sms } now; take no more. Collapse, seizure, no breath, cannot be woken: { $emergency }. Say what, how much and when. I noted: taken twice.
extra-wrong = Take no more. Call now: { poison-line }, and keep the package at hand. If somebody collapses, has a seizure, cannot breathe or cannot be woken: { $emergency }. I have written down that something was taken that was not due.
    .sms = Call { poison-line.sms } now; take no more. Collapse, seizure, no breath, cannot be woken: { $emergency }. Keep the package. I noted: one that was not due.
extra-more = Take no more. Call now: { poison-line }, and say what was taken, how much and when. If somebody collapses, has a seizure, cannot breathe or cannot be woken: { $emergency }. I have written down that more was taken than the directions say.
    .sms = Call { poison-line.sms } now; take no more. Collapse, seizure, no breath, cannot be woken: { $emergency }. Say what, how much and when. I noted: too much.

crisis-emergency = Call { $emergency } now. I am a reminder and cannot help in an emergency, and nobody reads this.
crisis-poison = Call now: { poison-line }. If somebody collapses, has a seizure, cannot breathe or cannot be woken: { $emergency }. Take nothing more, keep the package, do not try to vomit. Nobody reads this: please call.
    .sms = Call { poison-line.sms } now. Collapse, seizure, no breath, cannot be woken: { $emergency }. Nobody reads this. Take no more, do not vomit it up, keep the pack.
crisis-self-harm = Please talk to somebody now: { $has-crisis ->
    [yes] { $crisis }. If you are in danger: { $emergency }.
   *[no] { $emergency }.
} I am only a program and nobody reads this, but there they answer at any hour.
    .sms = { $has-crisis ->
        [yes] Please call { $crisis } now; they answer at any hour. In danger: { $emergency }.
       *[no] Please call { $emergency } now; they answer at any hour.
    } You are not alone. I am only a program and nobody reads this.

# What we cannot act on is kept in the person's own words. $kind says what it is about.
remark-kept = Kept for your visit, in your own words: NOTES shows it. Nobody reads this live. { $kind ->
    [side_effect] If it is bad, call { $emergency } now. If not, ask your pharmacist or doctor today, before you change anything about your medicines.
    [measure] I cannot say whether that is good or bad. If it is far from your usual, or you feel unwell, ask your doctor or pharmacist today; if it is bad, call { $emergency }.
    [refill] I cannot order anything: please call your pharmacy.
    [appointment] I cannot make or move appointments, and I will not remind you of this one: please keep it in your calendar too.
    [caregiver] To let somebody know of your medicines, say INVITE; WHO SEES shows who may.
    [taken] It is not on your list, so I do not know whether it goes with your medicines: ask your pharmacist. If you feel unwell, call { $emergency }.
    [away] My reminders go on meanwhile. To hold them until you are back, say PAUSE UNTIL and the day.
    [for_them] No dose was recorded: I take answers only from whoever takes the medicines. If you are together, let them send 1, 2 or 3.
   *[question] I cannot answer it, but your pharmacist can. In an emergency call { $emergency }.
} UNDO takes it back.
    .sms = Kept for your visit. Nobody reads this live. { $kind ->
        [side_effect] If it is bad: { $emergency }. If not, ask your pharmacist or doctor before you change anything.
        [measure] If it is far from your usual, ask your doctor or pharmacist today; if it is bad: { $emergency }.
        [refill] I cannot order anything: please call your pharmacy.
        [appointment] I will not remind you of it: keep it in your calendar too.
        [caregiver] To let somebody know, say INVITE; WHO SEES shows who may.
        [taken] It is not on your list: ask your pharmacist about it. Unwell? { $emergency }.
        [away] My reminders go on. To hold them, say PAUSE UNTIL and the day.
        [for_them] No dose was recorded: only they can answer. Let them send 1, 2 or 3.
       *[question] I cannot answer it; your pharmacist can. Emergency: { $emergency }.
    } Wrong? Say UNDO.
# NOTES: what was kept. It is asked for, and yet level 0 shows no words.
notes-words = notes, my notes, note, show notes, show my notes, show me my notes, see my notes, read my notes, what did i tell you, what have i told you, what did i say, visit, my visit, for my visit, for the visit, for my doctor, visit notes, notes for my doctor, notes for the doctor, notes for my visit
remarks = Kept for your visit, the newest first:
    { $lines }{ $level ->
    [0]
        {""}
        I do not show your words here, because your wording level is 0. SETTINGS says more.
   *[other] {""}
}
    .sms = Kept for your visit, { $count ->
        [one] 1 in all
       *[other] { $count } in all
    }:
        { $lines }
remarks-line = { $day }, { $time }: { $level ->
    [0] { $kind ->
        [side_effect] how you felt
        [measure] something measured
        [refill] a refill
        [appointment] an appointment
        [caregiver] somebody who helps
        [taken] something you took
       *[question] a question
    }
   *[other] “{ $words }”
}
remarks-none = Nothing is kept for your visit. Tell me how you feel, what you measured, or what you want to ask, and I keep your words for it.
    .sms = Nothing is kept for your visit. Tell me how you feel, what you measured or want to ask, and I keep your words for it.

# In doubt the number, and a question: "I took them all at once" may be no more than what was due.
crisis-doubt = Or did you take only what was due at { $time }, and no more?
    .sms = Or did you take only what was due at { $time }, and no more? Say ONLY THAT or MORE.
choice-only-that = Only that
choice-more = More
