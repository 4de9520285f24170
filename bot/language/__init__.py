"""Text to meaning and back: reads directions, replies and times; writes every sentence.

For whoever writes a `.ftl` file. All files of `bot/language/<language>/` make one bundle, so names
are unique; every language has the same sentences with the same variables (tests prove it). Names of
values use hyphens (`taken-at`). For a value `x` in `Utterance.values` a sentence may use

- `str`: `{ $x }`, the text without control characters; it may also choose:
  `{ $x -> [ran_out] … *[other] … }`
- `int`, `Decimal`: `{ $x }`, "2" or "0.5"; chooses by plural `[one] *[other]` or by number `[0]`
- `time`: `{ $x }`, "08:00" · `date`: `{ $x }`, "Sat 21 Nov" · `Amount`: `{ $x }`, "half a tablet"
- `tuple[Item, …]`, worded by level:
    - `{ $x }` in a sentence: "5 medicines, 6 tablets" · "heart pill and medicine 3" ·
      "1 tablet of metformin (with food) and 2 puffs of salbutamol"
    - `{ $x-names }` without amounts: "medicine 1 and medicine 3" · "heart pill and medicine 3" ·
      "metformin and salbutamol"
    - `{ $x-lines }` one a line: "- metformin: 1 tablet, with food"; level 0 gives the count, then a
      line for each that has a note or a time
    - `{ $x-count }` how many: a number, chooses by plural
- `tuple[Utterance, …]`: `{ $x }`, each a line of its own, at the same level; `{ $x-count }`
- always there: `{ $level }`, a number: `{ $level -> [0] … *[other] … }`

An empty tuple is "" (choose by `-count`). `Item.note` names a sentence of yours that stands beside
the medicine ("not before 14:00"); it may use `{ $at }` (`Item.at` as "14:00"). An item with a time
and no note shows the time. One with `said=True` shows name and amount at every level. Put the name
of a medicine into a sentence only as an `Item`, never as a `str`, or it leaks. For example

    ask = { $time }: { $medicines }. 1 taken, 2 later, 3 not taking.

    items = (Item("metformin", "", Amount(Decimal(1), Unit.TABLET), position=1, food="with food"),)
    utterance = Utterance("ask", {"time": time(8), "medicines": items})
    sentences.render(utterance, language="en", level=2).text
    # 08:00: 1 tablet of metformin (with food). 1 taken, 2 later, 3 not taking.

The words of a button (`Choice.sentence`) are a sentence like any other.

Over SMS (`Room.SEGMENT`) a text is one segment of 160 letters, and there are no buttons. A sentence
that is longer, or that leans on buttons, has a form for it beside its own words, and what it
mentions is said in that form only if it is mentioned so (`{ settings-lines.sms }`):

    ask-level = Somebody else may see your screen. How much may I say?
        .sms = Somebody may see your screen. How much may I say? { $choices }. Say the letter.

- `{ $choices }` is what the buttons say ("A Only how many, B …"), or say yourself what one may type
- write with all accents: á í ó ú lose theirs when it is sent, so that no word may need one
  ("¿La ha tomado?", not "¿La tomó?"); never offer a word that carriers act on (MENU, not HELP)
- what does not fit says less by itself: see `fitting`. `.sms-else` is said where a sentence would
  have to be cut, and must not be (a read-back)
- the value `for` of an utterance is a name that stands in front, on a phone that several share

A sentence that is missing, or lacks a value, raises `Unsayable` with `strict=True` (as all tests
load it); to a patient it is said in English, failing that replaced by one honest sentence, and
logged by its name.
"""
