# What the operator hears: each trouble once, with what to do, and once more when it is over. Never a word about anybody.

provider = { $where ->
    [telegram] Telegram
   *[other] Twilio
}

# $trouble: what is wrong. $where: over which channel. $count: how many rows.
trouble = Dosebell: { $trouble ->
    [outage] messages that are due do not go out. Look at this machine's network, and run: dosebell doctor
    [standstill] the heartbeat stands still, so nobody is reminded. Restart dosebell serve, and look at its log.
    [database] the database cannot be read, so nobody is reminded. Look at its disk or server, and run: dosebell doctor
    [disk] a disk is nearly full. Once it is full, nobody is reminded. Make room where the database and the backups lie.
    [clock] the clock has jumped or stands back, so nothing is sent. Set it right, and let the network keep it right.
    [unsynchronised] nothing keeps this machine's clock right. Run: timedatectl set-ntp true
    [poison] { $count } rows failed three times and were set aside. Look for "cannot be" in the log, and report it.
    [token] { provider } refuses our token, so nobody is reached there. Put a new one into config.toml, and restart.
    [unreachable] { provider } does not answer, so messages wait. Look at this machine's network.
    [webhook] what { provider } brings would not be let in. Look at the reverse proxy, and run: dosebell doctor
    [canary] signs of life over { provider } do not arrive, so reminders may not either. Run: dosebell doctor
   *[backup] there is no backup of last night. Look at backup.folder and its disk, and run: dosebell backup
}
trouble-over = Dosebell: all clear. { $trouble ->
    [outage] Messages go out again. What could not be asked in time is recorded as not asked.
    [standstill] The heart beats again.
    [database] The database can be read again.
    [disk] There is room on the disk again.
    [clock] The clock is trusted again, and messages go out.
    [unsynchronised] The clock is kept right.
    [poison] No row is set aside any more.
    [token] { provider } takes our token again.
    [unreachable] { provider } answers again.
    [webhook] What { provider } brings is let in again.
    [canary] Signs of life over { provider } arrive again.
   *[backup] There is a backup of last night.
} There is nothing for you to do.

# To whoever wrote to the bot first after `dosebell init`, and to an operator who asks for a test.
operator-is-you = You are the operator now: you hear here when something is wrong, and when it is well again. Say anything to begin as a patient.
    .sms = You are the operator now, and hear here when something is wrong. Say anything to begin as a patient.

canary = Dosebell works: a sign of life of { $time }, Greenwich time. There is nothing to do.
