"""Questions to the server: what is none is refused with a reason, and nothing makes it stumble."""

import json

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from starlette.testclient import TestClient

from seqscope.views.serving.asking import LONGEST_BODY
from seqscope.views.serving.catalog import VIEWS
from seqscope.views.serving.fields import LONGEST_TEXT
from serving import ADDRESS, ATTENTION, PlantedLibrary, let_in, sentences


@pytest.fixture
def library() -> PlantedLibrary:
    return PlantedLibrary()


@pytest.fixture
def client(library: PlantedLibrary) -> TestClient:
    return let_in(library)


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
