# The first talk: six questions or fewer, guesses that are shown, consent at the end.

stranger = This is Dosebell, a reminder for medicines. I only talk with people who were invited. If somebody read out a code to you, type it here; else ask whoever runs me to sign you up.
    .sms = This is Dosebell, a reminder for medicines, for people who were invited. Have you got a code? Type it here. If not, ask whoever runs me.

ask-who = Hello, this is Dosebell. I remind of medicines and keep a diary of them. I am not a doctor. STOP ends it at any time.
    Who are you?
    .sms = Hello, this is Dosebell. I remind of medicines; I am no doctor. Who are you? A I take them, B I look after somebody, C I work at a clinic. STOP ends it.
who-a = A I take them
who-b = B I look after somebody
who-c = C I work at a clinic
not-yet-c = The part for clinics is not built yet, so I cannot help you with that today. If you take medicines yourself, choose A.

ask-name = { $guessed ->
    [yes] What may I call you? { $guess }, or type another name.
   *[no] What may I call you? Type a name.
}
    .sms = { $guessed ->
        [yes] What may I call you? Say OK for { $guess }, or type another name.
       *[no] What may I call you? Type a name.
    }
name-is-guess = { $guess }
ask-place = Is this right? Language: { $language ->
    [es] Spanish
   *[en] English
}. Country: { $country }. Your clock shows { $clock }.
    If not, type what is right: "country Mexico", "clock 14:30" or "español".
    .sms = Is this right? { $language ->
        [es] Spanish
       *[en] English
    }, { $country }, your clock shows { $clock }. Say RIGHT, or what is right: COUNTRY MEXICO, CLOCK 14:30, ESPAÑOL.
choice-right = That is right

ask-day = Your day, as a start: up { $wake }, breakfast { $breakfast }, lunch { $lunch }, dinner { $dinner }, bed { $bed }.
    If it is different, type it: "breakfast 7:30, bed 23:00".
    .sms = Your day, as a start: up { $wake }, breakfast { $breakfast }, lunch { $lunch }, dinner { $dinner }, bed { $bed }. Say RIGHT, or what differs: BREAKFAST 7:30, BED 23:00.
ask-level = Somebody else may see your screen. How much may I say?
    .sms = Somebody else may see your screen. How much may I say? A Only how many, B My own names for them, C Names and amounts. Say the letter.
level-a = A Only how many
level-b = B My own names for them
level-c = C Names and amounts
ask-pin = A phone can get into other hands. Choose six digits that I ask for before I show your history or change your list. Type them now; no easy ones like 123456.
pin-easy = Those six digits are too easy to guess: none in a row, and not one digit six times. Please choose others.

ask-consent = This is a reminder and a diary, not a doctor or an emergency service. Messages are not read by anybody in real time. It does not check every interaction. Do not change medicines on its word; ask your pharmacist or prescriber. Emergency: { $emergency }.
    I keep your name, your day, your medicines and your answers, sealed, on the machine of whoever runs me, to remind you. I write as often as your medicines need it. Chat services can see that we talk. You can stop at any time with STOP.
    Do you agree?
    .sms = Dosebell reminders, as often as your medicines need. Msg&data rates may apply. HELP for help, STOP to end. Emergency: { $emergency }. Do you agree? Say AGREE or NO.
choice-agree = I agree
choice-decline = No
declined = Then I keep nothing, and will not write. If you change your mind, say hello.

taken-in = Thank you, { $name }. In half a minute you get one practice reminder. Nothing of it is recorded.
welcome = Hello{ $named ->
    [yes] {" "}{ $name }
   *[no] {""}
}, you were signed up for reminders of your medicines. I am a reminder and a diary, not a doctor. STOP ends it at any time. In half a minute you get one practice reminder. Nothing of it is recorded.
    .sms = Hello{ $named ->
        [yes] {" "}{ $name }
       *[no] {""}
    }, Dosebell reminds of your medicines; no doctor. Msg&data rates may apply. HELP for help, STOP to end. A practice follows.
practice-done = { $answer ->
    [later] Good. With 2 I would ask again in { $later } minutes.
    [skip] Good. With 3 I would write down that you are not taking it, and ask why.
   *[taken] Good. With 1 I would write down that you took them.
} This was practice, and nothing was recorded. 1 taken, 2 later, 3 not taking: they never change.
    To add a medicine, write or paste what its label says, like this: metformin 500 mg, 1 tablet twice a day with food. Several at once are fine.
    .sms = { $answer ->
        [later] Good. With 2 I would ask again in { $later } minutes.
        [skip] Good. With 3 I would note that you are not taking it, and ask why.
       *[taken] Good. With 1 I would note that you took them.
    } That was practice; nothing was noted. To add a medicine, say ADD.
