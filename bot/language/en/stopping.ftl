# STOP and START.

stopped = You will get no more messages here. Your list and your answers are kept, but nothing reminds you now. Only START brings the reminders back.
stopped-stranger = You will get no more messages here. Only START changes that.
stopped-shared = Nobody who shares this address will get messages here any more. What was recorded is kept, but nothing reminds you now. Only START brings the reminders back.
started-again = Welcome back. I remind you here again, from your next time on. Say TODAY to see your day.
