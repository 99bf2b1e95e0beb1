"""A running text as a stream of words."""

import os

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seqscope.tasks.language import LanguageError, LanguageTask
from seqscope.tasks.sources import SourceError
from seqscope.tasks.texts import TextError
from seqscope.tasks.vocabulary import END, UNKNOWN

PARTS = ("train", "validation", "test")
LINES = [f"Line {number}: to be, or not to be?" for number in range(1000)]
needs_data = pytest.mark.skipif(
    "SEQSCOPE_DATA" not in os.environ, reason="SEQSCOPE_DATA names no folder"
)


@pytest.fixture
def text(tmp_path):
    """A file with this text, as a path."""

    def text(content, name="text.txt"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8", newline="")
        return str(path)

    return text


@pytest.mark.parametrize("tokens", ["words", "characters", "given"])
def test_the_parts_follow_each_other_in_whole_lines(text, tokens):
    task = LanguageTask(text("\n".join(LINES) + "\n"), tokens=tokens)
    parts = [task.part(part) for part in PARTS]
    assert "".join(parts) == "\n".join(LINES) + "\n"
    assert all(part.endswith("\n") for part in parts)
    shares = np.array(list(map(len, parts))) / sum(map(len, parts))
    assert np.allclose(shares, [0.9, 0.05, 0.05], atol=0.005)


@pytest.mark.parametrize("tokens", ["words", "plain", "characters", "given"])
def test_a_stream_holds_the_ids_of_what_is_read(text, tokens, monkeypatch):
    monkeypatch.setattr("seqscope.tasks.language.PIECE", 100)
    task = LanguageTask(text("\n".join(LINES)), tokens=tokens)
    for part in PARTS:
        stream = task.stream(part)
        assert stream.dtype == np.int32
        ids = task.source_vocabulary.ids(task.read(task.part(part)).words)
        assert stream.tolist() == ids
    assert (task.stream("train") != UNKNOWN).all()
    assert (task.stream("test") == UNKNOWN).any() == (tokens != "characters")
    ends = (task.stream("train") == END).sum()
    assert ends == (0 if tokens == "characters" else task.part("train").count("\n"))


def test_a_text_without_lines_is_cut_between_words(text):
    task = LanguageTask(text("to be or not " * 1000))
    assert {word for part in PARTS for word in task.part(part).split()} == {"to", "be", "or", "not"}
    assert len(LanguageTask(text("x" * 1000), tokens="characters").stream("test")) == 50


def test_line_ends_of_other_systems_and_a_mark_in_front_make_no_difference(text):
    plain = LanguageTask(text("\n".join(LINES)))
    other = LanguageTask(text("\ufeff" + "\r\n".join(LINES), "other.txt"))
    assert other.stream("train").tolist() == plain.stream("train").tolist()


def test_a_vocabulary_is_cut_to_its_size_or_by_a_count(text):
    path = text("\n".join(LINES))
    assert len(LanguageTask(path, vocabulary=10).source_vocabulary) == 10
    words = LanguageTask(path, minimum=10).source_vocabulary.words[4:]
    assert set(words) == {*"be to line or not".split(), ":", ",", "?"}


def test_the_penn_treebank_has_files_of_its_own_and_markers(tmp_path, monkeypatch):
    (tmp_path / "ptb").mkdir()
    for part in ("train", "valid", "test"):
        (tmp_path / "ptb" / f"ptb.{part}.txt").write_text(" the <unk> of N \n the end \n")
    monkeypatch.setenv("SEQSCOPE_DATA", str(tmp_path))
    task = LanguageTask("ptb")
    assert task.source_vocabulary.words[4:] == ("the", "N", "end", "of")
    assert task.stream("validation").tolist() == [4, UNKNOWN, 7, 5, END, 4, 6, END]
    assert task.written(task.source_vocabulary.tokens(task.stream("test"))) == (
        "the <unknown> of N\nthe end\n"
    )


@pytest.mark.parametrize(
    "written",
    [
        "hark! who goes (there)?\n",
        "the king -- god save him -- said: 'tis 5%.\n\nwell ...\n",
        "i'll not. o'er [exit]; no!!! why?\n",
    ],
)
def test_what_is_written_looks_as_people_write(written):
    task = LanguageTask("text.txt")
    assert task.written(task.read(written).words) == written.replace(" ...", "...")


@given(st.text(st.sampled_from("ab9 .,!?-'’()[]{\"%;:\n…字é<br />")) | st.text(st.characters()))
@example(". . ? ??? ?")
def test_what_is_written_is_read_as_the_same_words(text):
    task = LanguageTask("text.txt")
    words = task.read(text).words
    assert task.read(task.written(words)).words == words


@given(st.text(st.characters()))
def test_characters_are_written_as_they_were_read(text):
    task = LanguageTask("text.txt", tokens="characters")
    assert task.written(task.read(text).words) == text


@pytest.mark.parametrize(("content", "part"), [("", "train"), (" \n", "train"), ("a", "test")])
def test_a_text_that_is_too_short_is_an_error(text, content, part):
    with pytest.raises(LanguageError, match="Give a longer one"):
        LanguageTask(text(content)).stream(part)


def test_an_unknown_part_a_missing_file_and_a_foreign_encoding_are_errors(text, tmp_path):
    with pytest.raises(LanguageError, match="'dev'"):
        LanguageTask(text("a b c")).stream("dev")
    with pytest.raises(TextError, match="No such file"):
        LanguageTask("no.txt").stream("train")
    (tmp_path / "latin.txt").write_bytes("\n".join(["thé"] * 100).encode("latin-1"))
    with pytest.raises(TextError, match=r"line 1,.*latin-1"):
        LanguageTask(str(tmp_path / "latin.txt")).stream("train")
    read = LanguageTask(str(tmp_path / "latin.txt"), encoding="latin-1")
    assert "thé" in read.source_vocabulary


def test_data_is_looked_for_when_it_is_needed(monkeypatch, tmp_path):
    monkeypatch.setenv("SEQSCOPE_DATA", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("SEQSCOPE_OFFLINE", "1")
    task = LanguageTask("ptb")
    assert task.read("no data\n").words == ("no", "data", "<end>")
    with pytest.raises(SourceError, match=r"ptb\.train\.txt"):
        task.stream("train")


@pytest.mark.data
@needs_data
def test_the_penn_treebank_has_the_published_counts():
    task = LanguageTask("ptb")
    assert [len(task.stream(part)) for part in PARTS] == [929_589, 73_760, 82_430]
    assert len(task.source_vocabulary) == 10_000 + 2  # padding and start stand for no word of it
    assert all((task.stream(part) == UNKNOWN).mean() > 0.04 for part in PARTS)


@pytest.mark.data
@needs_data
def test_shakespeare_is_a_million_words():
    task = LanguageTask("shakespeare", vocabulary=15_000)
    counts = [len(task.stream(part)) for part in PARTS]
    assert sum(counts) == pytest.approx(1.3e6, rel=0.05)
    assert (task.stream("train") == UNKNOWN).mean() < 0.01
    assert {"hath", "dost", "art", "thou"} < set(task.source_vocabulary.words)
