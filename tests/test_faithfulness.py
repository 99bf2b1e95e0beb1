"""Attention against evidence: whether a map can be believed, and when nothing can be said."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import spearmanr

from seqscope.analysis.faithfulness import agreement, agreement_of_evidence, verdict

rows = arrays(np.float64, (12,), elements=st.sampled_from([0.0, 0.1, 0.2, 0.5, 0.9]))


@given(rows, rows)
@settings(max_examples=50)
def test_the_correlation_is_that_of_scipy_also_with_ties(weights, effects):
    found = agreement(weights, effects)
    if np.ptp(weights) == 0 or np.ptp(effects) == 0:
        assert found.middle is None
        assert found.mean_overlap is None
    else:
        assert found.middle == pytest.approx(spearmanr(weights, effects).statistic)


@given(rows, rows, st.integers(1, 20))
@settings(max_examples=50)
def test_what_grows_with_a_number_has_its_order(weights, effects, k):
    found, bent = (agreement(weights, side, k=k) for side in (effects, effects**3))
    np.testing.assert_allclose(found.correlation, bent.correlation)
    np.testing.assert_array_equal(found.overlap, bent.overlap)


def test_a_token_that_spoke_against_the_answer_mattered_too():
    weights = np.array([0.1, 0.5, 0.05, 0.3, 0.04, 0.01])
    assert agreement(weights, np.array([2, -9, 1, 5, 0.5, 0.1])).middle == pytest.approx(1.0)


def test_the_overlap_counts_tokens_of_both_tops():
    weights = np.array([0.4, 0.3, 0.2, 0.1, 0.0, 0.0, 0.0, 0.0])
    effects = np.array([5.0, 0.0, 4.0, 1.0, 3.0, 0.0, 0.0, 0.0])
    found = agreement(weights, effects, k=3)
    assert found.overlap.tolist() == [pytest.approx(2 / 3)]
    assert (found.k, found.by_chance) == (3, 3 / 8)
    assert agreement(weights, effects, k=100).k == 4


def test_tokens_without_weight_are_in_no_top():
    weights = np.array([1.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    assert agreement(weights, np.array([9.0, 1, 2, 3, 4, 5])).overlap.tolist() == [1.0]
    assert agreement(weights, np.array([0.0, 1, 2, 3, 4, 5])).overlap.tolist() == [0.0]


def test_a_map_has_an_agreement_for_each_target_token_and_one_in_the_middle():
    weights = np.array([[0.1, 0.2, 0.3, 0.4], [0.4, 0.3, 0.2, 0.1], [0.25] * 4])
    found = agreement(weights.astype(np.float32), np.tile(np.arange(4.0), (3, 1)), k=2)
    np.testing.assert_allclose(found.correlation, [1, -1, np.nan])
    np.testing.assert_allclose(found.overlap, [1, 0, np.nan])
    assert found.middle == pytest.approx(0.0)
    assert found.mean_overlap == 0.5


TEXT = np.linspace(0.01, 0.2, 20)


@pytest.mark.parametrize(
    ("weights", "effects", "said"),
    [
        (TEXT, TEXT**2, r"^To be believed here.*\+1\.00, 0\.7 or more"),
        (TEXT, -TEXT[::-1], r"^Not to be believed here.*−1\.00, below 0\.3"),
        (np.full(20, 0.05), TEXT, "^Nothing to tell"),
        (TEXT, np.zeros(20), "^Nothing to tell"),
        (TEXT[:4], TEXT[:4], "^Too short to tell: 4 tokens"),
        (TEXT[:6], TEXT[[1, 0, 3, 2, 5, 4]], r"^Too short to tell: chance reaches ρ \+0\.88"),
        (TEXT, TEXT[[*range(10, 20), *range(10)]], "^Not to be believed"),
        (TEXT, TEXT[[*range(2, 20), 0, 1]], r"^To be read with care.*from 0\.3 to 0\.7"),
    ],
)
def test_the_verdict_is_a_sentence_with_the_number_that_decided(weights, effects, said):
    assert re.search(said, verdict(agreement(weights, effects)))


def test_a_map_of_many_rows_is_no_longer_too_short():
    order = [1, 0, 3, 2, 5, 4]
    one = agreement(TEXT[:6], TEXT[order])
    many = agreement(np.tile(TEXT[:6], (9, 1)), np.tile(TEXT[order], (9, 1)))
    assert verdict(one).startswith("Too short")
    assert verdict(many).startswith("To be believed")


def test_evidence_that_disagrees_with_itself_judges_nobody():
    evidence = {"occlusion": -TEXT, "gradient × input": TEXT[::-1].copy()}
    found, among = agreement(TEXT, evidence["occlusion"]), agreement_of_evidence(evidence)
    assert verdict(found, among).startswith("Not to be judged")
    agreeing = agreement_of_evidence({"occlusion": TEXT, "gradient × input": -TEXT})
    assert verdict(found, agreeing).startswith("To be believed")
    assert agreement_of_evidence({"occlusion": TEXT}) is None


def test_random_attention_is_hardly_ever_believed():
    random = np.random.default_rng(0)
    said = [
        verdict(agreement(random.dirichlet(np.ones(length)), random.normal(size=length)))
        for length in (5, 8, 20, 100)
        for _ in range(100)
    ]
    assert sum(each.startswith("To be") for each in said) < 0.03 * len(said)


@pytest.mark.parametrize("length", [0, 1, 2])
def test_a_text_of_hardly_any_tokens_has_no_verdict_and_no_warning(length):
    found = agreement(np.ones(length), np.arange(length, dtype=float))
    assert verdict(found).startswith("Too short to tell")


def test_a_map_without_targets_has_nothing_to_tell():
    found = agreement(np.zeros((0, 8)), np.zeros((0, 8)))
    assert found.middle is None
    assert verdict(found).startswith("Nothing to tell")


@pytest.mark.parametrize(
    ("weights", "effects", "k", "said"),
    [
        (np.ones(3), np.ones(4), 3, r"\(3,\) and \(4,\)"),
        (np.ones((2, 3, 4)), np.ones((2, 3, 4)), 3, "one number for each source token"),
        (np.ones(3), np.array([1, np.nan, 2]), 3, "NaN or infinite"),
        (np.ones(3), np.ones(3), 0, "at least one token"),
    ],
)
def test_what_cannot_be_put_in_order_is_refused_in_words(weights, effects, k, said):
    with pytest.raises(ValueError, match=said):
        agreement(weights, effects, k=k)
