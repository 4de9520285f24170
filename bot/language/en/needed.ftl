# Medicines taken as needed: what the directions say and what was recorded, never that one may or should.

needed-facts = { $has-last ->
    [yes] {" "}Last taken at { $last }.
   *[no] {" "}None is recorded lately.
}{ $has-gap ->
    [yes] {" "}Its directions: at least { span } apart.
   *[no] {""}
}{ $has-ceiling ->
    [yes] {" "}In the last 24 hours: { $so-far } of at most { $most }.
   *[no] {""}
}
    .sms = { $has-last ->
        [yes] {" "}Last at { $last }.
       *[no] {" "}None noted lately.
    }{ $has-gap ->
        [yes] {" "}Directions: { span } apart.
       *[no] {""}
    }{ $has-ceiling ->
        [yes] {" "}In 24 hours: { $so-far } of { $most }.
       *[no] {""}
    }
needed-verdict = { $verdict ->
    [early] { $is-today ->
        [yes] By its directions it is too early before { $earliest }.
       *[no] By its directions it is too early before { $earliest } on { $earliest-day }.
    }
    [ceiling] One more would be above the most that its directions allow in 24 hours.
    [last] One more would be the last that its directions allow in 24 hours.
   *[open] By what is recorded here, neither the time between nor the most per day is passed.
}
    .sms = { $verdict ->
        [early] { $is-today ->
            [yes] Too early before { $earliest }.
           *[no] Too early before { $earliest } on { $earliest-day }.
        }
        [ceiling] One more is above its limit.
        [last] One more is the last for 24 hours.
       *[open] Its limits are not passed.
    }
needed-check = { $medicine-names }: { needed-verdict }{ needed-facts } This is not advice: if unsure, ask your pharmacist.
    .sms = { $medicine-names }: { needed-verdict.sms }{ needed-facts.sms } No advice: ask your pharmacist.
needed-took-it = I took it
needed-how-much = How much of { $medicine-names } was it? Nothing is recorded yet. Say it like “took { $amount } of { $place }”.
needed-so-much = { $amount }
needed-not-as-needed = That one is taken at set times. Say TODAY to see your day, or ask your pharmacist.
needed-what-time = At what time? Nothing was recorded yet. Say it again with the time, by the 24-hour clock, like "yesterday at 20:15".
needed-logged = Noted: { $medicines }, taken at { $taken-at }.{ $verdict ->
    [early] {" "}By its directions that was too close to the one at { $last }: they should be { span } apart. Ask your pharmacist if you are unsure.
    [last] {" "}By its directions that was the last for 24 hours: { $most } is the most.
   *[open] {""}
}
    .sms = Noted: { $medicines }, taken at { $taken-at }.{ $verdict ->
        [early] {" "}Too close to { $last }: its directions say { span } apart. Unsure? Ask your pharmacist.
        [last] {" "}By its directions that was the last for 24 hours.
       *[open] {""}
    }
