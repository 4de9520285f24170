# What is said of reports that go out: by a link, as a document, by e-mail.

report-link-opened = Somebody opened the link to your report up to { $day }. If that was not meant to be, say: NO LINKS
    .sms = Somebody opened the link to your report up to { $day }. To end your links, reply NO LINKS
