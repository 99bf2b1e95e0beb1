"""Comparison, ablation and attention checks as scenes and figures: what they say, and to whom."""

import numpy as np
import pytest

from comparing_scenes import COMPARING_SCENES, ablated, checked, checked_reading, compared
from readings import planted_reading
from seqscope.recording import Reading
from seqscope.views.saving import DRAWINGS, picture
from seqscope.views.scenes.ablation import ablation_effects
from seqscope.views.scenes.comparison import layer_table, shared_words, unit_pairs
from seqscope.views.scenes.faithfulness import attention_check, checked_lines, rho_told
from seqscope.views.scenes.map_check import map_check


def texts(scene):
    """What is written on a sheet."""
    figure = DRAWINGS[type(scene)].figure(scene)
    found = figure.findobj(match=lambda artist: hasattr(artist, "get_text"))
    return [text.get_text() for text in found if text.get_text()]


class TestComparison:
    def test_words_of_both_stand_in_the_order_of_the_stronger_response(self):
        found = shared_words({"a": 0.1, "b": 0.9, "x": 2.0}, {"b": 0.2, "a": 1.0, "y": 0.5, "z": 0})
        assert [(each.word, each.first, each.second) for each in found.words] == [
            ("a", 0.1, 1.0),
            ("b", 0.9, 0.2),
        ]
        assert (found.only_first, found.only_second, found.most) == (1, 2, 1.0)

    @pytest.mark.parametrize("strength", [-0.1, float("nan"), float("inf")])
    def test_a_strength_below_zero_or_no_number_is_refused(self, strength):
        with pytest.raises(ValueError, match="0 or more"):
            shared_words({"a": strength}, {"a": 1.0})

    def test_what_does_not_fit_is_counted(self):
        written = texts(COMPARING_SCENES["comparison of many"])
        assert any(line.startswith("460 more words in common") for line in written)
        assert "Not shown: 0 words of the left one alone, 1 of the right one." in written
        assert any(line.endswith("and 112 more") for line in written)

    def test_each_pair_of_layers_has_its_number(self):
        scene = compared(layers=2)
        numbers = [f"{value:.2f}" for row in scene.layers.values for value in row]
        assert set(numbers) <= set(texts(scene))

    def test_a_table_that_is_empty_or_of_other_layers_is_refused(self):
        for names, shape in ((["a"], (2, 1)), ([], (0, 0))):
            with pytest.raises(ValueError, match="number for each pair"):
                layer_table(names, names, np.ones(shape))

    def test_more_layers_than_can_be_told_apart_are_refused_but_saved_as_numbers(self):
        with pytest.raises(ValueError, match="at most 24 layers"):
            picture(compared(layers=25), "svg")
        assert picture(compared(layers=25), "json")

    def test_the_level_of_chance_is_named_once_and_left_out_where_it_is_not_known(self):
        assert texts(compared()).count("chance") == 1
        pairs = unit_pairs(np.array([0]), np.array([3]), np.array([0.5]))
        scene = compared().model_copy(update={"units": pairs})
        assert "chance" not in texts(scene)
        assert "most alike: 0 with 3 (+0.50)" in texts(scene)


class TestAblation:
    def test_the_largest_change_comes_first_whatever_its_sign(self):
        losses = [abs(each.loss) for each in ablated().ablated]
        assert losses == sorted(losses, reverse=True)

    def test_scores_stand_beside_the_unchanged_ones(self):
        written = texts(ablated())
        assert {"accuracy", "recall of negative", "recall of positive"} <= set(written)
        assert f"unchanged {ablated().scores[0].unchanged:.4f}" in written
        assert written.count("–") == 1

    def test_what_does_not_fit_is_counted(self):
        written = texts(COMPARING_SCENES["ablation of many"])
        assert any(line.startswith("560 more change the loss by −") for line in written)
        assert "13 more scores change less." in written
        assert "accuracy" in written

    @pytest.mark.parametrize(
        ("loss", "changed", "said"),
        [
            (np.ones(3), np.ones((2, 1)), "came with the shapes"),
            (np.ones(2), np.ones((2, 3)), "came with the shapes"),
            (np.array([1.0, np.nan]), np.ones((2, 1)), "no finite number"),
        ],
    )
    def test_numbers_of_other_things_are_refused(self, loss, changed, said):
        with pytest.raises(ValueError, match=said):
            ablation_effects(
                "run",
                ["a", "b"],
                loss,
                np.ones(2),
                examples=1,
                scores=["accuracy"],
                unchanged=np.ones(1),
                changed=changed,
            )


class TestAttentionCheck:
    TEXT = "I love the food, though the staff is not helpful at all."

    def test_all_rows_stand_over_the_same_text(self):
        scene = checked(self.TEXT)
        pieces = [piece for line in checked_lines(scene, 20) for piece in line]
        words = [(piece.text, piece.word) for piece in pieces if piece.word]
        assert words == [(word.token, word) for word in scene.words]
        assert "".join(piece.text for piece in pieces).replace(" ", "") == self.TEXT.replace(
            " ", ""
        )

    def test_the_verdict_and_each_correlation_are_written(self):
        agreeing, other = checked(self.TEXT), checked(self.TEXT, agreeing=False)
        assert any("To be believed here" in line for line in texts(agreeing))
        assert any(
            "occlusion ρ +1.00    gradient × input ρ +0.9" in line for line in texts(agreeing)
        )
        assert not any("To be believed here" in line for line in texts(other))

    def test_a_token_outside_the_text_is_told_below_it(self):
        scene = checked("5 May 2016", outside=1)
        assert any(line.startswith("outside the text: ⟨en·dmy⟩") for line in texts(scene))

    def test_phrases_over_words_that_are_drawn_are_counted(self):
        spans = [(0, 3), (4, 8), (0, 8)]
        effects = {"occlusion": np.array([0.1, 0.2, 0.3])}
        tokens = ("not", "good", "not good")
        scene = attention_check(
            "not good", tokens, spans, np.array([0.2, 0.3, 0.5]), effects, prediction="no"
        )
        assert any(line.startswith("1 phrases over words") for line in texts(scene))

    @pytest.mark.parametrize(
        ("evidence", "said"),
        [({"occlusion": np.ones(3)}, "one number for each source token"), ({}, "None was given")],
    )
    def test_weights_without_effects_are_refused(self, evidence, said):
        with pytest.raises(ValueError, match=said):
            attention_check("a b", "ab", [(0, 1), (2, 3)], np.ones(2), evidence, prediction="yes")


class TestMapCheck:
    def test_each_row_has_its_correlation_and_each_map_that_in_the_middle(self):
        scene = checked_reading("5 May 2016")
        written = texts(scene)
        for each in scene.evidence:
            assert len(each.correlations) == len(scene.map.rows) == len(each.effects)
            assert rho_told(each.evidence.correlation) + " in the median" in " ".join(written)
            assert {rho_told(rho) for rho in each.correlations} <= set(written)
        assert scene.verdict in written

    def test_a_row_without_any_effect_has_no_correlation_and_says_so(self):
        reading = planted_reading("5 May 2016")
        effects = np.zeros(reading.weights.shape)
        effects[0] = reading.weights[0]
        scene = map_check(reading, {"occlusion": effects})
        assert scene.evidence[0].correlations == (pytest.approx(1.0), *[None] * 9)
        assert texts(scene).count("ρ –") == 9

    def test_a_text_that_was_not_read_is_refused(self):
        with pytest.raises(ValueError, match="No attention to show"):
            map_check(Reading.unread("x" * 999), {"occlusion": np.zeros((0, 0))})
