"""Proves that what people call a medicine leads to what is in it, wherever they live."""

from __future__ import annotations

import pytest

from bot.domain.lexicon import How, Lexicon
from bot.formulary import Formulary

_KNOWN = [
    # the United States
    ("Tylenol", "acetaminophen"),
    ("Tylenol PM", "acetaminophen + diphenhydramine"),
    ("Tylenol #3", "acetaminophen + codeine"),
    ("NyQuil", "acetaminophen + dextromethorphan + doxylamine"),
    ("Percocet", "acetaminophen + oxycodone"),
    ("Norco", "acetaminophen + hydrocodone"),
    ("Goody's", "acetaminophen + aspirin + caffeine"),
    ("Adderall XR", "amphetamine + dextroamphetamine"),
    ("Bactrim DS", "sulfamethoxazole + trimethoprim"),
    ("Synthroid", "levothyroxine"),
    ("Lo Loestrin Fe", "ethinyl estradiol + ferrous fumarate + norethindrone"),
    ("Ozempic", "semaglutide"),
    # since April 2019
    ("Rybelsus", "semaglutide"),
    ("Mounjaro", "tirzepatide"),
    ("Paxlovid", "nirmatrelvir + ritonavir"),
    ("Nurtec ODT", "rimegepant"),
    ("Kerendia", "finerenone"),
    ("Camzyos", "mavacamten"),
    ("Ocrevus", "ocrelizumab"),
    ("Leqembi", "lecanemab"),
    ("Trimox", "amoxicillin"),
    # the United Kingdom
    ("pivmecillinam", "pivmecillinam"),
    ("Diamox", "acetazolamide"),
    ("Losec Mups", "omeprazole"),
    ("Calpol", "acetaminophen"),
    ("co-codamol", "acetaminophen + codeine"),
    ("cocodamol", "acetaminophen + codeine"),
    ("Epilim Chrono", "valproate"),
    ("Istin", "amlodipine"),
    ("Lustral", "sertraline"),
    ("Fostair", "beclomethasone + formoterol"),
    # Europe
    ("Sumial", "propranolol"),
    ("Glivec", "imatinib"),
    ("Pantecta", "pantoprazole"),
    ("Omacor", "omega-3 fatty acids"),
    ("Lipostat", "pravastatin"),
    ("Nolvadex", "tamoxifen"),
    ("Emconcor", "bisoprolol"),
    ("Doliprane", "acetaminophen"),
    ("Nolotil", "metamizole"),
    ("Sintrom", "acenocoumarol"),
    ("Adiro", "aspirin"),
    ("Siofor", "metformin"),
    ("L-Thyroxin Henning", "levothyroxine"),
    ("Madopar", "benserazide + levodopa"),
    # Mexico and Latin America
    ("Tempra", "acetaminophen"),
    ("Neo-Melubrina", "metamizole"),
    ("Flanax", "naproxen"),
    ("Cafiaspirina", "aspirin + caffeine"),
    ("Tafil", "alprazolam"),
    ("Eutirox", "levothyroxine"),
    ("Bedoyecta", "cyanocobalamin + pyridoxine + thiamine"),
    # other names of the same thing
    ("vinblastine", "vinblastine"),
    ("vinblastina", "vinblastine"),
    ("NaHCO3", "sodium bicarbonate"),
    ("5-FU", "fluorouracil"),
    ("APAP", "acetaminophen"),
    ("paracetamol", "acetaminophen"),
    ("ASA", "aspirin"),
    ("salbutamol", "albuterol"),
    ("glibenclamide", "glyburide"),
    ("frusemide", "furosemide"),
    ("HCTZ", "hydrochlorothiazide"),
    ("divalproex sodium", "valproate"),
    ("mycophenolate mofetil", "mycophenolate"),
    # Spanish
    ("ácido acetilsalicílico", "aspirin"),
    ("ACIDO ACETILSALICILICO", "aspirin"),
    ("losartán", "losartan"),
    ("levotiroxina", "levothyroxine"),
    ("metotrexato", "methotrexate"),
    ("hierba de San Juan", "st john's wort"),
    ("vitamina D3", "cholecalciferol"),
    ("hidroclorotiazida", "hydrochlorothiazide"),
    # supplements and herbs
    ("St. John\u2019s Wort", "st john's wort"),
    ("fish oil", "fish oil"),
    ("CoQ10", "coenzyme q10"),
    ("vit b12", "cyanocobalamin"),
    ("melatonin", "melatonin"),
    ("glucosamine chondroitin", "chondroitin + glucosamine"),
    ("turmeric", "turmeric"),
]


