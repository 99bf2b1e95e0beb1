"""What hidden units remember of words, as a scene: memory chips, word clouds, links between."""

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from jaxtyping import Float

from seqscope.analysis.coclusters import Coclusters, halved
from seqscope.analysis.links import links, word_links
from seqscope.views.figures.memory_crossings import untangled
from seqscope.views.scenes.scene import Scene, Words

__all__ = ["MOST_SELECTED", "Chip", "ChipUnit", "Cloud", "CloudWord", "Link", "Memory", "memory"]

MOST_SELECTED = 3
DIGITS = 6


class ChipUnit(Scene):
    """One hidden unit: its mean response to the words beside it, and to each word selected.

    Where units were grouped by half, `half` says which: what the unit answers upward or downward.
    """

    unit: int
    half: Literal["up", "down"] | None
    response: float
    selected: tuple[float, ...]


class Chip(Scene):
    """The units of one co-cluster, from the one that rises most to the one that falls most."""

    cluster: int
    units: tuple[ChipUnit, ...]


class CloudWord(Scene):
    """A word, how often it was read, and the mean response of the chip beside it.

    Its part of speech, where the task has it.
    """

    word: Words
    count: int
    response: float
    word_class: Words | None = None


class Cloud(Scene):
    """The words of one co-cluster, the strongest response first."""

    cluster: int
    words: tuple[CloudWord, ...]


class Link(Scene):
    """The mean response of a chip's units to a cloud's words; both by their place from the top."""

    chip: int
    cloud: int
    strength: float


class Memory(Scene):
    """Chips and clouds from the top, links between them, the strongest first; what is left out.

    Chip and cloud at the same place are one co-cluster; either may be empty. Links of exactly 0 are
    not listed. `classes` are the parts of speech that the task tells apart, if it does.
    """

    view: Literal["memory"] = "memory"
    name: Words
    weight: str
    selected: tuple[Words, ...]
    chips: tuple[Chip, ...]
    clouds: tuple[Cloud, ...]
    links: tuple[Link, ...]
    words_left_out: tuple[Words, ...]
    units_left_out: tuple[int, ...]
    classes: tuple[Words, ...] = ()


def memory(
    words: Sequence[str],
    responses: Float[np.ndarray, "word unit"],
    clusters: Coclusters,
    counts: Sequence[int],
    *,
    name: str = "",
    selected: Sequence[str] = (),
    class_of_word: Mapping[str, str] | None = None,
) -> Memory:
    """The scene of co-clusters of expected responses; `counts` says how often each word was read.

    The units of a chip tell their response to up to three `selected` words besides. Raises
    ValueError where words, counts and responses differ in length, or a selected word is unknown.
    """
    check(words, responses, counts, selected)
    class_of_word = class_of_word or {}
    columns = halved(responses) if clusters.weight == "signed" else responses
    to_chips = word_links(responses, clusters)
    strength = links(responses, clusters)
    order = untangled(np.abs(strength))
    strength = strength[np.ix_(order, order)]
    units = responses.shape[1]
    drawn = {int(place) % units for place in np.flatnonzero(clusters.unit_cluster >= 0)}
    places = [words.index(word) for word in selected]
    return Memory(
        name=name,
        weight=clusters.weight,
        selected=tuple(selected),
        chips=tuple(chip(columns, clusters, cluster, places, units) for cluster in order),
        clouds=tuple(
            cloud(words, counts, to_chips[:, cluster], clusters, cluster, class_of_word)
            for cluster in order
        ),
        links=linked(strength),
        words_left_out=tuple(words[place] for place in clusters.words_left_out),
        units_left_out=tuple(sorted(set(range(units)) - drawn)),
        classes=tuple(dict.fromkeys(class_of_word.values())),
    )


def chip(
    columns: Float[np.ndarray, "word column"],
    clusters: Coclusters,
    cluster: int,
    selected: Sequence[int],
    units: int,
) -> Chip:
    """The units of one co-cluster."""
    own = columns[clusters.word_cluster == cluster]
    mean = own.mean(axis=0, dtype=np.float64) if len(own) else np.zeros(columns.shape[1])
    members = np.flatnonzero(clusters.unit_cluster == cluster)
    ranked = members[np.argsort(-mean[members], kind="stable")]
    return Chip(
        cluster=cluster,
        units=tuple(
            ChipUnit(
                unit=int(place) % units,
                half=half(int(place) // units) if clusters.weight == "signed" else None,
                response=significant(float(mean[place])),
                selected=tuple(significant(float(columns[word, place])) for word in selected),
            )
            for place in ranked
        ),
    )


def half(number: int) -> Literal["up", "down"]:
    """The name of a half of a unit."""
    return "down" if number else "up"


def cloud(
    words: Sequence[str],
    counts: Sequence[int],
    responses: Float[np.ndarray, " word"],
    clusters: Coclusters,
    cluster: int,
    class_of_word: Mapping[str, str],
) -> Cloud:
    """The words of one co-cluster; of equal responses the more frequent word comes first."""
    members = np.flatnonzero(clusters.word_cluster == cluster).tolist()
    ranked = sorted(members, key=lambda place: (-abs(responses[place]), -counts[place]))
    return Cloud(
        cluster=cluster,
        words=tuple(
            CloudWord(
                word=words[place],
                count=int(counts[place]),
                response=significant(float(responses[place])),
                word_class=class_of_word.get(words[place]),
            )
            for place in ranked
        ),
    )


def linked(strength: Float[np.ndarray, "cloud chip"]) -> tuple[Link, ...]:
    """The links that are not 0, the strongest first."""
    found = [
        Link(chip=i, cloud=j, strength=significant(float(strength[j, i])))
        for j, i in np.ndindex(*strength.shape)
        if strength[j, i]
    ]
    return tuple(sorted(found, key=lambda link: -abs(link.strength)))


def significant(value: float) -> float:
    """A plain number in as many digits as mean something."""
    return float(f"{value:.{DIGITS}g}")


def check(
    words: Sequence[str],
    responses: Float[np.ndarray, "word unit"],
    counts: Sequence[int],
    selected: Sequence[str],
) -> None:
    """Raise ValueError for what does not belong together."""
    if not len(words) == len(counts) == len(responses):
        raise ValueError(
            f"Every row of responses has a word and a count. "
            f"{len(responses)} rows came with {len(words)} words and {len(counts)} counts. "
            f"Give one of each for every row."
        )
    unknown = [word for word in selected if word not in words]
    if unknown or len(selected) > MOST_SELECTED:
        raise ValueError(
            f"Units are colored by at most {MOST_SELECTED} words that have responses. "
            f"{', '.join(map(repr, unknown or selected))} came. Choose among the words shown."
        )
