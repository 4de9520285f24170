"""The words for what an amount is counted in, in every language. UCUM codes come out of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.amounts import Unit

#: Folded words; abbreviations that are prone to error ("u", "iu", "cc") are only ever read.
WORDS: Final[Mapping[str, Unit]] = {
    word: unit
    for unit, words in {
        Unit.TABLET: "tablet tablets tab tabs tbl caplet caplets tableta tabletas comprimido "
        "comprimidos pastilla pastillas pildora pildoras pill pills comp gragea grageas",
        Unit.CAPSULE: "capsule capsules cap caps softgel softgels capsula capsulas",
        Unit.PUFF: "puff puffs inhalation inhalations inhalacion inhalaciones disparo disparos "
        "bocanada bocanadas",
        Unit.DROP: "drop drops gtt gtts gota gotas",
        Unit.SPRAY: "spray sprays pulverizacion pulverizaciones",
        Unit.PATCH: "patch patches parche parches",
        Unit.SUPPOSITORY: "suppository suppositories supositorio supositorios ovulo ovulos",
        Unit.APPLICATION: "application applications aplicacion aplicaciones",
        Unit.SACHET: "sachet sachets packet packets sobre sobres",
        Unit.LOZENGE: "lozenge lozenges",
        Unit.INJECTION: "injection injections inyeccion inyecciones shot shots",
        Unit.DOSE: "dose doses dosis",
        Unit.TEASPOON: "teaspoon teaspoons teaspoonful teaspoonfuls tsp cucharadita cucharaditas",
        Unit.TABLESPOON: "tablespoon tablespoons tablespoonful tablespoonfuls tbsp cucharada "
        "cucharadas",
        Unit.UNIT: "unit units u iu ui unidad unidades",
        Unit.MILLILITRE: "ml mls millilitre millilitres milliliter milliliters cc mililitro "
        "mililitros",
        Unit.GRAM: "g gram grams gramo gramos gr",
        Unit.MILLIGRAM: "mg mgs milligram milligrams miligramo miligramos",
        Unit.MICROGRAM: "mcg ug \u03bcg microgram micrograms microgramo microgramos",
    }.items()
    for word in words.split()
}
#: A unit inside folded text.
PATTERN: Final = rf"(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})"
