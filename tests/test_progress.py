"""How far a computation is: steps within steps, threads that count together, and an early end."""

from collections.abc import Iterator
from contextvars import copy_context
from threading import Event

import numpy as np
import pytest

from seqscope.analysis.stability import suggested_clusters
from seqscope.progress import Progress, WithdrawnError, counting, done, steps, watched
from seqscope.runs.cores import on_all_cores
from seqscope.runs.passages import Passage
from seqscope.runs.record.reader import Reader, Selection
from seqscope.runs.run import Run


def test_steps_within_steps_share_out_the_step_that_they_are_part_of() -> None:
    heard: list[Progress] = []
    with watched(heard.append):
        for network in steps(["a", "b"], "{} networks"):
            with counting("{} tokens", 1000):
                for _ in network * 2:
                    done(500)
    assert [each.share for each in heard] == [0, 0, 0.25, 0.5, 0.5, 0.5, 0.75, 1, 1]
    assert heard[2].told == "500 of 1,000 tokens"
    assert heard[-1].told == "2 of 2 networks"


def test_where_nobody_watches_steps_are_what_they_were() -> None:
    done(3)
    assert list(steps("abc", "{} letters")) == ["a", "b", "c"]


def test_who_watches_ends_it_at_the_next_step_and_no_other_is_taken() -> None:
    taken = []

    def watch(progress: Progress) -> None:
        if progress.share > 0.4:
            raise WithdrawnError

    with pytest.raises(WithdrawnError), watched(watch):
        taken.extend(steps(range(5), "{} steps"))
    assert taken == [0, 1, 2]


def test_steps_that_were_left_in_their_midst_change_nothing_where_they_are_closed() -> None:
    left: list[Iterator[str]] = []
    taken: list[Progress] = []
    heard: list[Progress] = []

    def leave() -> None:
        with watched(taken.append), counting("{} words", 2):
            left.append(steps("abc", "{} letters"))
            next(left[0])
        done()  # nobody watches any more, though the letters are not at their end

    copy_context().run(leave)
    assert [each.told for each in taken] == ["0 of 2 words", "0 of 3 letters"]
    with watched(heard.append), counting("{} texts", 4):
        left[0].close()  # type: ignore[attr-defined]  # as whoever throws it away does, in any thread
        done()
    done()
    assert [each.told for each in heard] == ["0 of 4 texts", "1 of 4 texts"]
    assert len(taken) == 2


def test_threads_count_together_and_leave_what_they_have_not_begun() -> None:
    begun, on = [], Event()

    def work(item: int) -> None:
        begun.append(item)
        if len(begun) > 3:
            on.wait(0.01)
        done()

    heard: list[Progress] = []
    with watched(heard.append), counting("{} items", 50):
        on_all_cores(work, range(50))
    assert max(each.share for each in heard) == 1

    def watch(progress: Progress) -> None:
        if progress.share > 0.05:
            raise WithdrawnError

    begun.clear()
    with pytest.raises(WithdrawnError), watched(watch), counting("{} items", 50):
        on_all_cores(work, range(50))
    assert len(begun) < 40


def test_a_suggestion_tells_of_every_sample() -> None:
    heard: list[Progress] = []
    responses = np.random.default_rng(0).standard_normal((30, 12))
    with watched(heard.append):
        suggested_clusters(responses, most=3, resamples=4)
    assert [each.told for each in heard] == [
        f"Grouping {k} of 4 samples of the words" for k in range(5)
    ]


def test_reading_is_counted_in_tokens_and_ends_where_nobody_waits(
    reviews: Run, verses: Run
) -> None:
    for run in (reviews, verses):
        reader = Reader(run, Selection(predictions=False))
        passages = [Passage([5, 6, 7] * 40, following=5)] * 200
        heard: list[Progress] = []
        with watched(heard.append):
            reader.part(passages)
        assert heard[0].told == "Reading 0 of 24,000 tokens"
        assert len(heard) > 3
        assert max(each.share for each in heard) == 1

        def watch(progress: Progress) -> None:
            if progress.share:
                raise WithdrawnError

        with pytest.raises(WithdrawnError), watched(watch):
            reader.part(passages)
