"""Who waits for an answer hears how far it is; what nobody waits for any more ends."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from threading import Event
from time import sleep
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from browsing import served
from seqscope.progress import WithdrawnError, steps
from seqscope.views.serving.door import Door
from seqscope.views.serving.questions import Question
from serving import ADDRESS, ATTENTION, PORT, PlantedLibrary, browser, let_in, sentences

WAITING = "/api/waiting"
Visitor = httpx2.AsyncClient


class SlowLibrary(PlantedLibrary):
    """A library that takes a step each time that it is let, of a hundred."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.on, self.ended = Event(), Event(), Event()
        self.before = self._steps

    def _steps(self, question: Question) -> None:
        if question.model_dump().get("text") != "slow":
            return
        try:
            for step in steps(range(100), "Reading {} tokens"):
                if step == 25:
                    self.begun.set()
                    assert self.on.wait(20)
                if step > 25:
                    sleep(0.01)
        except WithdrawnError:
            self.ended.set()
            raise


@pytest.fixture
def library() -> SlowLibrary:
    return SlowLibrary()


def together(
    library: PlantedLibrary, work: Callable[[Callable[[str], Visitor]], Awaitable[None]]
) -> None:
    """Let several visitors with tickets act at the same time."""
    door = Door(port=PORT)
    app = browser(library, door).app

    def visitor(ticket: str) -> Visitor:
        return Visitor(
            transport=httpx2.ASGITransport(app),
            base_url=ADDRESS,
            cookies={door.cookie: door.token},
            headers={"seqscope-ticket": ticket},
        )

    asyncio.run(asyncio.wait_for(work(visitor), 30))  # type: ignore[arg-type]


def asked(visitor: Visitor, text: str = "slow") -> "asyncio.Task[httpx2.Response]":
    return asyncio.create_task(visitor.post(ATTENTION, json={"text": text}))


def test_who_waits_hears_how_far_it_is_and_others_hear_nothing(library: SlowLibrary) -> None:
    async def work(visitor: Callable[[str], Visitor]) -> None:
        first, second = visitor("1"), visitor("2")
        answer = asked(first)
        await asyncio.to_thread(library.begun.wait)
        behind = asked(second, "behind it")
        await asyncio.sleep(0.05)
        told = [(await each.get(WAITING)).json() for each in (first, second, visitor("3"))]
        library.on.set()
        assert (await answer).status_code == (await behind).status_code == 200
        assert told == [
            {"told": "Reading 25 of 100 tokens", "share": 0.25},
            {"told": "Waiting for what was asked before", "share": None},
            {"told": "", "share": None},
        ]
        assert (await first.get(WAITING)).json() == {"told": "", "share": None}

    together(library, work)


def test_what_is_withdrawn_ends_at_its_next_step_and_is_made_anew_when_asked_again(
    library: SlowLibrary,
) -> None:
    async def work(visitor: Callable[[str], Visitor]) -> None:
        impatient = visitor("1")
        answer = asked(impatient)
        await asyncio.to_thread(library.begun.wait)
        assert (await impatient.delete(WAITING)).status_code == 204
        withdrawn = await answer
        assert (withdrawn.status_code, "withdrawn" in sentences(withdrawn)) == (409, True)
        again = asked(impatient)
        await asyncio.sleep(0.05)
        library.on.set()
        assert await asyncio.to_thread(library.ended.wait, 20)
        assert (await again).status_code == 200
        assert len(library.asked) == 2

    together(library, work)


def test_what_is_withdrawn_in_line_is_never_begun(library: SlowLibrary) -> None:
    async def work(visitor: Callable[[str], Visitor]) -> None:
        answer = asked(visitor("1"))
        await asyncio.to_thread(library.begun.wait)
        typed = [asked(visitor(text), text) for text in ("5", "5 M", "5 May")]
        await asyncio.sleep(0.05)
        for text in ("5", "5 M"):
            await visitor(text).delete(WAITING)
        library.on.set()
        statuses = [each.status_code for each in await asyncio.gather(answer, *typed)]
        assert statuses == [200, 409, 409, 200]
        assert [each.model_dump()["text"] for each in library.asked] == ["slow", "5 May"]

    together(library, work)


def test_one_answer_is_made_for_all_who_wait_and_goes_on_until_the_last_has_left(
    library: SlowLibrary,
) -> None:
    async def work(visitor: Callable[[str], Visitor]) -> None:
        answers = [asked(visitor(ticket)) for ticket in ("1", "2")]
        await asyncio.to_thread(library.begun.wait)
        await visitor("1").delete(WAITING)
        library.on.set()
        statuses = [each.status_code for each in await asyncio.gather(*answers)]
        assert statuses == [409, 200]
        assert len(library.asked) == 1
        assert not library.ended.is_set()

    together(library, work)


def test_a_connection_that_is_closed_withdraws_its_question(library: SlowLibrary) -> None:
    with served(library) as address:
        url = urlsplit(address)
        assert url.hostname
        assert url.port
        cookie = f"seqscope_{url.port}={parse_qs(url.query)['token'][0]}"
        body = b'{"text": "slow"}'
        lines = [
            f"POST {ATTENTION} HTTP/1.1",
            f"host: {url.netloc}",
            f"cookie: {cookie}",
            "content-type: application/json",
            f"content-length: {len(body)}",
        ]
        with socket.create_connection((url.hostname, url.port)) as line:
            line.sendall("\r\n".join([*lines, "", ""]).encode() + body)
            assert library.begun.wait(20)
        library.on.set()
        assert library.ended.wait(20)


@settings(max_examples=40, deadline=None)
@given(ticket=some.binary(max_size=300), method=some.sampled_from(["GET", "DELETE", "POST", "PUT"]))
def test_no_ticket_at_all_makes_the_server_stumble(ticket: bytes, method: str) -> None:
    client = let_in(PlantedLibrary())
    named = {b"seqscope-ticket": bytes(each for each in ticket if each > 31 and each != 127)}
    answer = client.request(method, WAITING, headers=named)
    assert answer.status_code == {"GET": 200, "DELETE": 204}.get(method, 405)
    assert client.post(ATTENTION, json={"text": "a"}, headers=named).status_code == 200
