"""The server: what is asked once and what waits, and the document that describes it."""

import asyncio
import json
import re
from pathlib import Path
from threading import Event

import httpx2
import pytest
from starlette.testclient import TestClient

from seqscope.views.serving import pages
from seqscope.views.serving.catalog import VIEWS
from seqscope.views.serving.door import Door
from seqscope.views.serving.openapi import document
from seqscope.views.serving.worker import BusyError, Worker
from serving import ADDRESS, ATTENTION, PORT, PlantedLibrary, browser, let_in

DOCUMENT = Path(__file__).parent.parent / "docs" / "server.md"


@pytest.fixture
def library() -> PlantedLibrary:
    return PlantedLibrary()


@pytest.fixture
def client(library: PlantedLibrary) -> TestClient:
    return let_in(library)


def test_what_was_asked_before_is_not_made_again_until_the_run_changes(
    client: TestClient, library: PlantedLibrary
) -> None:
    once, again = (client.post(ATTENTION, json={"text": "a"}) for _ in range(2))
    assert once.content == again.content
    assert len(library.asked) == 1
    library.version = "2"
    client.post(ATTENTION, json={"text": "a"})
    assert len(library.asked) == 2


def test_a_network_gets_ready_while_its_recording_is_looked_at(
    client: TestClient, library: PlantedLibrary
) -> None:
    for clusters in (2, 3):
        assert client.post("/api/runs/it/memory", json={"clusters": clusters}).status_code == 200
    client.post(ATTENTION, json={"text": "behind it"})
    assert library.prepared == ["it"]


def test_answers_are_packed_where_the_browser_can_open_them(client: TestClient) -> None:
    plain, packed = (
        client.post(ATTENTION, json={"text": "a" * 200}, headers={"accept-encoding": encoding})
        for encoding in ("identity", "gzip")
    )
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 4
    assert packed.json() == plain.json()


def test_two_hundred_questions_at_once_are_all_answered(library: PlantedLibrary) -> None:
    door = Door(port=PORT)
    transport = httpx2.ASGITransport(browser(library, door).app)
    cookies = {door.cookie: door.token}

    async def all_at_once() -> list[httpx2.Response]:
        async with httpx2.AsyncClient(
            transport=transport, base_url=ADDRESS, cookies=cookies
        ) as client:
            asked = (client.post(ATTENTION, json={"text": f"{n % 50}"}) for n in range(200))
            return await asyncio.gather(*asked)

    assert {each.status_code for each in asyncio.run(all_at_once())} == {200}
    assert len(library.asked) == 50


def test_work_that_is_cancelled_while_it_waits_is_not_begun() -> None:
    worker, begun, free, done = Worker("test"), Event(), Event(), list[str]()
    first = worker.submit(lambda: (begun.set(), free.wait(), done.append("first")))
    begun.wait()
    cancelled = worker.submit(lambda: done.append("cancelled"))
    last = worker.submit(lambda: done.append("last"))
    assert cancelled.cancel()
    free.set()
    first.result(), last.result()
    assert done == ["first", "last"]


def test_what_is_known_does_not_wait_for_what_is_being_made(library: PlantedLibrary) -> None:
    door = Door(port=PORT)
    app = browser(library, door).app
    free = Event()

    async def asking() -> tuple[int, bool]:
        options = {"transport": httpx2.ASGITransport(app), "base_url": ADDRESS}
        async with httpx2.AsyncClient(**options, cookies={door.cookie: door.token}) as client:
            await client.post(ATTENTION, json={"text": "known"})
            library.before = lambda question: (free.wait(), None)[1]
            slow = asyncio.create_task(client.post(ATTENTION, json={"text": "slow"}))
            known = await client.post(ATTENTION, json={"text": "known"})
            waiting = not slow.done()
            free.set()
            await slow
            return known.status_code, waiting

    assert asyncio.run(asyncio.wait_for(asking(), 20)) == (200, True)


def test_too_much_work_is_refused_and_what_waits_is_done() -> None:
    worker, free = Worker("test", most=2), Event()
    begun = Event()
    worker.submit(lambda: (begun.set(), free.wait()))
    begun.wait()
    waiting = [worker.submit(lambda: "done") for _ in range(2)]
    with pytest.raises(BusyError):
        worker.submit(lambda: "too much")
    waiting.pop().cancel()
    waiting.append(worker.submit(lambda: "done"))
    free.set()
    assert [each.result() for each in waiting] == ["done", "done"]


def test_without_a_bundle_the_page_says_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pages, "STATIC", tmp_path)
    assert "scripts/build-web" in client.get("/").text
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>seqscope</title>")
    (tmp_path / "assets" / "page.js").write_text("export {}")
    assert client.get("/").headers["content-type"].startswith("text/html")
    assert client.get("/assets/page.js").headers["content-type"].startswith("text/javascript")


def test_the_document_describes_each_view_and_every_schema_it_names(client: TestClient) -> None:
    told = client.get("/api/openapi.json").json()
    assert told == json.loads(json.dumps(document()))
    assert {f"/api/runs/{{run}}/{name}" for name in VIEWS} < set(told["paths"])
    named = set(re.findall('"#/components/schemas/([^"]+)"', json.dumps(told)))
    assert named <= set(told["components"]["schemas"])


def test_the_servers_document_lists_exactly_its_addresses_and_the_fields_of_questions() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `((?:GET|POST|DELETE) [^`]+)`", text, re.MULTILINE))
    methods = {
        f"{method.upper()} {path}"
        for path, ways in document()["paths"].items()
        for method in ways
        if method in ("get", "post", "delete")
    }
    assert listed - {"GET /", "GET /{file}"} == methods
    for name, view in VIEWS.items():
        (row,) = (line for line in text.splitlines() if f"/{name}`" in line)
        assert set(view.question.model_fields) <= set(re.findall(r"`(\w+)`", row))
