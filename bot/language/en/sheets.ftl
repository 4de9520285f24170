# What is said beside a picture or a page. What stands on them is in paper.ftl.

# No text carries a page; whoever runs the bot can print it ("dosebell card").
card = Your card in large print, as of { $date }: { $count ->
    [one] 1 medicine
   *[other] { $count } medicines
}. Print it and hang it up, and let your pharmacist look it over. When your list changes it is wrong: say CARD for a new one.
    .sms = The card is a page in large print, and no text can carry it. Ask whoever runs me to print it for you. LIST shows your medicines here.
card-not-drawn = Your card cannot be drawn just now. That is our fault. Please say CARD again later; LIST shows your medicines.
card-names = The card names all your medicines, and whoever opens it can read them. Shall I make it?
choice-card-with-names = Card with names
