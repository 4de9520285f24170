# STOP and START. $noted is yes where an answer to a round stood beside the STOP.

stopped = { $noted ->
    [yes] Your answer is noted. You will get no more messages here, and nothing reminds you now. Only START brings the reminders back.
   *[no] You will get no more messages here. Your list and your answers are kept, but nothing reminds you now. Only START brings the reminders back.
}
stopped-stranger = You will get no more messages here. Only START changes that.
stopped-shared = { $noted ->
    [yes] Your answer is noted. Nobody who shares this address gets messages here any more, and nothing reminds you. Only START brings the reminders back.
   *[no] Nobody who shares this address will get messages here any more. What was recorded is kept, but nothing reminds you now. Only START brings the reminders back.
}
started-again = Welcome back. I remind you here again, from your next time on. Say TODAY to see your day.
