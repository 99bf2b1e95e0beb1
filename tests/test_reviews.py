"""Reviews: what is read, what is left out, and what each text is for."""

import csv
import gzip
import os
from collections import Counter
from itertools import chain

import numpy as np
import pytest

from seqscope.tasks import Vocabulary, reviews
from seqscope.tasks.reviews import ReviewsError, ReviewsTask
from seqscope.tasks.sources import SourceError
from seqscope.tasks.tables import TableError

PARTS = ("train", "validation", "test")
needs_data = pytest.mark.skipif(
    "SEQSCOPE_DATA" not in os.environ, reason="SEQSCOPE_DATA names no folder"
)


@pytest.fixture
def table(tmp_path):
    """A table of reviews with these texts and labels, as a path."""

    def table(pairs, name="reviews.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with (gzip.open if name.endswith(".gz") else open)(path, "wt", newline="") as file:
            csv.writer(file).writerows([("text", "label"), *pairs])
        return str(path)

    return table


def planted(count=1000):
    """Good texts say good and their number, bad ones bad."""
    return [(f"{word} {number}!", word) for number in range(count) for word in ("good", "bad")]


def test_every_text_is_for_one_part_and_most_are_for_training(table):
    task = ReviewsTask(table(planted()))
    texts = [[each.source for each in task.examples(part)] for part in PARTS]
    assert sorted(chain(*texts)) == sorted(text for text, _ in planted())
    shares = [len(part) / 2000 for part in texts]
    assert np.allclose(shares, [0.81, 0.09, 0.1], atol=0.03)
    assert {each.target for each in task.examples("test")} == {"good", "bad"}


def test_equal_texts_stay_together_and_the_seed_deals_them_out(table):
    path = table(planted() + planted())
    counts = Counter(each.source for each in ReviewsTask(path).examples("test"))
    assert set(counts.values()) == {2}
    assert {each.source for each in ReviewsTask(path, seed=2).examples("test")} != set(counts)


def test_the_order_of_the_rows_does_not_matter(table):
    task, turned = ReviewsTask(table(planted())), ReviewsTask(table(planted()[::-1], "turned.csv"))
    assert task.source_vocabulary == turned.source_vocabulary
    assert sorted(each.source for each in task.examples("test")) == sorted(
        each.source for each in turned.examples("test")
    )


def test_the_vocabulary_knows_the_training_texts_alone(table):
    task = ReviewsTask(table(planted()), vocabulary=None)
    seen = {word for each in task.examples("train") for word in task.read(each.source).words}
    assert set(task.source_vocabulary.words[4:]) == seen
    unseen = {word for each in task.examples("test") for word in task.read(each.source).words}
    assert unseen - seen
    assert len(ReviewsTask(table(planted()), vocabulary=50).source_vocabulary) == 50
    frequent = ReviewsTask(table(planted()), minimum=100).source_vocabulary
    assert set(frequent.words[4:]) == {"!", "bad", "good"}


@pytest.mark.parametrize("part", PARTS)
def test_a_corpus_holds_the_examples_as_ids(table, part):
    task = ReviewsTask(table(planted()), vocabulary=200)
    corpus = task.corpus(part, task.source_vocabulary)
    assert (corpus.ids.dtype, corpus.labels.dtype) == (np.int32, np.int32)
    assert len(corpus) == len(task.examples(part))
    for number, example in enumerate(task.examples(part)):
        ids = task.source_vocabulary.ids(task.read(example.source).words)
        assert corpus[number].tolist() == ids
        assert task.classes[corpus.labels[number]] == example.target
    assert corpus.lengths.sum() == len(corpus.ids)


def test_of_a_long_text_the_end_or_the_start_is_kept(table):
    pairs = planted(50) + [(" ".join(map(str, range(50_000))), "good")] * 3
    for cut, kept in (("end", range(49_990, 50_000)), ("start", range(10))):
        task = ReviewsTask(table(pairs), longest=10, cut=cut)
        tokens = task.read(pairs[-1][0])
        assert len(tokens.words) == 50_000
        words = task.kept(tokens).words
        assert words == tuple(map(str, kept))
        assert words == tuple(pairs[-1][0][slice(*span)] for span in task.kept(tokens).spans)
        vocabulary = Vocabulary.of(words)
        long = [task.corpus(part, vocabulary) for part in PARTS]
        assert sum((each.lengths == 10).sum() for each in long) == 3


def test_a_part_without_a_text_is_an_error(table):
    task = ReviewsTask(table(planted()), validation=0.0)
    with pytest.raises(ReviewsError, match=r"reviews\.csv is for 'validation'; left out were none"):
        task.corpus("validation", task.source_vocabulary)


def test_groups_make_classes_and_what_is_left_out_is_counted(table):
    pairs = [(f"text {number}", str(1 + number % 5)) for number in range(500)]
    pairs += [(" ", "1"), ("\u200b", "5"), ("a b c d e", "1"), ("text", " ")]
    task = ReviewsTask(
        table(pairs), groups={"negative": [1, "2"], "positive": [4, 5]}, shorter_than=5
    )
    assert task.classes == ("negative", "positive")
    assert sum(len(task.examples(part)) for part in PARTS) == 400
    assert task.skipped == {
        "label 3 left out": 100,
        "no word in the text": 2,
        "5 words or more": 1,
        "no label": 1,
    }
    dropped = ReviewsTask(table(pairs), drop_labels=[3, "4"])
    assert dropped.classes == ("1", "2", "5")
    assert dropped.skipped["label 4 left out"] == 100


def test_marks_are_no_words_where_words_are_counted(table):
    task = ReviewsTask(table([*planted(), ("a, b, c!!", "good")]), shorter_than=4)
    assert task.skipped == {}


def test_a_label_never_seen_in_training_is_left_out_and_counted(table):
    pairs = planted() + [(f"odd {number}", "odd") for number in range(3000)]
    odd = ReviewsTask(table(pairs)).examples("test")
    rare = [(each.source, "odd") for each in odd if each.target == "odd"]
    task = ReviewsTask(table(planted() + rare))
    assert task.classes == ("bad", "good")
    assert task.skipped == {"label odd never seen in training": len(rare)}
    assert len(task.corpus("test", task.source_vocabulary)) == len(task.examples("test"))
    assert {each.target for each in task.examples("test")} == {"bad", "good"}


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("a", "good")] * 9, "1, such as good"),
        ([], "0, such as none"),
        ([(f"a {number}", str(number)) for number in range(30)], "2 to 9 classes"),
    ],
)
def test_one_class_or_too_many_are_an_error(table, pairs, said, monkeypatch):
    monkeypatch.setattr(reviews, "MOST_CLASSES", 9)
    with pytest.raises(ReviewsError, match=said):
        _ = ReviewsTask(table(pairs)).classes


