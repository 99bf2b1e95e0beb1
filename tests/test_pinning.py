"""A decoder made to look elsewhere, and its other answers: what is written then."""

import numpy as np
import pytest

from planted import drawn_translator
from prompt import seqscope as typed
from readings import planted_reading, reading_of
from seqscope.cli.opened import OpenedRun
from seqscope.cli.pictures.attention import attention
from seqscope.models.networks import weights
from seqscope.models.search import Course, search
from seqscope.views.scenes.attention import AttentionMap, attention_map

SOURCE = np.array([[4, 5, 6, 7, 8]])
LONGEST, DATE = 5, "Saturday, 5th of November 2016"
YEAR = DATE.index("2016")


@pytest.fixture(scope="module", params=[("gru", "teacher"), ("contexts", "none")], ids=str)
def network(request):
    return weights(drawn_translator(*request.param, source_words=12, target_words=7))


@pytest.fixture(scope="module")
def dates() -> OpenedRun:
    return OpenedRun("dates")


def found(network, looks=None, words=None, **options):
    return search(np, network, SOURCE, longest=LONGEST, course=Course(looks, words), **options)


def one_place(place: int, *steps: int) -> np.ndarray:
    looks = np.ones((LONGEST, SOURCE.shape[1]), bool)
    looks[list(steps)] = np.arange(SOURCE.shape[1]) == place
    return looks


@pytest.mark.parametrize("mask_padding", [True, False])
def test_a_course_that_holds_nothing_changes_nothing(network, mask_padding):
    free = search(np, network, SOURCE, longest=LONGEST, beam=3, mask_padding=mask_padding)
    nothing = one_place(0), np.full(LONGEST, -1)
    held = found(network, *nothing, beam=3, mask_padding=mask_padding)
    for one, other in zip(free, held, strict=True):
        assert np.array_equal(one, other)


def test_a_pinned_step_looks_at_one_place_and_the_steps_before_it_do_not_know(network):
    free, held = found(network), found(network, one_place(3, 2))
    assert held.weights[0, 0, 2].tolist() == [0, 0, 0, 1, 0]
    for one, other in zip(free[2:], held[2:], strict=True):
        assert np.array_equal(one[:, :, :2], other[:, :, :2])


def test_words_that_have_to_be_written_are_written_at_the_probability_they_have(network):
    free = found(network)
    written = free.ids[0, 0].copy()
    again = found(network, words=written)
    assert np.array_equal(again.ids, free.ids)
    assert np.array_equal(again.log_probability, free.log_probability)
    written[0] = next(word for word in (4, 5, 6) if word != written[0])
    other = found(network, words=np.where(np.arange(LONGEST) == 0, written, -1))
    assert other.ids[0, 0, 0] == written[0]
    assert np.log(other.probabilities).sum() == pytest.approx(other.log_probability[0, 0], rel=1e-5)


def test_what_looks_at_the_year_alone_does_not_write_the_day(dates):
    free = attention(dates, text=DATE)
    rows = range(len(free.rows))
    scene = attention(dates, text=DATE, pins=[(row, YEAR + 1) for row in rows])
    assert scene.pinned.written == "2016-11-05"
    assert scene.answer.label != "2016-11-05"
    assert all(row[YEAR + 1] == 1 and sum(row) == 1 for row in scene.weights)
    assert scene.pinned.answer == free.answer


def test_a_pin_at_the_last_row_changes_that_symbol_alone(dates):
    scene = attention(dates, text=DATE, pins=[(9, DATE.index("2016") - 5)])
    assert scene.pinned.changed == (9,)
    assert "".join(row.label for row in scene.rows)[:9] == "2016-11-0"


def test_without_pins_the_scene_is_the_one_that_was_there_before(dates):
    free = attention(dates, text=DATE)
    assert attention(dates, text=DATE, pins=[]) == free
    assert free.pinned is None


@pytest.mark.parametrize("pin", [(0, 30), (-1, 0), (0, -1), (99, 0)])
def test_a_pin_that_is_nowhere_is_refused(dates, pin):
    with pytest.raises(ValueError, match="STEP:POSITION"):
        attention(dates, text=DATE, pins=[pin])


def test_every_answer_that_was_weighed_has_a_map_of_its_own(dates):
    best, *others = maps = [attention(dates, text=DATE, alternative=k) for k in range(3)]
    assert [each.answer for each in others] == [*best.alternatives]
    assert [each.alternative for each in maps] == [0, 1, 2]
    for each in maps:
        assert "".join(row.label for row in each.rows) == each.answer.label
        product = np.prod([row.probability for row in each.rows])
        assert each.answer.confidence == pytest.approx(product, rel=0.5, abs=1e-6)
    # "2026" looks as "2016" does until its third symbol is chosen, and not behind it.
    other = next(each for each in others if each.answer.label.startswith("2026"))
    assert other.weights[:3] == best.weights[:3]
    assert other.weights[3:] != best.weights[3:]
    assert attention(dates, text=DATE, alternative=9) == maps[2]


def test_a_scene_says_what_pins_changed_also_where_less_is_written():
    before = planted_reading("5 May", target="2016")
    scene = attention_map(reading_of("5 May", "21", [[0.2] * 5] * 2), pins={1: 3}, unpinned=before)
    assert (scene.pinned.changed, scene.pinned.written) == ((1, 2, 3), "2016")
    assert AttentionMap.model_validate_json(scene.model_dump_json()) == scene


def test_what_a_network_does_not_have_is_not_asked_of_it(dates):
    with pytest.raises(ValueError, match="heads of self-attention"):
        attention(dates, text=DATE, head="mean")


def test_the_command_refuses_an_answer_that_there_is_not() -> None:
    code, _, told = typed("attention", "dates", DATE, "--alternative", 9)
    assert code == 2
    assert "Asked for was 9, and this text has 3" in told
