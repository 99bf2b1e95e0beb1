"""A file fetched from the net: whole and with the right checksum, or not there."""

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import BinaryIO
from urllib.error import HTTPError
from urllib.request import Request, urlopen

__all__ = ["DownloadError", "download"]

PIECE = 1 << 16  # bytes that are read together
ATTEMPTS = 5  # connections that may be cut one after the other before the download is given up
TIMEOUT = 30.0  # seconds of silence after which a connection counts as cut
GONE_ON = 206


class DownloadError(ValueError):
    """A file that could not be fetched."""


def download(url: str, path: Path, *, sha256: str, size: int, pause: float = 0.5) -> None:
    """Fetch a file of that size, in bytes, and checksum; what is there already is kept.

    What has arrived stands beside the path in a file that ends in .part, so that a download cut in
    the middle goes on where it stopped, now or in another run; `pause` is the number of seconds
    before it goes on, doubled each time. Progress is told on stderr. Raises `DownloadError`.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("r+b" if part.exists() else "w+b") as file:
            checksum = arrived(url, file, size, pause)
        if checksum != sha256:
            part.unlink(missing_ok=True)
            raise DownloadError(f"what {url} sent has the SHA-256 {checksum}, not {sha256}")
        part.replace(path)
    except OSError as error:
        if path.exists():  # another program has fetched it at the same time
            return
        raise DownloadError(f"writing {part} failed: {error}") from error


def arrived(url: str, file: BinaryIO, size: int, pause: float) -> str:
    """The SHA-256 of the file, after everything has arrived in it and is on the disk."""
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    progress = Progress(url, size)
    for piece in pieces(url, file, size, pause):
        digest = digest if file.tell() else hashlib.sha256()
        file.write(piece)
        digest.update(piece)
        progress.tell(file.tell())
    progress.end(file.tell())
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest()


def pieces(url: str, file: BinaryIO, size: int, pause: float) -> Iterator[bytes]:
    """What is still missing, piece by piece, each to be written where the file stands.

    The file is set back to its start where the server cannot go on in the middle.
    """
    cut, furthest = 0, file.tell()
    while file.tell() < size:
        try:
            with answer(url, file.tell()) as response:
                if response.status != GONE_ON:
                    file.seek(0)
                while (piece := response.read(PIECE)) and file.tell() < size:
                    yield piece
            trouble = "the connection was cut"
        except HTTPError as error:
            if error.code < 500:
                raise DownloadError(f"{url} answered {error.code} {error.reason}") from error
            trouble = f"the answer was {error.code} {error.reason}"
        except (OSError, HTTPException) as error:
            trouble = str(error) or type(error).__name__
        cut = 1 if file.tell() > furthest else cut + 1
        furthest = max(furthest, file.tell())
        if file.tell() < size and cut >= ATTEMPTS:
            raise DownloadError(f"{url} could not be fetched: {trouble}, {cut} times")
        if file.tell() < size:
            time.sleep(pause * 2 ** (cut - 1))


def answer(url: str, first: int) -> HTTPResponse:
    """What the server sends, from that byte on if it can."""
    headers = {"User-Agent": "seqscope", "Accept-Encoding": "identity"}
    if first:
        headers["Range"] = f"bytes={first}-"
    response: HTTPResponse = urlopen(Request(url, headers=headers), timeout=TIMEOUT)
    return response


class Progress:
    """One line on stderr about a download: rewritten on a terminal, else written twice."""

    def __init__(self, url: str, size: int) -> None:
        self.url, self.size = url, size
        self.live = sys.stderr.isatty()
        self.told = 0.0
        if not self.live:
            print(f"Fetching {url} ({size / 1e6:.1f} MB)", file=sys.stderr)

    def tell(self, done: int) -> None:
        """Say how far it is, a few times a second."""
        if self.live and time.monotonic() - self.told > 0.2:
            self.told = time.monotonic()
            share = f"{done / 1e6:.1f} of {self.size / 1e6:.1f} MB"
            print(f"\r\x1b[2KFetching {self.url}: {share}", end="", file=sys.stderr, flush=True)

    def end(self, done: int) -> None:
        """Say that it is over."""
        start = "\r\x1b[2K" if self.live else ""
        print(f"{start}Fetched {self.url} ({done / 1e6:.1f} MB)", file=sys.stderr)
