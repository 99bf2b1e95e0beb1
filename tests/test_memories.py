"""The overview of hidden memory: what its scene holds, what its picture shows and counts."""

import re
from io import StringIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from memories import MEMORIES, memory_of, planted_memory, planted_responses
from seqscope.analysis.coclusters import Coclusters
from seqscope.views.figures.memory import memory_caption, memory_figure
from seqscope.views.figures.memory_chips import brightest
from seqscope.views.figures.memory_crossings import crossings, untangled
from seqscope.views.figures.memory_layout import memory_layout
from seqscope.views.scenes.memory import memory
from seqscope.views.terminal.memory import TerminalMemory

RESPONSES = np.array([[1.0, 3.0, -1.0], [2.0, 0.0, 0.0], [0.0, 0.0, -6.0], [0.0, 0.0, 0.0]])
CLUSTERS = Coclusters("absolute", np.array([0, 0, 1, -1]), np.array([0, 0, 1]))
SMALL = memory(["a", "b", "c", "d"], RESPONSES, CLUSTERS, [5, 6, 7, 8], selected=["c"])


def texts(scene):
    """Everything that is written in the picture of a scene."""
    return [text.get_text() for text in memory_figure(scene).findobj() if hasattr(text, "get_text")]


def test_chips_hold_their_units_from_the_highest_response_to_the_lowest():
    chip = next(chip for chip in SMALL.chips if chip.cluster == 0)
    assert [(unit.unit, unit.response, unit.selected) for unit in chip.units] == [
        (0, 1.5, (0.0,)),
        (1, 1.5, (0.0,)),
    ]
    other = next(chip for chip in SMALL.chips if chip.cluster == 1)
    assert [(unit.unit, unit.response, unit.selected) for unit in other.units] == [
        (2, -6.0, (-6.0,))
    ]


def test_clouds_hold_their_words_by_the_mean_response_of_their_chip_with_sign_and_count():
    cloud = next(cloud for cloud in SMALL.clouds if cloud.cluster == 0)
    assert [(w.word, w.count, w.response) for w in cloud.words] == [("a", 5, 2.0), ("b", 6, 1.0)]
    other = next(cloud for cloud in SMALL.clouds if cloud.cluster == 1)
    assert [(w.word, w.response) for w in other.words] == [("c", -6.0)]


def test_links_are_signed_strongest_first_and_none_is_0():
    clusters = [chip.cluster for chip in SMALL.chips]
    found = [(clusters[x.chip], clusters[x.cloud], x.strength) for x in SMALL.links]
    assert found == [(1, 1, -6.0), (0, 0, 1.5), (1, 0, -0.5)]


def test_a_chip_carries_the_number_by_which_other_pictures_call_it():
    scene = next(
        s for s in MEMORIES.values() if [c.cluster for c in s.chips] != [*range(len(s.chips))]
    )
    numbers = [chip.cluster for chip in scene.chips]
    drawn = [each for each in texts(scene) if each.startswith("chip ")]
    told = Console(width=200, file=StringIO(), record=True)
    told.print(TerminalMemory(scene))
    printed = [each for each in told.export_text().splitlines() if each.startswith("chip ")]
    for lines in (drawn, printed):
        assert [int(re.match(r"chip (\d+)", line)[1]) for line in lines] == numbers


def test_what_has_no_weight_is_named():
    assert SMALL.words_left_out == ("d",)
    assert MEMORIES["empty sides"].units_left_out == (1,)
    assert "Words without weight: d." in texts(SMALL)
    assert "Units without weight: 1." in texts(MEMORIES["empty sides"])


def test_halves_of_units_say_which_half_they_are():
    scene = planted_memory(40, 10, 2, weight="signed")
    halves = [(unit.unit, unit.half) for chip in scene.chips for unit in chip.units]
    assert len(set(halves)) == 20
    assert {unit for unit, _ in halves} == set(range(10))
    up = [unit.response for chip in scene.chips for unit in chip.units if unit.half == "up"]
    assert min(up) >= 0


def test_a_unit_is_left_out_only_if_neither_of_its_halves_has_weight():
    responses = np.array([[-1.0, 0.0, -1.0], [-2.0, 0.0, 1.0]])
    assert memory_of(["a", "b"], responses, 1, "signed").units_left_out == (1,)


@pytest.mark.parametrize("name", MEMORIES)
def test_no_word_and_no_link_is_dropped_without_being_counted(name):
    scene = MEMORIES[name]
    plan = memory_layout(scene)
    for cloud, placed in zip(scene.clouds, plan.clouds, strict=True):
        assert len(placed.words) + placed.left == len(cloud.words)
    assert len(plan.ribbons) + len(plan.undrawn) == len(scene.links)
    written = texts(scene)
    for placed in plan.clouds:
        assert not placed.left or f"+{placed.left:,}" in written


