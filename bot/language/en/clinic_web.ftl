# The pages of a clinic and what it prints. What the bot says to patients for a clinic stands in clinic.ftl.

clinic-web-day = { $date }
clinic-web-skip = To the content
clinic-web-pages = Pages
clinic-web-language = Language
clinic-web-nav = { $page ->
    [work] Work-list
    [day] Clinic day
    [patients] Patients
    [import] Import
    [settings] Settings
   *[staff] Staff
}
clinic-web-reading = Percentages are of doses that were due: the lower figure counts what nobody answered as missed, the higher one leaves it out. Dosebell reminds; it does not judge anybody.

clinic-web-sign-in = Sign in
clinic-web-sign-in-why = The code changes every thirty seconds and stands in your authenticator app. If you have lost it, an admin of your clinic can give you a new one.
clinic-web-sign-out = Sign out
clinic-web-login = Login
clinic-web-password = Password
clinic-web-code = Six-digit code
clinic-web-wrong = That was not right. Check the login, the password and the code, and try again with the next code.
clinic-web-too-many = Too many tries. Wait a few minutes and try again.
clinic-web-meanwhile = Somebody else has changed this at the same moment. Look at it again, and do it once more if it is still needed.
clinic-web-refused = That could not be done
clinic-web-refused-next = Nothing was changed. Go back with your browser and put it right, or begin at the work-list.

clinic-web-need = { $need ->
    [side-effect] Side effect
    [unclaimed] Alert unclaimed
    [silent] Silent for 48 h
    [missed-visit] Missed visit
    [undeliverable] Not reached
    [opted-out] Said STOP
    [below] Below threshold
   *[falling] Falling
}
clinic-web-filter = Show only
clinic-web-all = All
clinic-web-work-none = Nothing waits for you. Whatever needs a person appears here by itself.
clinic-web-range = { $lowest } to { $highest } % taken
clinic-web-taken = { $taken } % taken
clinic-web-none-answered = { $lowest } % taken; nothing was answered
clinic-web-too-little = Under a week of doses: too little to measure.
clinic-web-since = Since { $when }
clinic-web-assigned = with { $name }
clinic-web-answered = asked to call on { $when }
clinic-web-take = I see to it
clinic-web-take-of = I see to { $name }
clinic-web-hand-to = Hand to a colleague
clinic-web-hand-to-of = Who sees to { $name }
clinic-web-hand = Hand over
clinic-web-give-back = Give back
clinic-web-give-back-of = Give { $name } back
clinic-web-call = Ask to call us
clinic-web-call-of = Ask { $name } to call { $phone }
clinic-web-note = What was done
clinic-web-note-of = What was done for { $name }
clinic-web-close = Close
clinic-web-close-of = Close what waits for { $name }
clinic-web-more = More pages
clinic-web-before = Before
clinic-web-next = Next
clinic-web-page = { $page } of { $pages }

clinic-web-day-title = Clinic day, { $date }
clinic-web-print = Print all
clinic-web-other-days = Other days
clinic-web-today = Today
clinic-web-which-day = Which day
clinic-web-show = Show
clinic-web-day-none = Nobody is expected on this day.
clinic-web-day-counts = { $visits ->
    [one] 1 visit
   *[other] { $visits } visits
}, { $concerns ->
    [0] nobody to look at first
    [one] 1 to look at first
   *[other] { $concerns } to look at first
}
clinic-web-column-time = Time
clinic-web-column-patient = Patient
clinic-web-column-whom = With
clinic-web-column-first = Look at first
clinic-web-column-taken = Taken, 4 weeks to last night
clinic-web-column-report = Report
clinic-web-column-came = Came
clinic-web-no-report = { $why ->
    [not-joined] No report: has not joined
    [not-shared] No report: does not share the record
    [too-early] No report yet: it goes out nearer the visit
    [not-answered] No report: has not said yes to it
    [not-asked] No report: the patient could not be asked
    [held] No report: the patient holds it back
   *[called-off] No report: the visit was called off
}
clinic-web-report-there = { $seen ->
    [no] Report (not yet seen by the patient)
   *[yes] Report
}
clinic-web-report-pdf = PDF
clinic-web-report-pdf-of = The report of { $name } as PDF
clinic-web-visit = { $visit ->
    [planned] planned
    [kept] came
    [missed] did not come
   *[called-off] called off
}
clinic-web-visit-of = { $name }: { clinic-web-visit }
clinic-web-file-day = clinic-day-{ $date }.pdf
clinic-web-file-letters = letters.pdf

clinic-web-roster-counts = { $total ->
    [one] 1 patient
   *[other] { $total } patients
}, { $joined } joined, { $invited } invited
clinic-web-find = Name or number
clinic-web-roster = Roster
clinic-web-roster-none = Nobody by that name or number. Add a patient, or bring the roster from a file.
clinic-web-found-more = { $more } more: type more of the name.
clinic-web-entry = { $state ->
    [joined] joined
    [invited] invited
   *[listed] not invited
}
clinic-web-add-patient = Add a patient
clinic-web-patient-name = Name
clinic-web-reference = Your number for them
clinic-web-add = Add
clinic-web-letters = Letters
clinic-web-letters-why = One letter for each patient who has neither joined nor an invitation that is still good, all in one PDF.
clinic-web-letters-again = Also for those whose letter is still good; the old one ends
clinic-web-letters-print = Print the letters
clinic-web-letter-print = Print a letter
clinic-web-no-letters = Everybody has joined or has a letter that is still good. Tick the box to print letters again.

