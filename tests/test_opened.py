"""An opened network keeps what it made, for all who ask for it at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

from seqscope.cli.opened import MOST_KEPT, OpenedRun
from seqscope.runs.run import Run

THREADS = 8


def test_who_asks_for_the_same_at_the_same_time_has_it_made_once(trained: Run) -> None:
    opened, made, together = OpenedRun(trained.folder), [], Barrier(THREADS)

    def make() -> object:
        sleep(0.01)  # long enough for the others to come
        made.append(object())
        return made[-1]

    def ask(_: int) -> object:
        together.wait()
        return opened.once("the same", make)

    with ThreadPoolExecutor(THREADS) as threads:
        found = {*threads.map(ask, range(THREADS))}
    assert found == {*made}
    assert len(made) == 1


def test_the_oldest_goes_however_many_ask_and_nobody_stumbles_over_it(trained: Run) -> None:
    opened, keys = OpenedRun(trained.folder), 3 * MOST_KEPT
    asked = [number % keys for number in range(40 * keys)]
    with ThreadPoolExecutor(THREADS) as threads:
        found = [*threads.map(lambda key: opened.once(key, lambda: f"made for {key}"), asked)]
    assert found == [f"made for {key}" for key in asked]
    again: list[int] = []
    for key in range(keys):
        opened.once(key, lambda: 0)
    for key in reversed(range(keys)):
        opened.once(key, lambda key=key: again.append(key))  # type: ignore[misc]
    assert len(again) == keys - MOST_KEPT


def test_what_went_while_somebody_waited_for_it_may_go_again(trained: Run) -> None:
    opened = OpenedRun(trained.folder)

    def make_others() -> None:
        for key in range(MOST_KEPT):
            opened.once(object(), lambda key=key: key)  # type: ignore[misc]

    opened.once("awaited", lambda: 1)
    with ThreadPoolExecutor(1) as threads:
        with opened._making["awaited"]:
            waiting = threads.submit(opened.once, "awaited", lambda: 2)
            sleep(0.05)
            make_others()
        assert waiting.result() == 2
    make_others()
    assert opened.once("awaited", lambda: 3) == 3
