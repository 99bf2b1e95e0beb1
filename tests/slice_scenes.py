"""Scores slice by slice, few and many and with every sort of name, for the page that draws them."""

from seqscope.views.scenes.scene import Scene
from seqscope.views.scenes.slices import Slice, Slices

__all__ = ["SLICE_SCENES", "sliced"]

LONG = "a-class-whose-name-goes-on-and-on-until-nobody-can-write-it-beside-a-bar"
HOSTILE = "\x1b[2J $x_{2}$ <b>&amp;--> \u202e😀\udcff"


def one(name: str, count: int, right: float, refused: float = 0.0) -> Slice:
    """A slice with this share of right answers, and an interval that is wide for few."""
    reach = 0.5 / max(count, 1) ** 0.5
    return Slice(
        name=name,
        count=count,
        score=right,
        low=max(right - reach, 0.0),
        high=min(right + reach, 1.0),
        wrong=max(1 - right - refused, 0.0),
        refused=refused,
    )


def sliced(*names: str, rest: int = 0, **changed: object) -> Slices:
    """Slices of these names, each a little worse than the one before, and so many left out."""
    given = {
        "by": "locale",
        "choices": ("locale", "format", "length"),
        "part": "test",
        "parts": ("test", "test-locales"),
        "about": "Examples of its own test.",
        "of": "text",
        "measure": "exact match",
        "lower_is_better": False,
        "overall": one("all", 2000, 0.9, 0.05),
        "slices": tuple(
            one(name, 3**k % 1_234_567, 1 / (1.02 + k / 10), 0.01) for k, name in enumerate(names)
        ),
        "rest": one("the others", 1900, 0.95) if rest else None,
        "left_out": rest,
    }
    return Slices.model_validate({**given, **changed})


SLICE_SCENES: dict[str, Scene] = {
    "slices": sliced("de_AT", "en_US", "zh_Hant_TW", rest=3),
    "slices of every sort": sliced(
        HOSTILE, LONG, "x" * 200, "הסרט היה נהדר", "素晴らしい" * 9, "EEEE, d MMMM y", " ", ""
    ),
    "a thousand slices": sliced(*(f"locale_{k}" for k in range(1000))),
    "no slices": sliced(overall=Slice(name="all", count=0, score=None, low=0.0, high=1.0)),
    "perplexities": sliced(
        measure="perplexity",
        lower_is_better=True,
        of="word",
        overall=Slice(name="all", count=10**6, score=123.4, low=120.1, high=130.0),
        slices=(
            Slice(name="1 to 9", count=1, score=98_765.4, low=None, high=None),
            Slice(name="10 to 99", count=999, score=1.0, low=0.9, high=1.2),
        ),
    ),
}
