"""The server as who asks it from outside meets it: who is let in, what no page may do."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from seqscope.views.serving import pages
from seqscope.views.serving.door import Door
from serving import ADDRESS, ADDRESSES, ATTENTION, PORT, PlantedLibrary, browser, let_in, sentences


@pytest.fixture
def library() -> PlantedLibrary:
    return PlantedLibrary()


@pytest.fixture
def client(library: PlantedLibrary) -> TestClient:
    return let_in(library)


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
