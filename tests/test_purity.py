"""Clusters of words beside closed word lists."""

import numpy as np
import pytest

from seqscope.analysis.purity import purity, word_classes

LISTS = {"pronoun": ["he", "she", "they"], "modal": ["can", "must"]}


def test_each_word_has_the_class_of_its_list():
    assert word_classes(["must", "she", "tree"], LISTS).tolist() == [1, 0, -1]


def test_a_word_in_two_lists_is_refused():
    with pytest.raises(ValueError, match="'can' is in 'noun' and in 'modal'"):
        word_classes(["can"], {**LISTS, "noun": ["can"]})


def test_purity_counts_the_commonest_class_of_each_cluster():
    clusters, classes = np.array([0, 0, 0, 1, 1, -1, 1]), np.array([0, 0, 1, 1, 1, 0, -1])
    found = purity(clusters, classes)
    assert found.purity == 4 / 5
    assert found.words == 5


def test_clusters_that_are_the_classes_are_pure_and_far_from_chance():
    classes = np.repeat(np.arange(4), 25)
    found = purity(classes, classes)
    assert found.purity == 1.0
    assert found.random_mean + 10 * found.random_spread < 1.0
    assert found == purity(classes, classes)


def test_random_clusters_are_as_pure_as_chance():
    random = np.random.default_rng(0)
    found = purity(random.integers(4, size=400), random.integers(5, size=400))
    assert abs(found.purity - found.random_mean) < 4 * found.random_spread


def test_chance_keeps_the_sizes_of_clusters():
    # one class fills a cluster of its own only if drawn so: 1 of 3 ways, else 2 of 3 are pure
    found = purity(np.array([0, 0, 1]), np.array([0, 0, 1]), draws=4000)
    assert found.random_mean == pytest.approx(1 / 3 + 2 / 3 * 2 / 3, abs=0.02)


def test_words_without_class_have_no_purity():
    with pytest.raises(ValueError, match="None of 2 has both"):
        purity(np.array([0, -1]), np.array([-1, 0]))
    with pytest.raises(ValueError, match="at least one random grouping"):
        purity(np.array([0]), np.array([0]), draws=0)
