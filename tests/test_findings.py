"""Findings: what is planted is said, and nothing is said of what is as it should be."""

import re
from dataclasses import replace

import numpy as np
import pytest

from seqscope.analysis.findings import (
    ClassNumbers,
    LayerNumbers,
    UnitNumbers,
    WordNumbers,
    findings,
)
from seqscope.analysis.rules.attention import even_attention, fixed_attention
from seqscope.analysis.rules.classes import class_imbalance, recall_gap
from seqscope.analysis.rules.memory import (
    copied_layers,
    copied_units,
    dead_units,
    hidden_words,
    unhelpful_layers,
)


def labels(seed: int, shares: dict[str, float], examples: int = 4000) -> dict[str, int]:
    """Counts of labels that were drawn."""
    drawn = np.random.default_rng(seed).multinomial(examples, list(shares.values()))
    return dict(zip(shares, drawn.tolist(), strict=True))


def maps(seed: int, *, count: int = 20, target: int = 4) -> list[np.ndarray]:
    """Maps of sources of 8 to 15 tokens, each row on a place of its own choice."""
    random = np.random.default_rng(seed)
    rows = (random.integers(8, 16) for _ in range(count))
    return [np.eye(length)[random.integers(0, length, size=target)] for length in rows]


class TestClasses:
    @pytest.mark.parametrize("counts", [{"negative": 976, "positive": 3024}, {"no": 24, "yes": 76}])
    def test_a_planted_imbalance_is_reported_without_being_asked_and_in_its_size(self, counts):
        (found,) = findings(classes=ClassNumbers(training=counts))
        rare, common = counts
        said = re.search(rf"([\d.]+) times as many {common} as {rare}", found.sentence)
        assert float(said[1]) == pytest.approx(3.1, rel=0.1)
        assert found.severity == "serious"
        assert found.about == (common, rare)
        assert found.link == f"scores/class/{rare}"

    @pytest.mark.parametrize("examples", [10, 30, 100, 300, 1000, 100_000])
    def test_even_classes_are_hardly_ever_called_uneven_however_few_were_drawn(self, examples):
        drawn = (labels(seed, {"a": 0.5, "b": 0.5}, examples) for seed in range(300))
        said = [class_imbalance(counts) for counts in drawn if all(counts.values())]
        assert len([each for each in said if each]) <= 0.01 * len(said)

    def test_an_imbalance_that_the_training_evened_out_is_less_serious(self):
        (plain,) = class_imbalance({"a": 900, "b": 200})
        (evened,) = class_imbalance({"a": 900, "b": 200}, evened=True)
        assert (plain.severity, evened.severity) == ("serious", "notable")
        assert evened.sentence.endswith("The training evened that out.")

    def test_classes_that_are_nearly_even_are_no_finding(self):
        assert class_imbalance({"a": 8, "b": 4}) == class_imbalance({"a": 5500, "b": 4500}) == []

    def test_the_commonest_is_held_against_the_rarest(self):
        (found,) = class_imbalance({"a": 200, "b": 900, "c": 500})
        assert "4.5 times as many b as a" in found.sentence
        assert "56%" in found.sentence.replace(" %", "%")

    def test_a_class_without_training_examples_is_missing(self):
        (found,) = class_imbalance({"a": 3, "b": 0})
        assert "no example of b" in found.sentence
        assert class_imbalance({"a": 0, "b": 0}) == class_imbalance({"a": 7}) == []

    def test_counts_below_zero_are_refused(self):
        with pytest.raises(ValueError, match="0 or more"):
            class_imbalance({"a": -1})

    def test_a_recall_far_below_another_is_reported_where_examples_are_enough(self):
        (found,) = recall_gap({"negative": 0.6, "positive": 0.95}, dict.fromkeys(RECALL, 500))
        assert "negative examples 60%" in found.sentence
        assert found.severity == "serious"
        assert recall_gap({"negative": 0.6, "positive": 0.95}, dict.fromkeys(RECALL, 8)) == []

    @pytest.mark.parametrize("worst", [0.95, 0.9, None])
    def test_recalls_that_are_near_or_unknown_are_no_gap(self, worst):
        assert recall_gap({"negative": worst, "positive": 0.95}, dict.fromkeys(RECALL, 5000)) == []


RECALL = ("negative", "positive")


