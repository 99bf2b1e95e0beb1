"""Words and units grouped at once: planted blocks, the order of clusters, what has no weight."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memories import planted_responses
from seqscope.analysis.coclusters import Coclusters, edge_weights, normalized_cut, spectrum
from seqscope.analysis.kmeans import kmeans
from seqscope.analysis.links import extreme_words, links, word_links
from seqscope.analysis.stability import Candidate, adjusted_rand, best, suggested_clusters

WEIGHTS = ("absolute", "positive", "negative", "signed")


def agreement(found: Coclusters, words, units) -> float:
    """How well co-clusters agree with those that were planted."""
    both = np.concatenate([found.word_cluster, found.unit_cluster])
    return adjusted_rand(both, np.concatenate([words, units]))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("k", [2, 3, 6, 10, 16])
def test_planted_blocks_with_random_signs_are_found(k, seed):
    responses, words, units = planted_responses(300, 120, k, seed=seed)
    assert agreement(spectrum(responses).clusters(k), words, units) >= 0.95


@pytest.mark.parametrize("shape", [(50, 200), (200, 20), (2000, 30)])
def test_planted_blocks_are_found_in_every_shape(shape):
    responses, words, units = planted_responses(*shape, 4, seed=0)
    assert agreement(spectrum(responses).clusters(4), words, units) >= 0.95


def test_units_that_answer_different_words_upward_and_downward_are_split_by_the_signed_weight():
    responses = np.zeros((4, 2))
    responses[:2, 0], responses[2:, 0], responses[2:, 1] = 1.0, -1.0, -1.0
    found = spectrum(responses, "signed").clusters(2)
    rises, _, falls, also_falls = found.unit_cluster
    assert rises != falls == also_falls
    assert found.units_left_out.tolist() == [1]


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("k", [2, 7])
def test_words_and_units_in_another_order_get_the_same_clusters(weight, k):
    responses = planted_responses(120, 80, 5, seed=1, noise=0.25)[0]
    random = np.random.default_rng(2)
    rows, columns = random.permutation(120), random.permutation(80)
    one = spectrum(responses, weight).clusters(k)
    other = spectrum(responses[rows][:, columns], weight).clusters(k)
    halves = np.concatenate([columns, columns + 80]) if weight == "signed" else columns
    assert np.array_equal(one.word_cluster[rows], other.word_cluster)
    assert np.array_equal(one.unit_cluster[halves], other.unit_cluster)


def test_clusters_are_numbered_largest_first_then_by_their_mean():
    responses = np.zeros((9, 6))
    responses[:2, :2] = -1.0
    responses[2:4, 2:4] = 1.0
    responses[4:, 4:] = -1.0
    found = spectrum(responses).clusters(3)
    assert found.word_cluster.tolist() == [2, 2, 1, 1, 0, 0, 0, 0, 0]
    assert found.unit_cluster.tolist() == [2, 2, 1, 1, 0, 0]


@pytest.mark.parametrize("seed", range(6))
def test_clusters_that_are_alike_but_for_rounding_are_numbered_by_their_first_unit(seed):
    responses = np.kron(np.eye(4), np.ones((6, 5)))[np.random.default_rng(seed).permutation(24)]
    rounding = 1 + 1e-13 * np.random.default_rng(seed + 10).standard_normal(responses.shape)
    found = spectrum(responses * rounding).clusters(4)
    assert found.unit_cluster.tolist() == np.repeat(range(4), 5).tolist()


def test_the_answer_does_not_depend_on_the_scale_of_the_responses():
    responses = planted_responses(60, 30, 3, seed=3)[0]
    found = [spectrum(responses * scale).clusters(3).word_cluster for scale in (1e-200, 1, 1e200)]
    assert np.array_equal(found[0], found[1])
    assert np.array_equal(found[1], found[2])


def test_what_has_no_weight_is_left_out_and_named():
    responses = planted_responses(40, 20, 2, seed=0)[0]
    responses[[3, 5]] = 0.0
    responses[:, 7] = 0.0
    found = spectrum(responses).clusters(2)
    assert found.words_left_out.tolist() == [3, 5]
    assert found.units_left_out.tolist() == [7]
    assert set(np.delete(found.word_cluster, [3, 5])) == {0, 1}
    positive = spectrum(-np.abs(responses) + 2 * (np.arange(20) == 4), "positive").clusters(1)
    assert set(positive.units_left_out) == set(range(20)) - {4}


def test_read_only_single_precision_responses_are_grouped_and_left_as_they_are():
    responses = planted_responses(60, 30, 3, seed=0)[0].astype(np.float32)
    responses.flags.writeable = False
    assert spectrum(responses).clusters(3).count == 3


@pytest.mark.parametrize(
    ("responses", "weight", "complaint"),
    [
        (np.zeros((3, 2)), "absolute", "none of 6 does"),
        (np.ones((3, 2)), "negative", "none of 6 does"),
        (np.zeros((0, 2)), "absolute", r"in the shape \(0, 2\)"),
        (np.array([[1.0, np.nan]]), "absolute", "1 of 2 are not"),
        (np.array([[1.0, -np.inf]]), "absolute", "1 of 2 are not"),
    ],
)
def test_responses_that_cannot_be_grouped_are_refused(responses, weight, complaint):
    with pytest.raises(ValueError, match=complaint):
        spectrum(responses, weight)


@pytest.mark.parametrize("k", [0, 4])
def test_more_clusters_than_words_or_units_are_refused(k):
    with pytest.raises(ValueError, match="between 1 and 3"):
        spectrum(np.ones((3, 5))).clusters(k)


def test_a_spectrum_says_for_how_many_clusters_it_is():
    responses = planted_responses(40, 30, 3, seed=0)[0]
    assert spectrum(responses, most=25).clusters(25).count > 20
    with pytest.raises(ValueError, match=r"give spectrum\(\) a larger"):
        spectrum(responses, most=3).clusters(4)
    with pytest.raises(ValueError, match="at least one cluster"):
        spectrum(responses, most=0)


def test_one_word_and_one_unit_make_one_cluster():
    found = spectrum(np.array([[-0.5]])).clusters(1)
    assert (found.word_cluster.tolist(), found.unit_cluster.tolist()) == ([0], [0])


def test_words_that_all_answer_alike_are_one_cluster_however_many_are_asked_for():
    assert spectrum(np.ones((6, 5))).clusters(3).count == 1


@settings(max_examples=40)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 1000), st.sampled_from(WEIGHTS))
def test_every_word_and_unit_with_weight_has_a_cluster(words, units, seed, weight):
    responses = np.random.default_rng(seed).normal(size=(words, units)).round(0)
    weights = edge_weights(responses, weight)
    if not weights.any():
        return
    whole = spectrum(responses, weight)
    for k in range(1, whole.most + 1):
        found = whole.clusters(k)
        assert np.array_equal(found.word_cluster >= 0, weights.any(axis=1))
        assert np.array_equal(found.unit_cluster >= 0, weights.any(axis=0))
        assert 1 <= found.count <= k
        assert -1e-9 <= normalized_cut(responses, found) <= found.count + 1e-9


def test_the_normalized_cut_is_that_of_its_definition():
    responses = planted_responses(12, 8, 3, seed=0)[0]
    found = spectrum(responses).clusters(3)
    total = 0.0
    for cluster in range(3):
        cut = weight = 0.0
        for w, j in enumerate(found.word_cluster):
            for u, i in enumerate(found.unit_cluster):
                ends = int(j == cluster) + int(i == cluster)
                weight += ends * abs(responses[w, u])
                cut += (ends == 1) * abs(responses[w, u])
        total += cut / weight
    assert normalized_cut(responses, found) == pytest.approx(total)


def test_blocks_that_share_no_weight_have_no_cut():
    responses = np.kron(np.eye(3), -np.ones((4, 2)))
    assert normalized_cut(responses, spectrum(responses).clusters(3)) == pytest.approx(0.0)


def test_k_means_finds_far_groups_and_does_not_mind_order_turn_or_mirror():
    random = np.random.default_rng(0)
    truth = random.integers(4, size=200)
    points = 10 * np.eye(4)[truth] + random.normal(size=(200, 4))
    turn, _ = np.linalg.qr(random.normal(size=(4, 4)))
    order = random.permutation(200)
    groups = kmeans(points, 4)
    assert adjusted_rand(groups, truth) == 1.0
    assert np.array_equal(kmeans(points[order] @ turn, 4), groups[order])


class TestLinks:
    responses = np.array([[1.0, 3.0, -1.0], [2.0, 0.0, 0.0], [0.0, 0.0, -6.0]])
    clusters = Coclusters("absolute", np.array([0, 0, 1]), np.array([0, 0, 1]))

    def test_a_link_is_the_mean_response_with_its_sign(self):
        assert links(self.responses, self.clusters).tolist() == [[1.5, -0.5], [0.0, -6.0]]
        assert word_links(self.responses, self.clusters).tolist() == [[2, -1], [1, 0], [0, -6]]

    def test_a_link_to_a_cluster_without_words_or_units_is_0(self):
        apart = Coclusters("absolute", np.array([0, 0, -1]), np.array([0, 1, 2]))
        assert links(self.responses, apart)[:, 2].tolist() == [-0.5, 0.0, 0.0]
        alone = Coclusters("absolute", np.array([0, 0, 1]), np.array([0, -1, -1]))
        assert links(self.responses, alone).tolist() == [[1.5, 0.0], [0.0, 0.0]]

    def test_signed_clusters_link_the_halves_of_units(self):
        halves = Coclusters("signed", np.array([0, 0, 1]), np.array([0, 0, -1, -1, -1, 1]))
        assert links(self.responses, halves).tolist() == [[1.5, 0.5], [0.0, 6.0]]

    def test_the_extreme_words_of_a_unit_are_its_lowest_and_its_highest(self):
        found = extreme_words(self.responses, 2)
        assert found.lowest.tolist() == [[2, 0], [1, 2], [2, 0]]
        assert found.highest.tolist() == [[1, 0], [0, 1], [1, 0]]
        assert extreme_words(self.responses).lowest.shape == (3, 3)

    def test_clusters_of_other_responses_are_refused(self):
        with pytest.raises(ValueError, match="Group these responses again"):
            links(np.ones((2, 3)), self.clusters)
        with pytest.raises(ValueError, match="At least one word"):
            extreme_words(self.responses, 0)


class TestSuggestion:
    @pytest.mark.parametrize("k", [2, 4, 7])
    def test_the_planted_number_of_clusters_is_suggested(self, k):
        responses = planted_responses(150, 60, k, seed=k)[0]
        found = suggested_clusters(responses, most=10, resamples=3)
        assert found.clusters == k
        assert [each.clusters for each in found.table] == list(range(2, 11))
        assert found.table[k - 2].stability > 0.95
        assert found == suggested_clusters(responses, most=10, resamples=3)

    def test_noise_is_less_stable_than_blocks(self):
        noise = np.random.default_rng(0).normal(size=(150, 60))
        found = suggested_clusters(noise, most=6, resamples=3)
        assert max(each.stability for each in found.table) < 0.5

    def test_neither_the_gap_nor_the_stability_decides_alone(self):
        table = [Candidate(2, 0.1, 1.0), Candidate(3, 0.2, 0.9), Candidate(4, 0.3, 0.1)]
        assert best(table) == 3

    def test_without_a_choice_one_cluster_is_suggested(self):
        assert suggested_clusters(np.ones((5, 1))).clusters == 1

    def test_at_least_one_resample_is_needed(self):
        with pytest.raises(ValueError, match="at least one resample"):
            suggested_clusters(np.ones((5, 2)), resamples=0)

    def test_the_adjusted_rand_index_is_1_for_the_same_and_about_0_for_chance(self):
        random = np.random.default_rng(0)
        groups = random.integers(5, size=2000)
        assert adjusted_rand(groups, 4 - groups) == 1.0
        assert abs(adjusted_rand(groups, random.permutation(groups))) < 0.02
        # of 10 pairs 2 and 4 are together, 1 in both; 0.8 by chance, 3 at most
        one, other = np.array([0, 0, 1, 1, 2]), np.array([0, 0, 0, 1, 1])
        assert adjusted_rand(one, other) == pytest.approx((1 - 0.8) / (3 - 0.8))