@pytest.mark.parametrize("name", MEMORIES)
def test_links_stay_inside_their_chip_and_chips_do_not_touch(name):
    scene = MEMORIES[name]
    plan = memory_layout(scene)
    edges = []
    for chip, middle in zip(scene.chips, plan.middles, strict=True):
        half = plan.grid.height(len(chip.units)) / 2
        edges += [middle - half, middle + half]
    assert edges == sorted(edges)
    starts = [(edges[2 * k], edges[2 * k + 1]) for k in range(len(scene.chips))]
    for link, ribbon in zip(scene.links, plan.ribbons, strict=False):
        low, high = starts[link.chip]
        assert low <= ribbon.chip - ribbon.width / 2 <= ribbon.chip + ribbon.width / 2 <= high


def test_a_picture_of_many_words_stays_on_a_page():
    assert memory_layout(MEMORIES["twenty chips"]).height < 1500


def test_a_stronger_link_is_wider_and_a_stronger_word_no_smaller():
    plan = memory_layout(MEMORIES["memory"])
    ratios = [ribbon.width / abs(ribbon.strength) for ribbon in plan.ribbons]
    assert ratios == pytest.approx([ratios[0]] * len(ratios))
    for cloud in plan.clouds:
        sizes = [placed.size for placed in cloud.words]
        assert sizes == sorted(sizes, reverse=True)


def test_empty_chips_and_clouds_say_so():
    written = texts(MEMORIES["empty sides"])
    assert sum(each.endswith(": no units") for each in written) == 1
    assert written.count("no words") == 1


def test_the_color_scale_is_that_of_selected_words_where_there_are_some():
    assert brightest(memory_of(["a", "b"], np.full((2, 2), 0.5), 1)) == 0.5
    responses = np.array([[0.5, 0.5], [0.1, 0.1]])
    assert brightest(memory_of(["a", "b"], responses, 1, selected=["b"])) == 0.1


def test_the_caption_names_the_strongest_words_and_counts_the_other_clouds():
    assert "reviews: 50 hidden units in 6 memory chips, 60 words in 6 clouds" in memory_caption(
        MEMORIES["memory"]
    )
    assert memory_caption(MEMORIES["twenty chips"]).endswith("and 12 clouds more")


def test_words_that_do_not_belong_to_the_responses_are_refused():
    with pytest.raises(ValueError, match="4 rows came with 3 words and 4 counts"):
        memory(["a", "b", "c"], RESPONSES, CLUSTERS, [1, 2, 3, 4])
    with pytest.raises(ValueError, match="'nowhere' came"):
        memory(["a", "b", "c", "d"], RESPONSES, CLUSTERS, [1] * 4, selected=["nowhere"])
    with pytest.raises(ValueError, match="at most 3 words"):
        memory(["a", "b", "c", "d"], RESPONSES, CLUSTERS, [1] * 4, selected=list("abcd"))


class TestOrder:
    def test_crossings_are_counted_as_the_product_of_widths(self):
        widths = np.random.default_rng(0).random((4, 4))
        total = 0.0
        for i in range(4):
            for j in range(4):
                total += sum(widths[i, j] * widths[a, b] for a in range(i + 1, 4) for b in range(j))
        assert crossings(widths) == pytest.approx(total)

    @pytest.mark.parametrize("seed", range(4))
    def test_a_planted_order_without_crossings_is_found(self, seed):
        chain = np.eye(9) + np.diag(np.full(8, 0.5), 1)
        shuffled = np.random.default_rng(seed).permutation(9)
        widths = chain[np.ix_(shuffled, shuffled)]
        order = untangled(widths)
        assert crossings(widths[np.ix_(order, order)]) == 0.0

    @settings(max_examples=30)
    @given(st.integers(0, 8), st.integers(0, 100))
    def test_the_order_is_a_permutation_no_worse_than_it_was(self, size, seed):
        widths = np.random.default_rng(seed).random((size, size))
        order = untangled(widths)
        assert sorted(order) == list(range(size))
        assert crossings(widths[np.ix_(order, order)]) <= crossings(widths) * (1 + 1e-9)
        assert order[: size // 2 + 1].count(0) == min(size, 1)

    def test_the_largest_cluster_stands_in_the_upper_half(self):
        scene = memory_of([str(k) for k in range(80)], planted_responses(80, 40, 7, seed=4)[0], 7)
        assert 0 in [chip.cluster for chip in scene.chips][:4]
