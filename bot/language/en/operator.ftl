# What the operator hears: each trouble once, with what to do, and once more when it is over. Never a word about anybody.

provider = { $where ->
    [telegram] Telegram
   *[other] Twilio
}

# $trouble: what is wrong. $where: over which channel. $count: how many rows.
trouble = Dosebell: { $trouble ->
    [outage] messages that are due do not go out. Look at this machine's network, and run: dosebell doctor
    [doubt] for ten minutes it has been in doubt whether reminders arrive: Telegram or Twilio fails. Look at its status page.
    [unheard] what people write is not looked at, not even a wish to be left alone. Restart dosebell serve, and look at its log.
    [standstill] the heartbeat stands still, so nobody is reminded. Restart dosebell serve, and look at its log.
    [database] the database cannot be used, so nobody is reminded. Look at its disk or server, and run: dosebell doctor
    [disk] a disk is nearly full. Once it is full, nobody is reminded. Make room where the database and the backups lie.
    [clock] the clock has jumped or stands back, so nothing is sent for now. Set it right, or if it is right run: dosebell doctor --clock-is-right
    [unsynchronised] nothing keeps this machine's clock right. Run: timedatectl set-ntp true
    [poison] { $count ->
        [one] a row
       *[other] { $count } rows
    } cannot be worked on, so somebody may not be reminded or told. Look for "cannot be" in the log, and report it.
    [unplanned] { $count ->
        [one] a patient
       *[other] { $count } patients
    } cannot be planned, so the reminders run out. See "cannot be planned" in the log. Call them, and report it.
    [token] { provider } refuses our token, so nobody is reached there. Put a new one into config.toml, and restart.
    [unreachable] { provider } does not answer, so messages wait. Look at this machine's network.
    [webhook] what { provider } brings would not be let in. Look at the reverse proxy, and run: dosebell doctor
    [canary] signs of life over { provider } do not arrive, so reminders may not either. Run: dosebell doctor
    [uncalled] an address of operator.alive_urls does not answer, so nobody would notice if this machine died. Correct it.
    [unerased] what has had its time was not erased last night, and is kept longer than promised. Look for "failed" in the log, and report it.
   *[backup] there is no backup of last night. Look at backup.folder and its disk, and run: dosebell backup
}
trouble-over = Dosebell: all clear. { $trouble ->
    [outage] Messages go out again. What could not be asked in time is recorded as not asked.
    [doubt] No reminder is in doubt any more, or its time is over.
    [unheard] What people write is looked at again.
    [standstill] The heart beats again.
    [database] The database can be used again.
    [disk] There is room on the disk again.
    [clock] Messages go out again, by this machine's clock.
    [unsynchronised] The clock is kept right.
    [poison] For a day every row could be worked on.
    [unplanned] Every patient is planned again.
    [token] { provider } takes our token again.
    [unreachable] { provider } answers again.
    [webhook] What { provider } brings is let in again.
    [canary] Signs of life over { provider } arrive again.
    [uncalled] Every address of operator.alive_urls answers.
    [unerased] What has had its time is erased.
   *[backup] There is a backup of last night.
} { $trouble ->
    [clock] If it is wrong, set it right.
   *[other] There is nothing for you to do.
}

# To whoever wrote to the bot first after `dosebell init`, and to an operator who asks for a test.
operator-is-you = You are the operator now: you hear here when something is wrong, and when it is well again. Say anything to begin as a patient.
    .sms = You are the operator now, and hear here when something is wrong. Say anything to begin as a patient.

canary = Dosebell works: a sign of life of { $time }, Greenwich time. There is nothing to do.
