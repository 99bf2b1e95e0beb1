"""Fetching a file from a server that cuts, refuses and lies."""

import hashlib
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from seqscope.tasks.download import DownloadError, download

CONTENT = bytes(range(256)) * 1000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Server(ThreadingHTTPServer):
    """Sends `content`; each request takes one from `plan`: how many bytes before the cut, or an
    error code. `asked` lists the ranges that were asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.content, self.ranges = CONTENT, True
        self.plan: list[tuple[str, int]] = []
        self.asked: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/file"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        asked = self.headers["Range"]
        self.server.asked.append(asked)
        what, number = self.server.plan.pop(0) if self.server.plan else ("cut", len(CONTENT) + 1)
        if what == "error":
            self.send_error(number)
            return
        first = int(asked.removeprefix("bytes=").removesuffix("-")) if asked else 0
        first = first if self.server.ranges else 0
        if first >= len(self.server.content):
            self.send_error(416)
            return
        self.send_response(206 if first else 200)
        self.send_header("Content-Length", str(len(self.server.content) - first))
        self.end_headers()
        self.wfile.write(self.server.content[first : first + number])

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def fetch(server: Server, path: Path, **changes: object) -> None:
    settings = {"sha256": SHA256, "size": len(CONTENT), "pause": 0.0} | changes
    download(server.url, path, **settings)


def test_a_file_arrives_whole_and_is_told_of_in_plain_lines(server, tmp_path, capsys):
    fetch(server, path := tmp_path / "new" / "file")
    assert path.read_bytes() == CONTENT
    assert [each.name for each in path.parent.iterdir()] == ["file"]
    assert capsys.readouterr().err == (
        f"Fetching {server.url} (0.3 MB)\nFetched {server.url} (0.3 MB)\n"
    )


def test_on_a_terminal_one_line_grows(server, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    fetch(server, tmp_path / "file")
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert " of 0.3 MB" in told


def test_a_cut_connection_goes_on_where_it_was_cut(server, tmp_path):
    server.plan = [("cut", 100_000), ("error", 503), ("cut", 50_000)]
    fetch(server, path := tmp_path / "file")
    assert path.read_bytes() == CONTENT
    assert server.asked == [None, "bytes=100000-", "bytes=100000-", "bytes=150000-"]


def test_what_has_arrived_is_kept_for_the_next_time(server, tmp_path):
    server.plan = [("cut", 70_000)] + [("cut", 0)] * 5
    with pytest.raises(DownloadError, match="could not be fetched: the connection was cut"):
        fetch(server, path := tmp_path / "file")
    assert [each.name for each in tmp_path.iterdir()] == ["file.part"]
    fetch(server, path)
    assert path.read_bytes() == CONTENT
    assert server.asked[-1] == "bytes=70000-"


def test_a_server_without_ranges_is_asked_for_all_again(server, tmp_path):
    server.ranges, server.plan = False, [("cut", 200_000), ("cut", 100_000)]
    fetch(server, path := tmp_path / "file")
    assert path.read_bytes() == CONTENT


def test_a_wrong_checksum_leaves_nothing(server, tmp_path):
    server.content = b"?" * len(CONTENT)
    with pytest.raises(DownloadError, match=f"SHA-256 [0-9a-f]{{64}}, not {SHA256}"):
        fetch(server, tmp_path / "file")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("length", [1, len(CONTENT) - 1, len(CONTENT) + 1])
def test_a_file_of_another_length_is_not_taken(server, tmp_path, length):
    server.content = (CONTENT + b"?")[:length]
    with pytest.raises(DownloadError):
        fetch(server, path := tmp_path / "file")
    assert not path.exists()


def test_a_damaged_beginning_is_found_out_and_fetched_anew(server, tmp_path):
    (tmp_path / "file.part").write_bytes(b"?" * 1000)
    with pytest.raises(DownloadError, match="SHA-256"):
        fetch(server, path := tmp_path / "file")
    fetch(server, path)
    assert path.read_bytes() == CONTENT


def test_a_refusal_is_final_and_a_busy_server_is_asked_five_times(server, tmp_path):
    server.plan = [("error", 404)]
    with pytest.raises(DownloadError, match="answered 404"):
        fetch(server, tmp_path / "file")
    assert len(server.asked) == 1
    server.plan = [("error", 503)] * 9
    with pytest.raises(DownloadError, match="503 Service Unavailable, 5 times"):
        fetch(server, tmp_path / "file")
    assert len(server.asked) == 6


def test_a_disk_that_refuses_is_told(server, tmp_path):
    (tmp_path / "file.part").mkdir()
    with pytest.raises(DownloadError, match=r"writing .* failed"):
        fetch(server, tmp_path / "file")
