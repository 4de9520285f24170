# The try-out page, and nothing else. What the bot itself says stands in the other files.

web-title = Dosebell: try it out
web-tagline = A week of reminders in two minutes. Nothing here leaves this machine.
web-language = Language
web-day = { $date }

web-phone = Your phone
web-phone-talk = What the bot and you have said
web-phone-empty = Say hello, and the bot will ask you a few questions.
web-phone-forgotten = What was said before Dosebell was started again is not shown. The bot has not forgotten it.
web-phone-waits = The clock stands still. “Next reminder” moves it on.
web-phone-from-bot = Dosebell
web-phone-from-you = You
web-phone-edited = changed
web-phone-picture = A picture of what the words below it say.
web-phone-type = Type a message
web-phone-placeholder = Message
web-phone-send = Send

# "With an app" and "A plain phone" are the two phones that one can choose; "text" is an SMS.
web-phones = Which phone is in your hand
web-phones-app = With an app
web-phones-plain = A plain phone
web-phones-why-app = This is how it looks in an app such as Telegram. Take the plain phone, and the same reminders come as texts.
web-phones-why-plain = One text is one segment of SMS, which is what is paid for. There are no buttons, á í ó ú lose their accents, and a text without room for all the names says how many there are. You are the same person on both phones.
web-phone-moved = From now on Dosebell writes to you here.
web-plain = Messages
web-plain-from = From { $number }
web-plain-to = To { $number }
web-plain-length = { $letters ->
    [one] 1 character
   *[other] { $letters } characters
}, { $texts ->
    [one] 1 text
   *[other] { $texts } texts
}
web-plain-keys = Keys that send a digit
web-plain-placeholder = Text

web-say = Things you could say
web-say-hello = Hello
web-say-add-first = metformin 500 mg, 1 tablet twice a day with food
web-say-add-second = atorvastatin 20 mg, 1 tablet at bedtime
web-say-taken = took it
web-say-today = today
web-say-picture = show me a picture
web-say-card = card for the fridge
web-say-did-i = did I take it?
web-say-undo = undo
web-say-summary = summary

web-clock = The clock
web-clock-why = It stands still until you move it, and it only goes forward. Nothing in between is left out.
web-clock-zone = in { $zone }
web-clock-upcoming = Next, on its own: { $date }, { $time }
web-clock-nothing = Nothing is planned yet.
web-clock-reminder = Next reminder
web-clock-day = Skip a day
web-clock-week = To the end of the week
web-clock-pace = After each answer, go on to the next reminder
web-clock-quiet = The bot had nothing to say for two weeks. Has it a medicine to remind you of?

web-database = What the database knows
web-database-why = Every reminder is a round: one time on one day. A round holds doses, and each dose keeps what became of it. Names are sealed in the file; you see them because the key is yours.
web-database-empty = No rounds yet. They appear as soon as you have added a medicine.
web-database-week = The week
web-database-time = Time
web-database-none = nothing at this time
web-database-round = Round of { $date }, { $time }
web-database-asks = { $asks ->
    [0] not asked yet
    [one] asked once
   *[other] asked { $asks } times
}
web-database-wakes = looked at again at { $time }
web-database-rests = not looked at again
web-database-closes = closes at { $time }
web-database-practice = practice, not recorded
web-database-doses = Doses
web-database-dose = { $medicine }
web-database-dose-at = { $state } at { $time }
web-database-deliveries = Messages about it
web-database-delivery = { $reason ->
    [first] first ask
    [again] asked again
    [practice] practice
    [edit] brought up to date
    [digest] what could not be asked
   *[other] message
}
web-database-outbox = Outbox: { $accepted } sent, { $waiting } waiting

web-state = { $state ->
    [planned] planned
    [asked] asked
    [settled] settled
    [closed] closed
    [open] open
    [taken] taken
    [skipped] skipped
    [held] held
    [unanswered] unanswered
    [not-asked] not asked
    [some] some taken
    [waiting] waiting
    [claimed] on its way
    [accepted] sent
    [delivered] delivered
    [refused] refused
    [undelivered] not delivered
    [expired] too late
    [cancelled] not needed any more
    [unknown] nobody knows
   *[other] { $state }
}

web-afresh = Start afresh
web-afresh-why = Throws away this chat, its database and its clock.
web-afresh-yes = Throw it away and start afresh
web-footer = This chat has a database of its own. Your settings, your bot and your patients are not touched.
web-refused = That did not work

# The command line: how much, where `dosebell plan` shows it.
plan-amount = { $amount }

# The phones of those who care for whoever tries it out.
web-carers = Two who care for you
web-carers-why = Say on your phone: "let my daughter see this". Type the code that you get on one of these phones, and go on from there. When you leave a reminder unanswered, and move the clock, you see here what is told of it.
web-carers-first = A caregiver with an app
web-carers-second = A caregiver with a plain phone
web-carers-empty = Nobody has said anything here yet.
