# A life that is not regular: pauses, trips, late days, fewer reminders; and machines that answer.

loop-broken = This is the same text five times in half an hour, as a machine sends it, so I no longer answer it. Write anything else and I am back. Your reminders go on.
    .sms = The same text came five times in half an hour, as from a machine: I no longer answer it. Write anything else and I am back.
