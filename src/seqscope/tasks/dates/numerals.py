"""Numbers as people write them without plain digits: in words, as ordinals, in Chinese numerals."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from num2words import num2words

__all__ = [
    "day_in_words",
    "day_ordinal_in_words",
    "han_digits",
    "han_number",
    "ordinal",
    "speaks",
    "year_in_words",
]

# num2words writes these languages' ordinals wrongly or not at all (seen in its output for 1 to 31).
NO_ORDINAL_WORDS = frozenset("bn he is ja kk ko lt lv sr th vi".split())
SPOKEN = frozenset(
    "am ar az be bn ca ce cs cy da de en eo es fa fi fr he hu id is it kk kn lt lv nb nl nn no pl "
    "pt ro ru sk sl sr sv te tg th tr uk vi".split()
)
# Ordinals that num2words lacks, as they stand before a month: first to twentieth, then thirtieth.
ORDINALS: dict[str, tuple[str, ...]] = {
    "bg": tuple(
        "първи втори трети четвърти пети шести седми осми девети десети единадесети дванадесети "
        "тринадесети четиринадесети петнадесети шестнадесети седемнадесети осемнадесети "
        "деветнадесети двадесети тридесети".split()
    ),
    "cs": tuple(
        "prvního druhého třetího čtvrtého pátého šestého sedmého osmého devátého desátého "
        "jedenáctého dvanáctého třináctého čtrnáctého patnáctého šestnáctého sedmnáctého "
        "osmnáctého devatenáctého dvacátého třicátého".split()
    ),
    "el": (
        *"πρώτη δεύτερη τρίτη τέταρτη πέμπτη έκτη έβδομη όγδοη ένατη δέκατη".split(),
        *("ενδέκατη", "δωδέκατη", "δέκατη τρίτη", "δέκατη τέταρτη", "δέκατη πέμπτη"),
        *("δέκατη έκτη", "δέκατη έβδομη", "δέκατη όγδοη", "δέκατη ένατη"),
        *("εικοστή", "τριακοστή"),
    ),
    "hr": tuple(
        "prvi drugi treći četvrti peti šesti sedmi osmi deveti deseti jedanaesti dvanaesti "
        "trinaesti četrnaesti petnaesti šesnaesti sedamnaesti osamnaesti devetnaesti dvadeseti "
        "trideseti".split()
    ),
    "sk": tuple(
        "prvého druhého tretieho štvrtého piateho šiesteho siedmeho ôsmeho deviateho desiateho "
        "jedenásteho dvanásteho trinásteho štrnásteho pätnásteho šestnásteho sedemnásteho "
        "osemnásteho devätnásteho dvadsiateho tridsiateho".split()
    ),
}
CODES = {"nb": "no", "nn": "no", "kk": "kz"}

# Where people write a day with a mark of its own: the endings, or a function of the day.
ORDINAL_MARKS: dict[str, tuple[str, ...]] = {
    "ca": ("r", "n", "t", "è"),
    "cs": (".",),
    "da": (".",),
    "de": (".", ".", "te", "ten", "ter"),
    "el": ("η", "ης", "ή", "η"),
    "es": ("º", ".º", "°", "ro", "o"),
    "et": (".",),
    "fi": (".",),
    "fr": ("er", "e", "ème", "eme"),
    "gl": ("º",),
    "hr": (".",),
    "hu": (".", "-án", "-én", "-a", "-e"),
    "is": (".",),
    "it": ("º", "°", "o"),
    "lv": (".",),
    "nb": (".",),
    "nl": ("e", "de", "ste"),
    "nn": (".",),
    "pl": (".", "-go", "-ego"),
    "pt": ("º", "°", "o"),
    "ru": ("-го", "-е", "го"),
    "sk": (".",),
    "sl": (".",),
    "sr": (".",),
    "sv": (":e", ":a", "e"),
    "uk": ("-го", "-е", "го"),
}
ONLY_FIRST = frozenset({"fr", "it", "es", "pt", "gl", "ca"})  # "1er mai", then "2 mai"

HAN = "〇一二三四五六七八九"
TENS = ("", "十", "二十", "三十")

# Dates are read in the genitive ("trzeciego marca"), num2words gives the nominative.
GENITIVE: dict[str, tuple[tuple[str, str], ...]] = {
    "be": ((r"[ыі]\b", "ага"),),
    "pl": ((r"([kg])i\b", r"\1iego"), (r"i\b", "iego"), (r"y\b", "ego")),
    "ru": ((r"третий\b", "третьего"), (r"[ыо]й\b", "ого")),
    "uk": ((r"третій\b", "третього"), (r"ий\b", "ого")),
}


def speaks(language: str) -> bool:
    """Whether days can be written in words in this language."""
    return language in SPOKEN or language in ORDINALS


@cache
def day_in_words(language: str, day: int) -> str:
    """The day as a cardinal number: "five", "cuatro"; the ordinal where only that is known, digits
    where neither is."""
    if language in ORDINALS:
        return day_ordinal_in_words(language, day)[0]
    return spoken(language, day, "cardinal") or str(day)


@cache
def day_ordinal_in_words(language: str, day: int) -> tuple[str, ...]:
    """The day as an ordinal number, in the cases that dates use; the cardinal where the language
    has no ordinal here."""
    if language in ORDINALS:
        small, thirtieth = ORDINALS[language][:20], ORDINALS[language][20]
        tens, ones = (small[19], day - 20) if day < 30 else (thirtieth, day - 30)
        return (small[day - 1] if day <= 20 else " ".join((tens, *small[max(ones - 1, 0) : ones])),)
    if language in NO_ORDINAL_WORDS:
        return (day_in_words(language, day),)
    nominative = spoken(language, day, "ordinal")
    if not nominative:
        return (day_in_words(language, day),)
    if language == "fr":
        return ("premier",) if day == 1 else (nominative, day_in_words(language, day))
    if language == "de":
        return nominative, nominative + "n", nominative + "r"
    genitive = nominative
    for ending, instead in GENITIVE.get(language, ()):
        genitive, changes = re.subn(ending, instead, genitive)
        if changes:
            break
    return (nominative,) if genitive == nominative else (nominative, genitive, genitive)


@lru_cache(1 << 14)
def year_in_words(language: str, year: int) -> str | None:
    """The year in words: "nineteen eighty-four"; None where num2words has none."""
    if language == "ja":  # its years are counted by eras
        return None
    if language not in SPOKEN:
        return None
    return spoken(language, year, "year") or spoken(language, year, "cardinal") or None


def spoken(language: str, number: int, form: str) -> str:
    """The number in words; empty where num2words has a gap or a defect."""
    if language not in SPOKEN:
        return ""
    try:
        words = num2words(number, lang=CODES.get(language, language), to=form)
    except (AttributeError, IndexError, KeyError, NotImplementedError, TypeError):
        return ""
    return re.sub(r"\s+", " ", str(words).replace(",", "")).strip()


def ordinal(language: str, day: int, choose: Callable[[tuple[str, ...]], str]) -> str:
    """The day in digits with the language's ordinal mark: "5th", "05th", "1er", "3.", "1η"."""
    if language == "en":
        right = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day // 10 != 1 else "th"
        digits = choose((*(str(day),) * 11, f"{day:02}"))
        return digits + choose((*(right,) * 24, "th"))  # "21th" is written now and then
    if language in ONLY_FIRST:
        marks = ORDINAL_MARKS[language]
        return f"{day}{marks[0] if day == 1 else choose(('', '', *marks[1:]))}"
    return f"{day}{choose(ORDINAL_MARKS.get(language, ('.',)))}"


def han_number(number: int, *, twenty: str = "二十") -> str:
    """A number under 40 as Chinese and Japanese write it: 25 is 二十五, or 廿五."""
    tens, ones = divmod(number, 10)
    return (twenty if tens == 2 else TENS[tens]) + (HAN[ones] if ones else "")


def han_digits(number: int, *, zero: str = "〇") -> str:
    """A number digit by digit: 2016 is 二〇一六."""
    return "".join(HAN[int(digit)] for digit in str(number)).replace("〇", zero)