class TestWords:
    def numbers(self, seed: int = 0) -> WordNumbers:
        """A thousand words, the frequent ones first, none of which stands out."""
        random = np.random.default_rng(seed)
        return WordNumbers(
            words=tuple(f"word {k}" for k in range(1000)),
            counts=np.maximum(100_000 // (1 + np.arange(1000)), 20),
            mean=0.05 * random.standard_normal((1000, 10)).clip(-1, 1),
        )

    def planted(self, count: int) -> tuple[WordNumbers, str]:
        """The same, with a rare word that says a lot."""
        given = self.numbers()
        given.mean[700, 3], given.counts[700] = -0.9, count
        return given, given.words[700]

    def test_a_decisive_rare_word_is_named(self):
        given, word = self.planted(40)
        (found,) = findings(words=given)
        assert found.about == (word,)
        assert found.sentence.startswith("1 of the 20 words")
        assert found.link == f"words/{word}"

    def test_a_word_read_once_is_not_decisive(self):
        assert findings(words=self.planted(1)[0]) == ()

    def test_a_decisive_word_that_is_listed_is_no_finding(self):
        given, _ = self.planted(150)
        assert hidden_words(given.words, given.counts, given.mean, top=600)
        assert hidden_words(given.words, given.counts, given.mean, top=701) == []
        assert findings(words=replace(given, top=701)) == ()

    @pytest.mark.parametrize("seed", range(5))
    def test_words_that_are_all_alike_hide_nothing(self, seed):
        assert findings(words=self.numbers(seed)) == ()

    def test_words_never_read_do_not_matter(self):
        given, word = self.planted(40)
        given.mean[100:690], given.counts[100:690] = np.nan, 0
        (found,) = findings(words=given)
        assert found.about == (word,)

    def test_words_without_counts_are_refused(self):
        with pytest.raises(ValueError, match="2 words, 1 counts and 2 rows"):
            hidden_words(("a", "b"), np.array([1]), np.ones((2, 3)))


class TestUnitsAndLayers:
    def test_dead_units_are_counted_and_named(self):
        (found,) = dead_units("GRU", [12, 3], 50)
        assert found.sentence.startswith("2 units of the 50 in GRU never move: 3, 12.")
        assert (found.severity, found.link) == ("minor", "units/GRU/3")
        (many,) = dead_units("GRU", range(9), 50)
        assert (many.severity, "and 4 more" in many.sentence) == ("notable", True)
        (one,) = dead_units("GRU", [1], 50)
        assert one.sentence.startswith("1 unit of the 50 in GRU never moves: 1.")
        assert dead_units("GRU", (), 50) == []

    def test_units_that_repeat_each_other_count_but_for_one_of_each_group(self):
        (found,) = copied_units("GRU", [(0, 1, 2), (7, 9)], 20)
        assert found.sentence.startswith("3 units of the 20 in GRU only repeat what another says")
        assert found.about == ("0", "1", "2", "7", "9")
        assert found.severity == "notable"
        assert copied_units("GRU", [], 20) == []

    def test_a_layer_that_copies_the_one_below_is_named(self):
        (found,) = copied_layers(("embedding", "GRU 1", "GRU 2"), np.array([0.5, 0.99]))
        assert found.about == ("GRU 2", "GRU 1")
        assert found.link == "layers/GRU 2"

    def test_a_layer_that_a_probe_does_not_need_is_named(self):
        layers = ("embedding", "GRU 1", "GRU 2")
        (found,) = unhelpful_layers(layers, np.array([0.6, 0.8, 0.802]))
        assert found.about == ("GRU 2", "GRU 1")
        assert unhelpful_layers(layers, np.array([0.6, 0.8, 0.9])) == []

    @pytest.mark.parametrize("rule", [copied_layers, unhelpful_layers])
    def test_numbers_of_other_layers_are_refused(self, rule):
        with pytest.raises(ValueError, match="Name each layer once"):
            rule(("GRU",), np.ones(4))


class TestAttention:
    def test_a_map_that_weighs_all_alike_is_even_and_not_also_fixed(self):
        even = [np.full_like(each, 1 / each.shape[1]) for each in maps(0)]
        (found,) = findings(maps=even)
        assert found.rule == "even attention"
        nearly = [0.95 * a + 0.05 * b for a, b in zip(even, maps(0), strict=True)]
        assert [each.rule for each in findings(maps=nearly)] == ["even attention"]

    def test_a_map_on_the_same_places_of_every_text_is_fixed_whatever_the_lengths(self):
        def row(length):
            places = (np.arange(length) + 0.5) / length
            weights = np.exp(-(((places - 0.3) / 0.1) ** 2))
            return (weights / weights.sum())[None]

        fixed = [row(length) for length in range(30, 50)]
        (found,) = findings(maps=fixed)
        assert found.rule == "fixed attention"
        same = [np.eye(12)[[0, 3, 5]]] * 6
        assert [each.rule for each in fixed_attention(same)] == ["fixed attention"]
        assert "0%" in fixed_attention(same)[0].sentence

    @pytest.mark.parametrize("seed", range(5))
    def test_a_map_that_chooses_is_no_finding(self, seed):
        assert findings(maps=maps(seed)) == ()

    def test_few_maps_and_short_sources_prove_nothing(self):
        assert fixed_attention([np.eye(12)[[0, 3, 5]]] * 4) == []
        assert even_attention([np.array([[0.5, 0.5]]), np.array([[1.0]]), np.zeros((0, 0))]) == []
        assert even_attention([]) == fixed_attention([]) == []

    def test_rows_that_few_targets_are_long_enough_for_prove_nothing(self):
        assert fixed_attention([*maps(0, count=6, target=1), *maps(1, count=1, target=90)]) == []

    def test_scores_are_no_weights(self):
        with pytest.raises(ValueError, match="not scores"):
            even_attention([np.array([[-1.0, 2.0, 3.0]])])


def test_the_serious_comes_first_and_nothing_comes_of_nothing():
    found = findings(
        classes=ClassNumbers(
            training={"a": 1000, "b": 600},
            recall={"a": 0.9, "b": 0.5},
            tested={"a": 900, "b": 900},
        ),
        units=[UnitNumbers(layer="GRU", width=50, dead=[1])],
        layers=LayerNumbers(layers=("a", "b"), alikeness=np.array([0.99])),
    )
    assert [each.rule for each in found] == [
        "recall gap",
        "class imbalance",
        "copied layer",
        "dead units",
    ]
    assert findings() == ()


def test_a_network_as_it_should_be_has_no_findings():
    assert (
        findings(
            classes=ClassNumbers(
                training={"a": 1000, "b": 980},
                recall={"a": 0.9, "b": 0.88},
                tested={"a": 900, "b": 900},
            ),
            words=TestWords().numbers(),
            units=[
                UnitNumbers(
                    layer="GRU",
                    width=50,
                )
            ],
            layers=LayerNumbers(
                layers=("a", "b"), alikeness=np.array([0.6]), scores=np.array([0.6, 0.8])
            ),
            maps=maps(0),
        )
        == ()
    )
