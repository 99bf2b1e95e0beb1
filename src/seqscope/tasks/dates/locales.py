"""What CLDR says about writing dates in each locale, read through Babel."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError, localedata

from seqscope.tasks.characters import read_characters

__all__ = [
    "MAJOR_LOCALES",
    "LocaleDates",
    "all_locales",
    "english_locales",
    "hint_for",
    "locale_dates",
]

# One locale for each of the languages in which most dates on the internet are written, two for
# English, whose two numeric orders are both common.
MAJOR_LOCALES = tuple(
    "en_US en_GB es pt fr de it nl sv da nb fi pl cs sk hu ro bg hr el tr ru uk he ar hi bn id vi "
    "th ko ja zh lt ca".split()
)

READ = (
    *("months", "days", "date_formats", "datetime_skeletons"),
    *("default_numbering_system", "territories"),
)
WHOLE_DATE = re.compile(r"(?=.*y)(?=.*[ML])(?=.*d)(?!.*[GQwU])")
ZERO_DIGITS = {
    "adlm": "\U0001e950", "arab": "٠", "arabext": "۰", "beng": "০", "cakm": "\U00011136",
    "deva": "०", "hmnp": "\U0001e140", "mtei": "\uabf0", "mymr": "၀", "nkoo": "߀", "olck": "᱐",
    "tibt": "༠",
}  # fmt: skip


@dataclass(frozen=True)
class LocaleDates:
    """The words and patterns of one locale.

    Months and weekdays are tuples of forms, January and Monday first; `order` is the order of
    day, month and year in the short pattern, such as "dmy"; `partial` holds patterns that lack
    a part of a date; `zero` is the locale's own digit zero, where it is not the ASCII one.
    """

    identifier: str
    language: str
    order: str
    wide_months: tuple[str, ...]
    short_months: tuple[str, ...]
    own_wide_months: tuple[str, ...]
    own_short_months: tuple[str, ...]
    cut_months: tuple[str, ...]
    wide_days: tuple[str, ...]
    short_days: tuple[str, ...]
    standard: tuple[str, ...]
    skeletons: tuple[str, ...]
    partial: tuple[str, ...]
    zero: str | None
    alphabet: str
    places: tuple[str, ...]

    @property
    def hint(self) -> str:
        """The token that tells a network this language and this numeric order."""
        return f"⟨{self.language}·{self.order}⟩"


@cache
def all_locales() -> tuple[str, ...]:
    """Every locale of CLDR, in alphabetical order."""
    return tuple(sorted(localedata.locale_identifiers()))


@cache
def english_locales() -> tuple[str, ...]:
    """Every English locale, in alphabetical order."""
    return tuple(name for name in all_locales() if name.split("_")[0] == "en")


def hint_for(locale: str) -> str:
    """The hint for a locale as people write it: de, de-AT, en_US, zh-Hant-TW.

    Raises ValueError for a locale that CLDR does not know.
    """
    try:
        return locale_dates(str(Locale.parse(locale.strip().replace("-", "_")))).hint
    except (ValueError, UnknownLocaleError):
        raise ValueError(
            f"A locale is a language of CLDR, with a region where that matters. "
            f"Given was {locale!r}. Write it like de, de-AT, en-US or zh-Hant."
        ) from None


@cache
def locale_dates(identifier: str) -> LocaleDates:
    """The words and patterns of a locale, such as "en_US"."""
    data = data_of(identifier)
    wide = month_forms(data, "format", "wide")
    own_wide = named_months(month_forms(data, "stand-alone", "wide"), wide)
    standard = tuple(
        calendar_years(data["date_formats"][length].pattern)
        for length in ("short", "medium", "long", "full")
    )
    skeletons = data["datetime_skeletons"]
    patterns = {
        name: calendar_years(skeletons[name].pattern)
        for name in sorted(skeletons)
        if not re.search("[hHkKmsSaBbzvVGQwWU]", name)
    }
    language = identifier.split("_")[0]
    return LocaleDates(
        identifier=identifier,
        language=language,
        order=numeric_order(standard[0]),
        wide_months=wide,
        short_months=unambiguous(month_forms(data, "format", "abbreviated"), wide),
        own_wide_months=own_wide,
        own_short_months=unambiguous(month_forms(data, "stand-alone", "abbreviated"), own_wide),
        cut_months=cut(wide),
        wide_days=day_forms(data, "wide"),
        short_days=day_forms(data, "abbreviated"),
        standard=tuple(p for p in standard if WHOLE_DATE.match(unquoted(p))) or ("y-MM-dd",),
        skeletons=tuple(p for p in patterns.values() if WHOLE_DATE.match(unquoted(p))),
        partial=tuple(p for p in patterns.values() if not WHOLE_DATE.match(unquoted(p))),
        zero=ZERO_DIGITS.get(data["default_numbering_system"]),
        alphabet="".join(sorted(set("".join(wide).lower()) - set(" 0123456789."))) or "aeinrst",
        places=tuple(str(name) for _, name in sorted(data["territories"].items())) or (language,),
    )


def data_of(identifier: str) -> localedata.LocaleDataDict:
    """What Babel knows of a locale, as a copy of its own.

    Babel's locales share what they inherit, and the one that is asked first for what is an alias
    writes its own words there: after it every locale without stand-alone months would have those
    of the first, and each process others. So nothing but a copy is ever asked.
    """
    loaded = localedata.load(str(Locale.parse(identifier)))
    return localedata.LocaleDataDict({name: copied(loaded[name]) for name in READ})


def copied(inherited: Any) -> Any:
    """The tables in what Babel loaded, copied; what they hold is never written to."""
    if isinstance(inherited, dict):
        return {name: copied(each) for name, each in inherited.items()}
    if isinstance(inherited, tuple):  # an alias, and what is not the same there
        return tuple(copied(each) for each in inherited)
    return inherited


def month_forms(data: localedata.LocaleDataDict, context: str, width: str) -> tuple[str, ...]:
    return tuple(str(data["months"][context][width][month]) for month in range(1, 13))


def day_forms(data: localedata.LocaleDataDict, width: str) -> tuple[str, ...]:
    return tuple(str(data["days"]["format"][width][day]) for day in range(7))


def calendar_years(pattern: str) -> str:
    """The pattern with years of the calendar: some of CLDR's use Y, the year of the week, and
    some name the era, which is always the present one here."""
    parts = pattern.split("'")  # every second part is quoted
    parts[::2] = [re.sub(r"\s*\(?\bG+\b\)?", "", part).replace("Y", "y") for part in parts[::2]]
    return "'".join(parts)


def unquoted(pattern: str) -> str:
    return re.sub(r"'[^']*'", "", pattern)


def numeric_order(short: str) -> str:
    letters = dict.fromkeys(re.findall("[dMy]", unquoted(short).replace("L", "M")))
    return "".join(letters).lower()


def named_months(forms: tuple[str, ...], instead: tuple[str, ...]) -> tuple[str, ...]:
    """The forms, or the others where these are CLDR's M01 to M12, its mark for names it lacks."""
    return instead if forms[0] == "M01" else forms


def unambiguous(forms: tuple[str, ...], instead: tuple[str, ...]) -> tuple[str, ...]:
    """The forms, each that stands for two months replaced by a longer one."""
    forms = named_months(forms, instead)
    read = ["".join(read_characters(form).words).strip(".") for form in forms]
    return tuple(
        form if read.count(short) == 1 else longer
        for form, short, longer in zip(forms, read, instead, strict=True)
    )


def cut(wide: tuple[str, ...]) -> tuple[str, ...]:
    """The months cut after three letters, where that leaves a word of its own."""
    short = (form[:3] if form[:3].isalpha() else form for form in wide)
    return unambiguous(tuple(short), wide)
