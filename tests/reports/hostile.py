"""Seven hundred strings that somebody may type to break a page, a document, a table or a program.

They are made of families: what each stands for is said by the name of its family.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

_MARKUP: Final = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>"),
    *("</style><script>1</script>", "</title><b>", "</td></tr></table><h1>", "<!--", "-->", "]]>"),
    *("<iframe src=//evil.example>", "<a href='javascript:1'>x</a>", "<base href=//evil.example>"),
    *("<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=//x>", "<form action=//x>"),
    *(
        '" onmouseover="alert(1)',
        "' autofocus onfocus='1",
        "&lt;b&gt;",
        "&#60;b&#62;",
        "&amp;",
        "&",
    ),
    *("<q>", "</main>", "<details open ontoggle=1>", "<math><mi//xlink:href='data:x'>", "<x:y z>"),
)
_TEMPLATES: Final = (
    *(
        "{{ 7*7 }}",
        "{% raw %}",
        "{# x #}",
        "${7*7}",
        "#{7*7}",
        "<%= 7 %>",
        "{ $name }",
        "{ -term }",
    ),
    *(
        "%s %d %n",
        "%(name)s",
        "{0.__class__}",
        "{name}",
        "{{c.title}}",
        '{"\\u0041"}',
        "*[other] x",
    ),
)
_TYPESETTING: Final = (
    *("#panic()", "#sys.inputs", '#import "x"', '#read("/etc/passwd")', "#set page(width: 1pt)"),
    *("*b* _i_ $x$ `r`", "<label> @ref", "= heading", "- list", "+ list", "/ term: x", "\\u{41}"),
    *("//comment", "/* comment", "*/", "---", "--", "~", "$", "\\", "#", "#{", "#[", "[", "]"),
)
_FORMULAS: Final = tuple(
    f"{before}{formula}"
    for before, formula in product(
        ("", " ", "\t", "\r", "\n", "'", '"', "\u200b", "\ufeff", "\u00a0", ";", ","),
        (
            *("=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", '=HYPERLINK("//x")'),
            *("=IMPORTXML(1,2)", "|x", "%x", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20A1"),
            *("=WEBSERVICE(1)", "-cmd|x", "@import"),
        ),
    )
)
_QUOTING: Final = (
    *('"', '""', '"""', "'", "''", "`", '","', '";"', "a,b;c\td|e", '"}],"x":[{"', "\\", "\\n"),
    *("\\u0000", "\\x00", "'; DROP TABLE person; --", "1 OR 1=1", "x' AND '1'='1", "../../etc/x"),
    *("..\\..\\x", "/dev/null", "C:\\con", "file.pdf\x00.exe", "null", "undefined", "NaN", "None"),
    *("true", "0", "-0", "1e309", "9" * 50, "0x1F", "٠١٢", "½", "1/0", "00:00:00", "2026-02-30"),
)
_UNSEEN: Final = tuple(
    chr(number)
    for number in (
        *range(0x20),
        *(0x7F, 0x80, 0x85, 0x9F, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1680, 0x180E),
        *range(0x2000, 0x2010),
        *range(0x2028, 0x2030),
        *range(0x205F, 0x2070),
        *(0x3000, 0x3164, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xF8FF, 0xFDD0, 0xFE0F, 0xFEFF),
        *(0xFFA0, 0xFFF9, 0xFFFB, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF, 0x1D173, 0x1F3FB, 0x1FFFE),
        *(0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xF0000, 0x10FFFF),
    )
)
_SCRIPTS: Final = (
    *(
        "שלום",
        "مرحبا",
        "\u202eabc",
        "abc\u202d",
        "\u2066x\u2069",
        "你好世界",
        "こんにちは",
        "한국어",
    ),
    *(
        "ไทย",
        "हिन्दी",
        "தமிழ்",
        "አማርኛ",
        "ქართული",
        "Ελληνικά",
        "Кириллица",
        "Ⅷ",
        "ﬃ",
        "ﷺ",
        "🏳️‍🌈",
        "👩‍⚕️",
    ),
    *(
        "💊",
        "👨‍👩‍👧‍👦",
        "🇪🇸",
        "Z\u0351\u036b\u0343a\u0300\u0301\u0302\u0303l",
        "e\u0301" * 30,
        "İıſß",
        "ǅ",
        "\U0001d49c\U0001d4c3",
    ),
    *(
        "\u0300x",
        "x" + "\u0301" * 200,
        "a\u0338",
        "Å",
        "\u1e9e",
        "\uff21\uff22",
        "①",
        "\u2100",
        "\u00b5g",
    ),
)
_LONG: Final = (
    *("x" * 300, "x" * 5000, "x " * 2000, "<" * 2000, "=" * 2000, "\u202e" * 500, "你" * 1000),
    *(
        "💊" * 500,
        "a\n" * 500,
        "(" * 1000,
        "[[" * 500,
        "\\" * 1000,
        "{" * 500,
        "&" * 1000,
        '"' * 999,
    ),
    *(
        "W" * 80,
        "supercalifragilistic" * 20,
        "-" * 500,
        "." * 500,
        " " * 500,
        "\t" * 500,
        "/" * 500,
    ),
)
FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "markup": _MARKUP,
    "templates": _TEMPLATES,
    "typesetting": _TYPESETTING,
    "formulas": _FORMULAS,
    "quoting": _QUOTING,
    "what nobody sees": _UNSEEN,
    "scripts": _SCRIPTS,
    "length": _LONG,
}
_EACH_OTHER: Final = ("<b>", "=1+1", "#panic()", "{{ 7 }}", '"', "\x00", "\u202e", "\n")


def strings() -> tuple[str, ...]:
    """Return them all: each family, and some of each hidden inside others."""
    return tuple(dict.fromkeys([*(s for family in FAMILIES.values() for s in family), *_mixed()]))


def _mixed() -> Iterator[str]:
    hidden = [s for name, family in FAMILIES.items() if name != "length" for s in family[:12]]
    for text, other in product(hidden, _EACH_OTHER):
        if len(text) < 40:
            yield f"{other}{text}{other}"
