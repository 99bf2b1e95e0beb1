"""Where the data of others is looked for, and what is said when it is nowhere."""

import hashlib
import io
import os
import tarfile
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from seqscope.tasks import sources
from seqscope.tasks.imdb import imdb_table
from seqscope.tasks.sources import SOURCES, SourceError, cache_folder, data_folder, located
from seqscope.tasks.tables import rows

PTB = SOURCES["ptb-test"]


@pytest.fixture
def data(tmp_path, monkeypatch):
    """An empty data folder, an empty cache, and no way out."""
    (folder := tmp_path / "data").mkdir()
    monkeypatch.setenv("SEQSCOPE_DATA", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SEQSCOPE_OFFLINE", "1")
    return folder


def put(folder: Path, file: str, content: bytes = b"here") -> Path:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_the_data_folder_comes_before_the_cache_and_both_before_the_net(data, monkeypatch):
    fetched = []
    monkeypatch.setenv("SEQSCOPE_OFFLINE", "0")
    monkeypatch.setattr(sources, "download", lambda url, path, **_: fetched.append((url, path)))
    cached = cache_folder() / PTB.file
    assert located(PTB) == cached
    assert fetched == [(PTB.url, cached)]
    put(cache_folder(), PTB.file)
    assert located(PTB) == cached
    own = put(data, PTB.file)
    assert located(PTB) == own
    assert len(fetched) == 1


def test_offline_says_what_to_fetch_and_where_to_put_it(data):
    with pytest.raises(SourceError) as refusal:
        located(PTB)
    for part in ("SEQSCOPE_OFFLINE", PTB.url, str(data / PTB.file), str(cache_folder())):
        assert part in str(refusal.value)


def test_what_cannot_be_downloaded_says_where_people_get_it(data, monkeypatch):
    monkeypatch.delenv("SEQSCOPE_DATA")
    with pytest.raises(SourceError, match=r"Yelp's terms.*business\.yelp\.com.*SEQSCOPE_DATA=DATA"):
        located(SOURCES["yelp"])


def test_a_download_that_fails_says_why(data, monkeypatch):
    monkeypatch.setenv("SEQSCOPE_OFFLINE", "")
    monkeypatch.setitem(os.environ, "no_proxy", "*")
    nowhere = replace(PTB, url="http://127.0.0.1:9/ptb.txt")
    monkeypatch.setattr("time.sleep", lambda _: None)
    with pytest.raises(SourceError, match=r"127\.0\.0\.1:9.* could not be fetched"):
        located(nowhere)
    assert not (cache_folder() / PTB.file).exists()


def test_a_data_folder_that_is_none_is_an_error(data, monkeypatch):
    monkeypatch.setenv("SEQSCOPE_DATA", str(data / "no"))
    with pytest.raises(SourceError, match="There is no folder"):
        located(PTB)
    monkeypatch.setenv("SEQSCOPE_DATA", "")
    assert data_folder() is None


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_what_is_downloaded_can_be_checked_and_all_else_says_where_it_is_from(source):
    if source.url:
        assert source.url.startswith("https://")
        assert len(source.sha256) == 64
        assert source.size > 0
    else:
        assert source.origin
    assert source.terms


@pytest.mark.data
@pytest.mark.skipif("SEQSCOPE_DATA" not in os.environ, reason="SEQSCOPE_DATA names no folder")
@pytest.mark.parametrize("name", ["ptb-train", "ptb-validation", "ptb-test", "tinyshakespeare"])
def test_the_files_at_hand_are_those_that_are_published(name):
    content = located(SOURCES[name]).read_bytes()
    assert len(content) == SOURCES[name].size
    assert hashlib.sha256(content).hexdigest() == SOURCES[name].sha256


def test_the_archive_of_imdb_becomes_two_tables_once(data):
    files = {
        "aclImdb/train/pos/10_8.txt": "Fine.",
        "aclImdb/train/pos/9_10.txt": "Good, “really”\x85",
        "aclImdb/train/neg/0_1.txt": 'Bad "film".<br />',
        "aclImdb/train/unsup/0_0.txt": "Neither.",
        "aclImdb/test/neg/0_2.txt": "Dull.",
        "../aclImdb/test/neg/1_2.txt": "Evil.",
    }
    archive = put(data, SOURCES["imdb"].file, packed(files))
    assert [each for _, each in rows(imdb_table("train"), ["id", "label", "rating", "text"])] == [
        ["neg_0", "neg", "1", 'Bad "film".<br />'],
        ["pos_9", "pos", "10", "Good, “really”\x85"],
        ["pos_10", "pos", "8", "Fine."],
    ]
    archive.unlink()
    assert [each for _, each in rows(imdb_table("test"), ["text"])] == [["Dull."]]


@pytest.mark.parametrize("kept", [0, 10, 200, 600])
def test_a_damaged_archive_of_imdb_leaves_no_table(data, kept):
    archive = packed({"aclImdb/train/pos/9_10.txt": os.urandom(1000).hex()})
    put(data, SOURCES["imdb"].file, archive[:kept])
    with pytest.raises(SourceError, match="is damaged"):
        imdb_table("train")
    assert not (cache_folder() / "imdb").exists()


def test_a_full_disk_leaves_no_table_of_imdb(data, monkeypatch):
    put(data, SOURCES["imdb"].file, packed({"aclImdb/train/pos/9_10.txt": "Good."}))
    monkeypatch.setattr("csv.writer", Mock(side_effect=OSError(28, "No space left on device")))
    with pytest.raises(SourceError, match="No space left on device"):
        imdb_table("train")
    assert list((cache_folder() / "imdb").iterdir()) == []


def packed(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            tar.addfile(member, io.BytesIO(text.encode()))
    return buffer.getvalue()
