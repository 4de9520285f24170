"""Hears talk that is of no pills at all, though words of an answer stand in it: "thanks for
everything", "everything is fine", "listo, ya te deposité"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.domain.intents import Greeting, Intent, Unclear
from bot.language.replies.kinds import Kind
from bot.language.replies.scanning import Piece

_LEADS: Final = (
    r"(?:(?:ok|okay|well|oh|yes|yeah|si|no|hi|hello|hola|hey|bueno|bye|goodbye|good night|adios"
    r"|honey|dear|sweetie|mija|mijo|amor|mi amor|carino|cariño|and|y|pues|aqui|by the way) )*"
)
_CLOSES: Final = (
    r"(?: (?:too|all|so much|very much|a lot|bye|goodbye|honey|dear|sweetie|mija|mijo|amor"
    r"|mi amor|carino|mucho|muchas|tambien|a todos|a todas|thanks|thank you|gracias|today|now|here"
    r"|over here|at home|hoy|aqui|aca|por aqui|por aca|en casa|gracias a dios|thank god"
    r"|god bless(?: you)?|dios te bendiga|see you|nos vemos|saludos))*"
)
_KIND: Final = re.compile(
    _LEADS + r"(?:(?:thanks|thank you|thank u|thx|many thanks|gracias|muchas gracias|mil gracias)"
    r"(?: so much| very much| a lot)? (?:for|por|de) (?:everything|all you do|all your help"
    r"|all the help|all of your help|everything you do|everything youve done|todo(?: lo que \w+)?"
    r"|toda su ayuda|toda tu ayuda)"
    r"|(?:i |we )?love (?:you|u|ya)(?: all)?|(?:los|las|les|te) (?:quiero|amo|queremos)"
    r"|(?:everything|all|everyone|everybody|we)(?: is|s| are|re) (?:all )?"
    r"(?:fine|well|good|great|ok|okay|under control|calm|quiet)"
    r"|(?:todo|todos|todas) (?:esta|estan|estamos|va|marcha) (?:muy )?(?:bien|en orden|tranquilo)"
    r"|(?:todo|todos|todas) bien (?:en casa|por aca|por aqui|por alla|aca|aqui))" + _CLOSES
)
#: What was done was done for somebody else, or is to be.
_DONE_ELSEWHERE: Final = re.compile(
    r"(?:(?:ok|okay|ya|bueno|alright|great|perfecto) )*"
    r"(?:(?:listo|hecho|ya esta|ya quedo) (?:ya )?(?:te|le|les|se l[ao]s?) "
    r"(?:deposit|mand|pagu|transfer|envi|compr|avis|llam|lleve|prest|confirm|escrib|marqu|recog)"
    r"\w*.*"
    r"|listo (?:nos vemos|hasta luego|ahi nos vemos|hablamos|quedamos)(?: .*)?"
    r"|(?:done|all done|all set|sorted) (?:i |ive |have |just |already )*"
    r"(?:sent|paid|venmoed|transferred|deposited|emailed|mailed|called|texted|zelled|wired|booked"
    r"|ordered|signed) (?:you|u|him|her|them|it to you|the (?:money|rent|check|payment|bills?))"
    r"\b.*"
    r"|(?:(?:i|we|ill|well|should|will|be|hope to|going to|gonna|it|itll) )*"
    r"(?:done|finished) by (?:\d{1,2}(?::?\d{2})?(?: ?[ap]m)?|noon|then|tonight|tomorrow|lunch"
    r"|dinner))"
)
#: When one comes home, and what is to be done there until then.
_COMING: Final = re.compile(
    r"(?:(?:i|ill|im|we|be|ya|yo) )*(?:home|there|back|llego|llegamos|salgo|salimos)"
    r" (?:en|in) (?:(?:about|like|unos|como) )?(?:an?|una?|\d+|[a-z]+) ?(?:min\w*|hours?|horas?)"
    r" (?:and |so |y |asi que )?(?:please |por favor |vete )?"
    r"(?:put|get|start|turn|set|open|warm|heat|boil|feed|let|tell|pon|ponme|prepara|calienta|saca"
    r"|abre|haz|baja|dile|ve) (?!me\b).*"
)
#: Where and when somebody is to be met, and nothing of what is taken there.
_MEETING: Final = re.compile(
    _LEADS + r"(?!.*\b(?:take|taking|tom\w+|pills?|meds?|pastillas?|it|them)\b)"
    r"(?:(?:wait for me|esper(?:a|en|e)me) (?:in|at|by|outside|here|there|downstairs|en|afuera|aqui"
    r"|ahi|alla|abajo)\b.*"
    r"|(?:i will|ill|we will|well) (?:be there (?:at|around|by|about)"
    r"|(?:meet|see|collect|fetch) (?:you|u)|pick (?:you|u|him|her|them) up)\b.*"
    r"|(?:te|los|las) (?:veo|recojo|paso a buscar) .*|paso por (?:ti|ustedes)\b.*)"
)


def heard(words: str) -> Intent | None:
    """Return what folded words of a whole message come to if they are only talk, or None."""
    if _KIND.fullmatch(words):
        return Greeting()
    is_talk = any(each.fullmatch(words) for each in (_DONE_ELSEWHERE, _COMING, _MEETING))
    return Unclear() if is_talk else None


def is_kindness(pieces: Sequence[Piece]) -> bool:
    """Return whether nothing stands there but kindness: "thank you darling"."""
    kinds = {piece.kind for piece in pieces}
    is_sorry = any(_SORRY.search(piece.words) for piece in pieces)
    return Kind.GREET in kinds and kinds <= {Kind.GREET, Kind.FILLER} and not is_sorry


_SORRY: Final = re.compile(r"sorry|apolog|my bad|oops|perdon|disculp|lo siento|saw|just got")
