"""The server: who is let in, what is refused, what is asked once and what waits."""

import asyncio
import json
import re
from pathlib import Path
from threading import Event

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from starlette.testclient import TestClient

from seqscope.views.serving import pages
from seqscope.views.serving.asking import LONGEST_BODY
from seqscope.views.serving.catalog import VIEWS
from seqscope.views.serving.door import Door
from seqscope.views.serving.openapi import document
from seqscope.views.serving.questions import LONGEST_TEXT
from seqscope.views.serving.worker import BusyError, SupersededError, Worker
from serving import ADDRESS, PORT, PlantedLibrary, browser, let_in

ATTENTION = "/api/runs/it/attention"
ADDRESSES = ["/", "/api/runs", "/api/openapi.json", ATTENTION, "/assets/page.js", "/nothing"]
DOCUMENT = Path(__file__).parent.parent / "docs" / "server.md"


@pytest.fixture
def library() -> PlantedLibrary:
    return PlantedLibrary()


@pytest.fixture
def client(library: PlantedLibrary) -> TestClient:
    return let_in(library)


def sentences(answer: httpx2.Response) -> str:
    """The reason of a refusal: some sentences, and never a traceback."""
    (reason,) = answer.json().values()
    assert reason.endswith(".")
    assert "Traceback" not in answer.text
    assert 'File "' not in answer.text
    return str(reason)


def test_the_first_address_lets_a_browser_in_and_leaves_no_token_behind(
    library: PlantedLibrary,
) -> None:
    door = Door(port=PORT)
    client = browser(library, door)
    answer = client.get("/", params={"token": door.token})
    cookie = answer.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=strict", "Path=/", str(PORT)))
    assert "url=./" in answer.text
    assert door.token not in answer.text
    assert client.get("/api/runs").status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("token", [None, "", "wrong", "x" * 5000, "ü"])
def test_without_the_token_nothing_is_told(
    library: PlantedLibrary, address: str, token: str | None
) -> None:
    client = browser(library)
    if token is not None:
        client.cookies.set(f"seqscope_{PORT}", token.encode("ascii", "ignore").decode())
    asked = {} if token is None else {"token": token}
    for answer in (client.get(address, params=asked), client.post(address, params=asked, json={})):
        assert answer.status_code == 401
        assert "seqscope open printed" in answer.text
    assert not library.asked


def test_the_token_opens_the_door_by_get_alone(library: PlantedLibrary) -> None:
    door = Door(port=PORT)
    answer = browser(library, door).post(ATTENTION, params={"token": door.token}, json={})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1.evil.example", "10.0.0.5", "[", ""]
)
def test_a_name_that_was_turned_here_is_refused_with_the_way_out(
    client: TestClient, library: PlantedLibrary, host: str
) -> None:
    answer = client.post(ATTENTION, json={}, headers={"host": host})
    assert answer.status_code == 403
    assert "--allow-host" in sentences(answer)
    assert not library.asked


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost:1", "LOCALHOST", f"[::1]:{PORT}", "lab.example:80", "desk"]
)
def test_names_of_this_machine_and_those_that_were_allowed_are_known(host: str) -> None:
    door = Door("desk", PORT, frozenset({"Lab.example"}))
    assert door.wrong_host(host) is None


def test_a_server_for_all_addresses_answers_numbers_but_no_foreign_names() -> None:
    door = Door("0.0.0.0", PORT)
    assert door.wrong_host("192.168.1.7:8765") is None
    assert door.wrong_host("evil.example") is not None
    assert Door("127.0.0.1", PORT).wrong_host("192.168.1.7:8765") is not None


@pytest.mark.parametrize(
    "origin",
    ["null", "http://evil.example", f"http://evil.example:{PORT}", "http://127.0.0.1:9999", "//["],
)
def test_pages_from_elsewhere_are_refused(
    client: TestClient, library: PlantedLibrary, origin: str
) -> None:
    answer = client.post(ATTENTION, json={}, headers={"origin": origin})
    assert answer.status_code == 403
    assert "--allow-host" in sentences(answer)
    assert not library.asked


