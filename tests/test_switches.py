"""Chips switched off together: what must follow for a network whose memory is its units."""

import pytest

from seqscope.cli.opened import OpenedRun
from seqscope.cli.pictures.ablation import ablation
from seqscope.cli.pictures.recorded import first_passages
from seqscope.cli.pictures.switches import switches
from seqscope.runs.run import Run
from seqscope.views.scenes.switches import SwitchedText, Switches, switched_text

GOOD, BAD = "the soup was lovely and warm", "it was awful and cold"


@pytest.fixture(scope="module")
def opened(reviews: Run) -> OpenedRun:
    return OpenedRun(reviews.folder)


def off(opened: OpenedRun, **positions: object) -> Switches:
    return switches(opened, clusters=2, texts=(GOOD, BAD), count=40, **positions)  # type: ignore[arg-type]


def answer(text: SwitchedText, side: str) -> dict[str, float]:
    return {each.name: pytest.approx(getattr(each, side), abs=1e-4) for each in text.answers}


def test_with_all_chips_on_nothing_changes(opened: OpenedRun) -> None:
    scene = off(opened)
    assert {each.position for each in scene.chips} == {"on"}
    assert all(each.unchanged == each.changed for each in scene.scores)
    for text in scene.texts:
        assert answer(text, "changed") == answer(text, "unchanged")
    assert (scene.otherwise, scene.examples) == (0, 40)


def test_without_any_memory_all_texts_are_answered_alike(opened: OpenedRun) -> None:
    good, bad = off(opened, zero=(0, 1)).texts
    assert answer(good, "unchanged") != answer(bad, "unchanged")
    assert answer(good, "changed") == answer(bad, "changed")


def test_with_the_memory_of_a_text_all_texts_are_answered_like_it(opened: OpenedRun) -> None:
    good, bad = off(opened, taken=(0, 1), taken_from=BAD).texts
    assert answer(good, "changed") == answer(bad, "changed") == answer(bad, "unchanged")


def test_one_chip_that_is_off_costs_what_the_ablation_of_it_says(opened: OpenedRun) -> None:
    scene = off(opened, mean=(1,))
    alone = ablation(opened, first_passages(opened, 40), chip=[1], at="mean", clusters=2)
    loss, accuracy = scene.scores
    assert loss.changed - loss.unchanged == pytest.approx(alone.ablated[0].loss, abs=1e-4)
    assert accuracy.changed == pytest.approx(alone.ablated[0].scores[0], abs=1e-4)
    assert scene.error == pytest.approx(alone.ablated[0].error, abs=1e-4)


def test_a_language_model_loses_words_and_tells_its_perplexity(verses: Run) -> None:
    scene = switches(OpenedRun(verses.folder), clusters=2, zero=(0, 1), texts=["the cat sat"])
    loss, perplexity = scene.scores
    assert perplexity.name == "perplexity"
    assert loss.changed > loss.unchanged
    assert scene.texts[0].loss is not None


@pytest.mark.parametrize("positions", [{"zero": (7,)}, {"zero": (0,), "mean": (0,)}])
def test_a_switch_is_of_one_chip_and_has_one_position(
    opened: OpenedRun, positions: dict[str, tuple[int, ...]]
) -> None:
    with pytest.raises(ValueError, match="one of the chips 0, 1 and has one position"):
        off(opened, **positions)


def test_answers_keep_their_order_and_what_became_likely_comes_behind() -> None:
    text = switched_text("so", [("a", 0.6), ("b", 0.3)], [("c", 0.5), ("a", 0.4)], most=2)
    told = [(each.name, each.unchanged, each.changed) for each in text.answers]
    assert told == [("a", 0.6, 0.4), ("b", 0.3, None), ("c", None, 0.5)]