@pytest.mark.parametrize(
    "settings",
    [
        {"groups": {"bad": [1, 2], "good": ["2", 3]}},
        {"longest": 0},
        {"minimum": 0},
        {"vocabulary": 4},
        {"validation": 1.0},
    ],
)
def test_settings_that_make_no_sense_are_refused(settings):
    with pytest.raises(ReviewsError):
        ReviewsTask("reviews.csv", **settings)


def test_data_is_looked_for_when_it_is_needed(monkeypatch, tmp_path):
    monkeypatch.setenv("SEQSCOPE_DATA", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    task = ReviewsTask("yelp")
    assert task.read("It works.").words == ("it", "works", ".")
    with pytest.raises(SourceError, match="Yelp's terms"):
        _ = task.classes
    with pytest.raises(TableError, match="Given was imbd"):
        ReviewsTask("imbd")


def test_an_unknown_part_is_an_error(table):
    with pytest.raises(ReviewsError, match="Asked for was 'tset'"):
        ReviewsTask(table(planted(9))).examples("tset")


def test_the_test_of_imdb_is_its_own_and_shared_texts_can_be_dropped(table, tmp_path, monkeypatch):
    monkeypatch.setenv("SEQSCOPE_DATA", str(tmp_path))
    shared = [(f"shared {number}", "good") for number in range(9)]
    table(planted() + shared, "imdb/train.csv.gz")
    table([("new", "bad"), *shared], "imdb/test.csv.gz")
    task, apart = ReviewsTask("imdb"), ReviewsTask("imdb", drop_shared=True)
    assert [each.source for each in task.examples("test")] == ["new", *(s for s, _ in shared)]
    assert len(task.examples("train")) + len(task.examples("validation")) == 2009
    assert len(apart.examples("train")) + len(apart.examples("validation")) == 2000
    assert len(apart.examples("test")) == 10
    assert apart.skipped == {"also in the test": 9}


def test_examples_tell_how_long_they_are(table):
    task = ReviewsTask(table([*planted(), ("word " * 150, "good")] * 2))
    lengths = Counter(each.labels["length"] for part in PARTS for each in task.examples(part))
    assert lengths == {"under 100": 4000, "100 to 399": 2}


@pytest.mark.data
@needs_data
def test_the_published_words_of_imdb():
    task = ReviewsTask("imdb", tokens="plain", validation=0.0)
    vocabulary = task.source_vocabulary
    assert (len(vocabulary), vocabulary.words[4:11]) == (
        20_000,
        ("the", "and", "a", "of", "to", "is", "br"),
    )
    counts = Counter(target for _, target in task.labeled("test"))
    assert counts == {"neg": 12_500, "pos": 12_500}


@pytest.mark.data
@needs_data
def test_the_short_reviews_of_yelp():
    groups = {"negative": [1, 2], "positive": [4, 5]}
    task = ReviewsTask("yelp", groups=groups, shorter_than=100)
    reasons = Counter()
    found = Counter(target for part in PARTS for _, target in task.labeled(part, reasons))
    assert found.total() == 10_789
    assert found["positive"] / found.total() == pytest.approx(0.81, abs=0.005)
    assert reasons == {"label 3 left out": 2671, "100 words or more": 8146}
