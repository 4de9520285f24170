# Units, dates, lists and the other small words that every sentence is made of.
# $shape says whether a number is plain, decimal, a fraction (half, quarter, three-quarters) or a whole and a fraction (and-half …).

unit-tablet = { $shape ->
    [half] media tableta
    [quarter] un cuarto de tableta
    [three-quarters] tres cuartos de tableta
    [and-half] { $whole } { $whole ->
        [one] tableta
       *[other] tabletas
    } y media
    [and-quarter] { $whole } { $whole ->
        [one] tableta
       *[other] tabletas
    } y un cuarto
    [and-three-quarters] { $whole } { $whole ->
        [one] tableta
       *[other] tabletas
    } y tres cuartos
   *[other] { $number } { $number ->
        [one] tableta
       *[other] tabletas
    }
}
unit-capsule = { $number } { $number ->
    [one] cápsula
   *[other] cápsulas
}
unit-puff = { $number } { $number ->
    [one] inhalación
   *[other] inhalaciones
}
unit-drop = { $number } { $number ->
    [one] gota
   *[other] gotas
}
unit-spray = { $number } { $number ->
    [one] pulverización
   *[other] pulverizaciones
}
unit-patch = { $shape ->
    [half] medio parche
   *[other] { $number } { $number ->
        [one] parche
       *[other] parches
    }
}
unit-suppository = { $shape ->
    [half] medio supositorio
   *[other] { $number } { $number ->
        [one] supositorio
       *[other] supositorios
    }
}
unit-application = { $number } { $number ->
    [one] aplicación
   *[other] aplicaciones
}
unit-sachet = { $shape ->
    [half] medio sobre
   *[other] { $number } { $number ->
        [one] sobre
       *[other] sobres
    }
}
unit-lozenge = { $number } { $number ->
    [one] pastilla para chupar
   *[other] pastillas para chupar
}
unit-injection = { $number } { $number ->
    [one] inyección
   *[other] inyecciones
}
unit-vial = { $number } { $number ->
    [one] ampolla
   *[other] ampollas
}
unit-film = { $number } { $number ->
    [one] lámina
   *[other] láminas
}
unit-piece = { $number } { $number ->
    [one] pieza
   *[other] piezas
}
unit-ring = { $number } { $number ->
    [one] anillo
   *[other] anillos
}
unit-enema = { $number } { $number ->
    [one] enema
   *[other] enemas
}
unit-bottle = { $number } { $number ->
    [one] botella
   *[other] botellas
}
unit-scoop = { $number } { $number ->
    [one] medida
   *[other] medidas
}
unit-capful = { $number } { $number ->
    [one] tapa
   *[other] tapas
}
unit-pump = { $number } { $number ->
    [one] pulsación
   *[other] pulsaciones
}
unit-inch = { $number } { $number ->
    [one] pulgada
   *[other] pulgadas
}
unit-dose = { $number } { $number ->
    [one] dosis
   *[other] dosis
}
unit-teaspoon = { $shape ->
    [half] media cucharadita
   *[other] { $number } { $number ->
        [one] cucharadita
       *[other] cucharaditas
    }
}
unit-tablespoon = { $shape ->
    [half] media cucharada
   *[other] { $number } { $number ->
        [one] cucharada
       *[other] cucharadas
    }
}
unit-spoonful = { $number } { $number ->
    [one] cuchara
   *[other] cucharas
}
unit-unit = { $number } { $number ->
    [one] unidad
   *[other] unidades
}
unit-millilitre = { $number } mL
unit-litre = { $number } L
unit-ounce = { $number } oz
unit-gram = { $number } g
unit-milligram = { $number } mg
unit-microgram = { $number } mcg
unit-milliequivalent = { $number } mEq
unit-millimole = { $number } mmol

# Medicines, by wording level.
count-medicines = { $number } { $number ->
    [one] medicina
   *[other] medicinas
}
count-with-amounts = { $medicines }, { $amounts }
medicine-number = medicina { $number }
# In a sentence: "1 tableta de metformina (con comida)".
item = { $has-amount ->
    [yes] { $amount } de { $name }
   *[no] { $name }
}{ $has-food ->
    [yes] {" "}({ $food })
   *[no] {""}
}{ $has-note ->
    [yes] {" "}({ $note })
   *[no] {""}
}
# On a line of its own: "- metformina: 1 tableta, con comida".
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
    [0] { $minutes } minutos
    [one] 1 hora
   *[other] { $hours } horas
}
span-short = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h
}
food-with-food = con comida
food-before-food = antes de comer
food-after-food = después de comer
food-before-food-by = { span } antes de comer
food-after-food-by = { span } después de comer
food-empty-stomach = con el estómago vacío
food-empty-stomach-by = con el estómago vacío, { span } antes de comer

# Lists. $sound is "i" where the last part begins with that sound.
list-next = { $head }, { $part }
list-last = { $sound ->
    [i] { $head } e { $part }
   *[other] { $head } y { $part }
}

# Where a list is cut short because it does not fit. $inside: the sentence whose lines they are;
# $next: the number of the first that is left out.
more-medicines = { $number } más: LISTA
more-lines = y { $number } más{ $inside ->
    [digest] : HOY
    [choices] : LISTA
    [summary] : RESUMEN { $next }
    [list] : LISTA { $next }
   *[other] {""}
}

# In front of a text to a phone that several people share.
for-whom = { $name }:{" "}

date = { $weekday } { $day } { $month }
weekday-0 = lun
weekday-1 = mar
weekday-2 = mié
weekday-3 = jue
weekday-4 = vie
weekday-5 = sáb
weekday-6 = dom
month-1 = ene
month-2 = feb
month-3 = mar
month-4 = abr
month-5 = may
month-6 = jun
month-7 = jul
month-8 = ago
month-9 = sep
month-10 = oct
month-11 = nov
month-12 = dic

# Said where the sentence that was meant cannot be.
cannot-be-said = Algo falló de nuestro lado y no podemos decirlo bien. Por favor mire su propia lista y, si tiene dudas, pregunte a su farmacéutico.