def test_its_own_page_and_that_of_an_allowed_proxy_are_answered(library: PlantedLibrary) -> None:
    client = let_in(library, Door(port=PORT, allowed=frozenset({"hub.example"})))
    for origin in (ADDRESS, "https://hub.example"):
        answer = client.post(ATTENTION, json={"text": "5 May"}, headers={"origin": origin})
        assert answer.status_code == 200


def test_every_answer_forbids_what_the_page_does_not_need(client: TestClient) -> None:
    for address in ADDRESSES:
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_proxy_may_put_its_path_in_front_or_not(library: PlantedLibrary) -> None:
    door = Door(port=PORT)
    client = browser(library, door, root="/user/me/")
    cookie = client.get("/user/me/", params={"token": door.token}).headers["set-cookie"]
    assert "Path=/user/me;" in cookie
    client.cookies.set(f"seqscope_{PORT}", door.token)
    assert client.get("/user/me/api/runs").json() == client.get("/api/runs").json()


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets%2f..%2f..%2fsecret.txt",
        "/link",
        "//etc/passwd",
        "/assets/%00",
        "/assets\\..\\..\\secret.txt",
        "/api/runs/../../etc/passwd",
        "/" + "a/" * 3000,
    ],
)
def test_no_path_from_a_page_is_opened(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str
) -> None:
    (tmp_path / "static" / "assets").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "static" / "link").symlink_to(tmp_path / "secret.txt")
    monkeypatch.setattr(pages, "STATIC", tmp_path / "static")
    answer = client.get(path)
    assert answer.status_code == 404
    assert "secret" not in answer.text


@pytest.mark.parametrize("run", ["..", "%2fetc", "it%00", "nobody", "it%2f..", "\u202eti"])
def test_a_run_that_is_not_listed_is_not_there(client: TestClient, run: str) -> None:
    assert client.post(f"/api/runs/{run}/attention", json={}).status_code in (404, 405)


def test_an_unknown_view_is_told_those_that_there_are(client: TestClient) -> None:
    answer = client.post("/api/runs/it/telepathy", json={})
    assert answer.status_code == 404
    assert "attention" in sentences(answer)
    assert client.get("/api/runs/it/attention").status_code == 404
    assert client.post("/api/runs", json={}).status_code == 405


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "nested"),
        (b'{"text": NaN}', "NaN"),
        (b'{"text": 1' + b"0" * 10_000 + b"}", "text"),
        (b"[]", "the whole"),
        (b'{"text": 5}', "text"),
        (b'{"path": "/etc/passwd"}', "path"),
        (json.dumps({"text": "a" * (LONGEST_TEXT + 1)}).encode(), "text"),
        (json.dumps({"text": "😀" * 100_000}, ensure_ascii=False).encode()[:LONGEST_BODY], "JSON"),
    ],
)
def test_what_is_no_question_is_refused_with_a_reason(
    client: TestClient, library: PlantedLibrary, content: bytes, told: str
) -> None:
    kind = {"content-type": "application/json"}
    answer = client.post(ATTENTION, content=content, headers=kind)
    assert answer.status_code == 400
    assert told in sentences(answer)
    assert not library.asked


def test_a_question_has_a_length_and_a_type(client: TestClient) -> None:
    kind = {"content-type": "application/json"}
    long = client.post(ATTENTION, content=b" " * (LONGEST_BODY + 1), headers=kind)
    assert (long.status_code, "bytes" in sentences(long)) == (413, True)
    for other in ("text/plain", "", "multipart/form-data"):
        answer = client.post(ATTENTION, content=b"{}", headers={"content-type": other})
        assert answer.status_code == 415


HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "\u202e2016 yaM 5\u2066\u2069",
    "a\ud83d lone \udc00 surrogate",
    "\x00\x1b[2J\u2028\ufeff",
    "ܠ" * 500,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_come_back_as_text(client: TestClient, text: str) -> None:
    answer = client.post(ATTENTION, content=json.dumps({"text": text}), headers=JSON)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    kept = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert answer.json()["source"].startswith(kept[:5])
    assert len(answer.json()["source"]) >= len(text) - 1


JSON = {"content-type": "application/json"}


@settings(max_examples=60, deadline=None)
@given(
    content=some.binary(max_size=300),
    view=some.sampled_from([*VIEWS]) | some.text(max_size=20),
    run=some.just("it") | some.text(max_size=20),
)
def test_no_bytes_at_all_make_the_server_stumble(content: bytes, view: str, run: str) -> None:
    client = let_in(PlantedLibrary())
    address = httpx2.URL(f"{ADDRESS}/").copy_with(
        raw_path=b"/api/runs/" + "/".join(map(percent, (run, view))).encode()
    )
    answer = client.post(address, content=content, headers=JSON)
    assert answer.status_code < 500


def percent(text: str) -> str:
    """The text in an address."""
    return "".join(f"%{byte:02x}" for byte in text.encode(errors="replace"))


def test_a_mistake_of_the_program_is_said_to_be_one(
    client: TestClient, library: PlantedLibrary
) -> None:
    def stumble(question: object) -> None:
        raise KeyError("secret")

    library.before = stumble
    answer = client.post(ATTENTION, json={"text": "a"})
    assert answer.status_code == 500
    assert "mistake in the program" in sentences(answer)
    assert "secret" not in answer.text


def test_the_reason_of_the_library_is_handed_on(
    client: TestClient, library: PlantedLibrary
) -> None:
    def refuse(question: object) -> None:
        raise ValueError("A rule. What came. The way out.")

    library.before = refuse
    answer = client.post(ATTENTION, json={"text": "a"})
    assert (answer.status_code, sentences(answer)) == (400, "A rule. What came. The way out.")


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


def test_of_questions_in_one_slot_the_newest_is_answered() -> None:
    worker, begun, free = Worker("test"), Event(), Event()
    first = worker.submit(lambda: (begun.set(), free.wait(), "first")[-1], "typed")
    begun.wait()
    dropped = worker.submit(lambda: "dropped", "typed")
    other = worker.submit(lambda: "other", "elsewhere")
    newest = worker.submit(lambda: "newest", "typed")
    free.set()
    assert [each.result() for each in (first, other, newest)] == ["first", "other", "newest"]
    with pytest.raises(SupersededError):
        dropped.result()


def test_the_page_hears_that_its_question_was_dropped(
    client: TestClient, library: PlantedLibrary
) -> None:
    door = Door(port=PORT)
    app = browser(library, door).app
    begun, free = Event(), Event()
    library.before = lambda question: (begun.set(), free.wait())[0]

    async def typing() -> list[int]:
        options = {"transport": httpx2.ASGITransport(app), "base_url": ADDRESS}
        cookies, slot = {door.cookie: door.token}, {"seqscope-slot": "typed"}
        async with httpx2.AsyncClient(**options, cookies=cookies, headers=slot) as typist:
            asked = []
            for text in ("5", "5 M", "5 May"):
                asked.append(asyncio.create_task(typist.post(ATTENTION, json={"text": text})))
                await asyncio.to_thread(begun.wait)
                await asyncio.sleep(0.05)
            free.set()
            return [each.status_code for each in await asyncio.gather(*asked)]

    assert asyncio.run(typing()) == [200, 409, 200]


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
    listed = set(re.findall(r"^\| `((?:GET|POST) [^`]+)`", text, re.MULTILINE))
    methods = {
        f"{method.upper()} {path}"
        for path, ways in document()["paths"].items()
        for method in ways
        if method in ("get", "post")
    }
    assert listed - {"GET /", "GET /{file}"} == methods
    for name, view in VIEWS.items():
        (row,) = (line for line in text.splitlines() if f"/{name}`" in line)
        assert set(view.question.model_fields) <= set(re.findall(r"`(\w+)`", row))
