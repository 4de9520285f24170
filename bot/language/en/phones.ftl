# Phones: a second one, a shared one, one that may be somebody else's by now. Every sentence fits one segment.

# Names nobody and nothing: it may be read by a stranger. $initial: "A", or "A./B" on a shared phone, where a
# yes would not say whose it is: $asked-for is name there, and nobody where no name is known.
verify = { $has-time ->
    [yes] { $time }: your Dosebell reminder.
   *[no] This is Dosebell.
} { $asked-for ->
    [name] Reply with your first name if you are { $initial }., and I go on.
    [yes] Reply Y if you are { $initial }., and I go on.
   *[nobody] Reply Y if you are the one who wanted my reminders, and I go on.
} If not, reply WRONG NUMBER.
verified = Thank you. I go on as before.
wrong-number = I am sorry. I forget this number now, and nothing more comes here.
phone-forgotten = Whoever has the phone ending in { $ending } says that it is not yours, so I no longer text it. To use another, say: my phone is ...

# Read by whoever has that phone: nothing but an initial says who asks.
phone-code = Dosebell: { $code }. { $has-initial ->
    [yes] { $initial }. wants my reminders by text here. Reply with these digits if you are { $initial }.; if not, ignore this.
   *[no] Somebody wants my reminders by text here. Reply with these digits if that is you; if not, ignore this.
} Msg&data rates may apply. STOP ends it.
# The same whether or not that phone told us to stop: that is nobody else's business.
phone-code-sent = I text six digits to the phone ending in { $ending }. Please answer that text with them, within half an hour. Does none come? Text START from it, then ask me again.
    .sms = I text six digits to the phone ending in { $ending }. Answer that text with them within half an hour. None comes? Text START from it and ask again.
phone-code-wrong = Those are not the six digits that I texted here. { $left ->
    [0] Please ask for new ones.
    [one] One try is left.
   *[other] { $left } tries are left.
}
phone-added = This phone is confirmed. What does not reach you elsewhere comes here; say TEXT ME HERE to get it here first. I only say how many, no names.
phone-added-elsewhere = The phone ending in { $ending } is confirmed. What does not reach you here goes there. I now only say how many, no names; say LEVEL 2 to change it.
phone-first = From now on I write here first.
phone-known = That phone is yours already.
phone-odd = I cannot text that number. Please write it like this: my phone is +1 202 555 0143
phone-too-often = I have texted three codes in a day. Please try again tomorrow.
phone-no-texts = I cannot send texts: whoever runs me has not set that up.
ask-phone-pin = By text I ask for six digits before I show or change your list. Choose them and type them now; no easy ones like 123456.
help-phone-pin = I did not understand that. Please type six digits, no easy ones like 123456.

pin-none = By text that needs six digits, and you have none yet. In the app say: my PIN is ... Or ask whoever runs me.
pin-odd = I need six digits, and no easy ones like 123456. Nothing has changed.
pin-kept = Kept. By text I ask for your new six digits from now on.

# By text the consent comes in three messages; these two stand before the question.
consent-not-a-doctor = Before you agree: I am a reminder and a diary, no doctor and no emergency service. Nobody reads along. Ask your pharmacist before you change a medicine.
consent-what-is-kept = I keep your name, day, medicines and answers, sealed, on the machine of whoever runs me, to remind you. Phone companies can see that we text.

# On a phone that several people share.
whose = Who is meant?
    .sms = Who is meant? { $choices }. Say the letter or the name.
whose-name = { $letter } { $name }
help-whose = I did not understand that. Say the letter or the name of whom you mean.
# Said at once, before anybody has said whose it was.
extra-of-whom = Take no more. Call now: { poison-line }, and say what was taken, how much and when. If somebody collapses, has a seizure, cannot breathe or cannot be woken: { $emergency }. Tell me whose it was, and I write it down.
    .sms = Call { poison-line.sms } now; take no more. Collapse, seizure, no breath, cannot be woken: { $emergency }. Say what, how much, when. Not noted yet.