@pytest.mark.parametrize(("name", "ingredients"), _KNOWN)
def test_a_known_name_stands_for_what_is_in_it(
    formulary: Formulary, name: str, ingredients: str
) -> None:
    match = formulary.find(name)

    assert match
    assert match.how is How.EXACT
    assert " + ".join(match.ingredients) == ingredients


@pytest.mark.parametrize(
    ("name", "ingredients"),
    [
        ("Metformin HCl ER 500mg tab", "metformin"),
        ("lisinopril 10", "lisinopril"),
        ("Eliquis 5 mg tablets", "apixaban"),
        ("Doliprane 1000 mg", "acetaminophen"),
        ("Augmentin 875/125", "amoxicillin + clavulanate"),
        ("co-codamol 30/500", "acetaminophen + codeine"),
        ("fentanyl patch 25 mcg/hr", "fentanyl"),
        ("amoxicillin 250mg/5ml oral suspension", "amoxicillin"),
        ("levotiroxina sódica 100 mcg comprimidos", "levothyroxine"),
        ("Losartán potásico 50mg tabletas", "losartan"),
        ("omeprazol cinfa 20 mg cápsulas", "omeprazole"),
        ("vitamin d3 1,000 iu", "cholecalciferol"),
        ("vitamin b12 1000 mcg", "cyanocobalamin"),
        ("KCL 20 mEq", "potassium chloride"),
        ("Teva Atorvastatin Calcium 40MG Tab", "atorvastatin"),
        ("Tylenol (acetaminophen) 325 mg", "acetaminophen"),
        ("my pink one (metformin)", "metformin"),
        ("losartan/HCTZ 50-12.5", "hydrochlorothiazide + losartan"),
        ("amoxicillin-clavulanate 875-125 mg", "amoxicillin + clavulanate"),
        ("ezetimibe / simvastatin 10/40", "ezetimibe + simvastatin"),
        ("telmisartan y amlodipino 40/5", "amlodipine + telmisartan"),
        ("losartan hidroclorotiazida 50/12.5", "hydrochlorothiazide + losartan"),
        ("Losartan Pot 50", "losartan"),
        ("timolol eye drops", "timolol"),
    ],
)
def test_strength_form_salt_and_maker_are_left_out(
    formulary: Formulary, name: str, ingredients: str
) -> None:
    match = formulary.find(name)

    assert match
    assert match.how is How.WITHOUT_FORM
    assert " + ".join(match.ingredients) == ingredients


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Excedrin", ("acetaminophen", "caffeine")),
        ("Unisom", ("diphenhydramine",)),
        ("insulin", ("insulin lispro",)),
        ("penicilina", ("penicillin v",)),
        ("Gaviscon", ("aluminum hydroxide", "magnesium carbonate")),
        ("Dolex", ("ibuprofen",)),
        ("Humulin 50/50", ("insulin isophane",)),
        ("tenofovir", ("tenofovir alafenamide",)),
    ],
)
def test_a_name_of_several_products_says_what_else_it_may_be(
    formulary: Formulary, name: str, other: tuple[str, ...]
) -> None:
    match = formulary.find(name)

    assert match
    assert match.is_ambiguous
    assert other in match.or_else


@pytest.mark.parametrize(
    "name",
    [
        "the white one",
        "blood pressure pill",
        "water pill",
        "my heart medicine",
        "vitamins for the eyes",
        "xyzzyplugh",
        "Tylenol Sinus",  # something else is in it, and nobody may guess what
        "aspirin and metformin",  # two medicines, not one
        "tablet",
        "500 mg",
        "take one daily",
        "la pastilla blanca",
        "n/a",
        "none",
        "yes",
        "",
        " ",
        "...",
        "\U0001f48a",
        "\x00\x01\x02\xff",
        "\u0430" * 30,
        "(((((",
        "1" * 199,
        "metformin " * 5_000,
        "a/" * 90,
        "薬",
    ],
)
def test_what_is_unknown_stays_unknown(formulary: Formulary, name: str) -> None:
    assert formulary.find(name) is None


def test_it_is_a_lexicon(formulary: Formulary) -> None:
    lexicon: Lexicon = formulary

    assert lexicon.find("metformin")