clinic-web-joined = Joined on { $when }
clinic-web-sees = you see:
clinic-web-shared = { $what ->
    [alerts] what was missed
    [skips] what was skipped
    [reach] whether they can be reached
    [today] today
    [week] the week
   *[record] the record
}
clinic-web-not-joined = { $state ->
    [invited] Has a letter and has not joined. Nothing is known of what they take until they do.
   *[listed] Has not been invited. Nothing is known of what they take until they join.
}
clinic-web-visits = Appointments
clinic-web-visits-none = None is planned.
clinic-web-add-visit = Add an appointment
clinic-web-visit-at = When, by the clock of the clinic
clinic-web-visit-whom = With whom
clinic-web-visit-bring = What to bring or prepare
clinic-web-visit-change = Change it
clinic-web-visit-move = Move it
clinic-web-visit-off = Call it off
clinic-web-visit-off-of = Call off the visit of { $when }
clinic-web-visit-move-of = Move the visit of { $when }
clinic-web-visit-told = A patient who was told of it hears of the change.
clinic-web-regimen = Propose medicines
clinic-web-regimen-why = One medicine a line, as on a label. The patient is asked before anything is on their list.
clinic-web-understood = How it is understood
clinic-web-how = { $how }
clinic-web-not-read = not understood
clinic-web-unread = not read: { $words }
clinic-web-look = Look how it is understood
clinic-web-propose = Propose it
clinic-web-closed = Closed
clinic-web-lapsed = Was over by itself.

clinic-web-bring-what = { $what ->
    [visits] Appointments
   *[patients] Patients
}
clinic-web-bring-why-patients = A table (CSV) with the columns number and name; language and medicines (with semicolons between them) if you have them.
clinic-web-bring-why-visits = A table (CSV) with number, date and time; with and bring if you have them. Or a calendar (ICS) with the patient's number first in the title, or in [brackets].
clinic-web-file = A file
clinic-web-file-text = Or its text
clinic-web-dry-run = Try it: nothing is changed
clinic-web-brought = This is what would be done
clinic-web-brought-done = Done
clinic-web-brought-counts = { $new } new, { $changed } changed, { $same } as before{ $over ->
    [0] { "" }
   *[other] , { $over } left out: they are over or called off
}
clinic-web-faults = { $count ->
    [one] 1 row is wrong. Put it right and try again; until then nothing is brought in.
   *[other] { $count } rows are wrong. Put them right and try again; until then nothing is brought in.
}
clinic-web-row = Row { $row }:
clinic-web-bring = Bring it in
clinic-fault-number = there is no number for the patient, or it is too long: { $value }
clinic-fault-twice = this number stands twice in the file: { $value }
clinic-fault-name = there is no name, or it is too long: { $value }
clinic-fault-language = the bot does not speak this language: { $value }
clinic-fault-time = this is no day and time, like 2026-11-30 and 09:30: { $value }
clinic-fault-whole-day = this has a day but no time: { $value }
clinic-fault-repeats = this repeats; write each visit by itself: { $value }
clinic-fault-visit-twice = this visit stands twice in the file: { $value }
clinic-fault-unknown = nobody on the roster has this number: { $value }
clinic-fault-long = this is longer than there is room for. { $value }

clinic-web-phone = Phone number that patients are asked to call
clinic-web-email = E-mail address to which reports go as well (PDF; empty: they stand here alone)
clinic-web-threshold = List patients who took less than so many percent in four weeks
clinic-web-would-list = Below { $threshold } % would be { $listed ->
    [0] none of
   *[other] { $listed } of
} { $joined } patients today. What nobody answered counts as missed here.
clinic-web-lists-nobody = Without a number nobody is listed for it.
clinic-web-report-days = So many days before a visit its report goes out
clinic-web-save = Save
clinic-web-save-so = Save it so
clinic-web-count-again = Count again

clinic-web-who-works = Who works here
clinic-web-role = { $role ->
    [staff] staff
    [admin] admin
   *[left] left
}
clinic-web-add-staff = Add somebody
clinic-web-staff-name = Name
clinic-web-staff-role = May
clinic-web-renew = New password
clinic-web-return = Let in again
clinic-web-return-of = Let { $name } in again
clinic-web-renew-of = New password for { $name }
clinic-web-leave = Works here no more
clinic-web-leave-of = { $name } works here no more
clinic-web-hired = { $name } can sign in
clinic-web-hired-why = This is shown once. Give them the password, and let them scan the picture with an authenticator app.
clinic-web-qr = QR code for an authenticator app

clinic-letter-title = { $clinic } invites you to Dosebell
clinic-letter-what = Dosebell sends you a message when a medicine is due, and asks whether you took it. Before a visit it shows you, and then us, how it went.
clinic-letter-yours = Joining is your choice, and you can end it at any time by saying so in the chat. It costs nothing beyond your messages.
clinic-letter-sees = If you agree, we see what you take, what you missed and what you write about it. You are asked before, and you can take any of it back.
clinic-letter-step-link = Photograph the picture on the right with your phone and open the link. Telegram opens; press Start.
clinic-letter-step-text = Or send the code below as a text message to { $number }.
clinic-letter-step-chat = Send the code below to the bot in your chat.
clinic-letter-step-answer = Answer a few questions. That takes about three minutes.
clinic-letter-qr = Opens the chat with your code
clinic-letter-foot = The code is yours alone and good once, until { $date }.{ $has-phone ->
    [yes] { " " }Questions: { $phone }.
   *[no] { "" }
} In an emergency call your emergency number; nobody reads the chat all the time.
