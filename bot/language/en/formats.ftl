# Units, dates, lists and the other small words that every sentence is made of.
# $shape says whether a number is plain, decimal, a fraction (half, quarter, three-quarters) or a whole and a fraction (and-half …).

unit-tablet = { $shape ->
    [half] half a tablet
    [quarter] a quarter of a tablet
    [three-quarters] three quarters of a tablet
    [and-half] { $whole } and a half tablets
    [and-quarter] { $whole } and a quarter tablets
    [and-three-quarters] { $whole } and three quarter tablets
   *[other] { $number } { $number ->
        [one] tablet
       *[other] tablets
    }
}
unit-capsule = { $number } { $number ->
    [one] capsule
   *[other] capsules
}
unit-puff = { $number } { $number ->
    [one] puff
   *[other] puffs
}
unit-drop = { $number } { $number ->
    [one] drop
   *[other] drops
}
unit-spray = { $number } { $number ->
    [one] spray
   *[other] sprays
}
unit-patch = { $shape ->
    [half] half a patch
   *[other] { $number } { $number ->
        [one] patch
       *[other] patches
    }
}
unit-suppository = { $shape ->
    [half] half a suppository
   *[other] { $number } { $number ->
        [one] suppository
       *[other] suppositories
    }
}
unit-application = { $number } { $number ->
    [one] application
   *[other] applications
}
unit-sachet = { $shape ->
    [half] half a sachet
   *[other] { $number } { $number ->
        [one] sachet
       *[other] sachets
    }
}
unit-lozenge = { $number } { $number ->
    [one] lozenge
   *[other] lozenges
}
unit-injection = { $number } { $number ->
    [one] injection
   *[other] injections
}
unit-vial = { $number } { $number ->
    [one] vial
   *[other] vials
}
unit-film = { $number } { $number ->
    [one] film
   *[other] films
}
unit-piece = { $number } { $number ->
    [one] piece
   *[other] pieces
}
unit-ring = { $number } { $number ->
    [one] ring
   *[other] rings
}
unit-enema = { $number } { $number ->
    [one] enema
   *[other] enemas
}
unit-bottle = { $number } { $number ->
    [one] bottle
   *[other] bottles
}
unit-scoop = { $number } { $number ->
    [one] scoop
   *[other] scoops
}
unit-capful = { $number } { $number ->
    [one] capful
   *[other] capfuls
}
unit-pump = { $number } { $number ->
    [one] pump
   *[other] pumps
}
unit-inch = { $number } { $number ->
    [one] inch
   *[other] inches
}
unit-dose = { $number } { $number ->
    [one] dose
   *[other] doses
}
unit-teaspoon = { $shape ->
    [half] half a teaspoon
   *[other] { $number } { $number ->
        [one] teaspoon
       *[other] teaspoons
    }
}
unit-tablespoon = { $shape ->
    [half] half a tablespoon
   *[other] { $number } { $number ->
        [one] tablespoon
       *[other] tablespoons
    }
}
unit-spoonful = { $number } { $number ->
    [one] spoonful
   *[other] spoonfuls
}
unit-unit = { $number } { $number ->
    [one] unit
   *[other] units
}
unit-millilitre = { $number } mL
unit-litre = { $number } L
unit-ounce = { $number } fl oz
unit-gram = { $number } g
unit-milligram = { $number } mg
unit-microgram = { $number } mcg
unit-milliequivalent = { $number } mEq
unit-millimole = { $number } mmol

# Medicines, by wording level.
count-medicines = { $number } { $number ->
    [one] medicine
   *[other] medicines
}
count-with-amounts = { $medicines }, { $amounts }
medicine-number = medicine { $number }
# In a sentence: "1 tablet of metformin (with food)".
item = { $has-amount ->
    [yes] { $amount } of { $name }
   *[no] { $name }
}{ $has-food ->
    [yes] {" "}({ $food })
   *[no] {""}
}{ $has-note ->
    [yes] {" "}({ $note })
   *[no] {""}
}
# On a line of its own: "- metformin: 1 tablet, with food".
item-line = - { $name }{ $has-amount ->
    [yes] : { $amount }
   *[no] {""}
}{ $has-food ->
    [yes] , { $food }
   *[no] {""}
}{ $has-note ->
    [yes] , { $note }
   *[no] {""}
}
# How long: $hours is 0 where it is said in minutes.
span = { $hours ->
    [0] { $minutes } minutes
    [one] 1 hour
   *[other] { $hours } hours
}
span-short = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h
}
food-with-food = with food
food-before-food = before food
food-after-food = after food
food-before-food-by = { span } before food
food-after-food-by = { span } after food
food-empty-stomach = on an empty stomach
food-empty-stomach-by = on an empty stomach, { span } before food

# Lists. $sound is "i" where the last part begins with that sound.
list-next = { $head }, { $part }
list-last = { $head } and { $part }

# Where a list is cut short because it does not fit. $inside: the sentence whose lines they are;
# $next: the number of the first that is left out.
more-medicines = { $number } more: LIST
more-lines = and { $number } more{ $inside ->
    [digest] : TODAY
    [choices] : LIST
    [summary] : SUMMARY { $next }
    [list] : LIST { $next }
   *[other] {""}
}

# In front of what is said where several people are reached, or about whom somebody keeps a list.
for-whom = { $name }:{" "}

date = { $weekday } { $day } { $month }
weekday-0 = Mon
weekday-1 = Tue
weekday-2 = Wed
weekday-3 = Thu
weekday-4 = Fri
weekday-5 = Sat
weekday-6 = Sun
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

# Said where the sentence that was meant cannot be.
cannot-be-said = Something went wrong on our side, and we cannot say this properly. Please look at your own list, and ask your pharmacist if you are unsure.
