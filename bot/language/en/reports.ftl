# What is said of reports that go out: by a link, as a document, by e-mail.

report-link-opened = Somebody opened the link to your report up to { $day }. If that was not meant to be, say: NO LINKS
    .sms = Somebody opened the link to your report up to { $day }. To end your links, reply NO LINKS
report = Your report from { $first } to { $last }, for your visit. It names every medicine. To send it to a doctor, say: send my report to, and their e-mail address.
    .sms = Your report from { $first } to { $last } is ready.
report-not-drawn = Your report cannot be made right now. Say SUMMARY for your week in words, or ask for it again in an hour.
report-names = The report names every medicine, with what it is for. Whoever sees this screen can read it.
choice-report-with-names = Report with names
report-link = Your report, good for 7 days, for whoever has this link: { $link } To end it, say NO LINKS
    .sms = { $link } Your report, open for 7 days. To end it: NO LINKS
report-no-links = There is no web page for reports here. Say: send my report to, and an e-mail address. Or ask your clinic for it.
report-links-ended = { $count ->
    [0] There was no link that still opened your report.
    [one] The link to your report opens nothing any more.
   *[other] { $count } links to your report open nothing any more.
}
report-no-mail = I cannot send e-mail from here. Say: send my report, and pass it on yourself; or show it at your visit.
report-ask-address = To which e-mail address? Type it, like name@example.org. Or say BACK.
report-confirm = I will e-mail your report to { $to }: { $first } to { $last }, every medicine by name. E-mail is not secret. Is the address right?
    .sms = E-mail your report with all medicines by name to { $to }? E-mail is not secret. SEND IT or DO NOT SEND IT
choice-report-mail = Send it
choice-report-keep = Do not send it
report-mail-not = Nothing was sent. Your report stays here.
report-mailing = It is on its way to { $to }. I tell you when it was taken.
report-mailed = Your report went to { $to }. If nothing comes there, ask them to look among the spam.
    .sms = Your report went to { $to }. If nothing comes there, it may be in the spam.
report-not-mailed = Your report could not be sent to { $to }. Check the address and say it again, or show the report at your visit.
    .sms = Your report could not be sent to { $to }. Check the address and say it again.
report-perhaps-mailed = I do not know whether your report came to { $to }: please ask there before you send it again.
    .sms = I do not know if your report came to { $to }: please ask there first.
help-report-mail = I did not understand that. { $step ->
    [address] I need an e-mail address, like name@example.org. Or say BACK.
   *[confirm] Nothing was sent yet. Say SEND IT or DO NOT SEND IT.
}
