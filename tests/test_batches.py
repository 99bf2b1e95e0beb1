"""Batches: like lengths together, nothing lost, the same for the same step."""

from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planted import TurnedWords
from seqscope.runs.batches import Batch, bucket, epoch_rows, padded, starting_at
from seqscope.runs.objectives.translation import Translation
from seqscope.runs.recipe import Recipe
from seqscope.tasks.task import CHUNK
from seqscope.tasks.vocabulary import END, PADDING, START


def translation(recipe: Recipe, **changes: object) -> Translation:
    settings = recipe.train.model_copy(update={"buckets": (2, 3), **changes})
    return Translation(TurnedWords(), recipe.model_copy(update={"train": settings}))


def from_step(recipe: Recipe, step: int) -> Iterator[Batch]:
    made = translation(recipe)
    return starting_at(step, chunk=made.chunk, per_chunk=made.per_chunk)


def same(one: Batch, other: Batch) -> bool:
    arrays = zip((*one.inputs, *one[1:]), (*other.inputs, *other[1:]), strict=True)
    return all(np.array_equal(a, b) for a, b in arrays)


def test_a_batch_holds_the_words_of_its_examples(recipe: Recipe) -> None:
    task = TurnedWords()
    pairs = {
        (task.read(each.source, each.hint).words, each.target) for each in task.examples("train", 0)
    }
    for (source, fed), target, weight in translation(recipe).chunk(0):
        assert np.array_equal(weight, target != PADDING)
        assert np.array_equal(fed[:, 1:], target[:, :-1])
        assert (fed[:, 0] == START).all()
        for ids, answer in zip(source, target, strict=True):
            words = tuple(task.source_vocabulary.tokens(ids[ids != PADDING]))
            *written, end = answer[answer != PADDING]
            assert end == END
            assert (words, "".join(task.target_vocabulary.tokens(written))) in pairs


def test_a_chunk_is_whole_batches_of_different_examples(recipe: Recipe) -> None:
    one = translation(recipe, batch=100)
    assert one.per_chunk == CHUNK // 100
    rows = [row.tobytes() for batch in one.chunk(2) for row in batch.inputs[0]]
    assert len(rows) == 100 * one.per_chunk


def test_lengths_are_the_buckets_and_batches_of_a_bucket_are_full_of_it(recipe: Recipe) -> None:
    chunk = translation(recipe).chunk(0)
    assert {batch.inputs[0].shape[1] for batch in chunk} == {2, 3, 5}
    for (source, _), *_ in chunk:
        longest = (source != PADDING).sum(axis=1).max()
        assert bucket(int(longest), (2, 3), 5) == source.shape[1]


@pytest.mark.parametrize("step", [0, 1, 63, 64, 65, 200])
def test_a_training_meets_the_same_batches_wherever_it_begins(recipe: Recipe, step: int) -> None:
    whole = list(islice(from_step(recipe, 0), step + 3))
    parts = list(islice(from_step(recipe, step), 3))
    assert all(map(same, whole[step:], parts))


def test_batches_of_another_seed_come_in_another_order(recipe: Recipe) -> None:
    one, other = translation(recipe).chunk(0), translation(recipe, seed=4).chunk(0)
    assert not all(map(same, one, other))


def test_an_error_in_the_background_is_heard_in_front(recipe: Recipe, monkeypatch) -> None:
    def refuse(task: TurnedWords, split: str, chunk: int) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(TurnedWords, "examples", refuse)
    with pytest.raises(ZeroDivisionError):
        next(from_step(recipe, 0))


@given(st.lists(st.lists(st.integers(3, 9), max_size=6), min_size=1), st.integers(1, 8))
def test_padding_only_fills_up_or_cuts(rows: list[list[int]], length: int) -> None:
    ids = padded(rows, length)
    assert ids.shape == (len(rows), length)
    for row, values in zip(ids.tolist(), rows, strict=True):
        assert row == (values + [PADDING] * length)[:length]


@given(st.integers(1, 50), st.lists(st.integers(1, 60), max_size=5))
def test_a_bucket_is_the_smallest_that_holds_a_length(length: int, buckets: list[int]) -> None:
    chosen = bucket(length, buckets, 50)
    assert length <= chosen <= 50
    assert not any(length <= other < chosen for other in buckets)


@given(st.lists(st.integers(1, 40), min_size=3, max_size=300), st.integers(1, 3), st.integers(0, 5))
def test_an_epoch_meets_every_example_once_save_a_few(
    lengths: list[int], batch: int, epoch: int
) -> None:
    rows = epoch_rows(np.array(lengths), batch=batch, seed=1, epoch=epoch)
    met = np.concatenate(rows)
    assert len(met) == len(set(met.tolist())) == len(lengths) // batch * batch
    assert all(len(each) == batch for each in rows)


def test_batches_of_an_epoch_have_like_lengths_in_another_order_each_time() -> None:
    lengths = np.random.default_rng(0).integers(1, 100, 400)
    first, second = (epoch_rows(lengths, batch=8, seed=1, epoch=epoch) for epoch in (0, 1))
    assert np.mean([np.ptp(lengths[each]) for each in first]) < 5
    assert not all(map(np.array_equal, first, second))
