"""Tables row by row, and what is said about those that are damaged."""

import gzip
import json

import pytest

from seqscope.tasks.tables import TableError, rows
from seqscope.tasks.texts import TextError

GOOD = 'label,text\npos,"Fine, really"\nneg,"two\nlines"\npos,short\n'
ROWS = [(2, ["Fine, really", "pos"]), (3, ["two\nlines", "neg"]), (5, ["short", "pos"])]


@pytest.fixture
def read(tmp_path):
    """The rows of a file with this content."""

    def read(content, name="reviews.csv", columns=("text", "label"), encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(rows(path, columns, encoding))

    return read


def test_a_row_comes_with_the_line_it_starts_in_and_its_columns_in_the_order_asked_for(read):
    assert read(GOOD) == ROWS
    assert read(GOOD.replace("\n", "\r\n"))[2] == ROWS[2]
    assert read(GOOD.replace(",", "\t"), "reviews.TSV")[2] == ROWS[2]


@pytest.mark.parametrize(
    ("content", "name", "encoding"),
    [
        ("\ufeff" + GOOD, "reviews.csv", "utf-8"),
        (gzip.compress(GOOD.encode(), mtime=0), "reviews.csv.gz", "utf-8"),
        (GOOD.encode("utf-16"), "reviews.csv", "utf-16"),
        (GOOD.encode("latin-1"), "reviews.csv", "latin-1"),
        (GOOD + "\n\n", "reviews.csv", "utf-8"),
    ],
)
def test_marks_packing_encodings_and_empty_lines_change_nothing(read, content, name, encoding):
    assert read(content, name, encoding=encoding) == ROWS


def test_a_line_of_json_may_hold_numbers_nothing_and_halves_of_characters(read):
    lines = [{"text": "a", "stars": 4}, {"text": None}, {"stars": 2.5, "text": "\ud800b"}]
    content = "\n\n".join(map(json.dumps, lines))
    expected = [(1, ["a", "4"]), (3, ["", ""]), (5, ["\ufffdb", "2.5"])]
    assert read(content, "reviews.jsonl", ("text", "stars")) == expected


def test_a_long_field_is_read(read):
    assert len(read(f"text,label\n{'word ' * 50_000},pos\n")[0][1][0]) == 250_000


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ("text,stars\na,1\n", "reviews.csv", "'label' is not there. Its columns are: 'text', 'st"),
        ("text;label\na;1\n", "reviews.csv", "Its columns are: 'text;label'"),
        ("text,text,label\na,b,1\n", "reviews.csv", "'text' stands there more than once"),
        ("text,label\na,1\nb\n", "reviews.csv", "line 3, has 1. "),
        ("text,label\na,1\n\nb,c,1\n", "reviews.csv", "line 4, has 3. "),
        ('text,label\na,1\n"b,1\nc,1\n', "reviews.csv", "row that starts in line 3"),
        ('text,label\n"say "hi" now",1\n', "reviews.csv", "row that starts in line 2"),
        ("text,label\na,1\nb\0,1\n", "reviews.csv", "line 3, holds a NUL"),
        ("", "reviews.csv", "is empty"),
        ("", "reviews.jsonl", "is empty"),
        ('{"text": "a"}\n', "reviews.jsonl", "'label' is not there"),
        ('{"text": "a", "label": 1}\n[1]\n', "reviews.jsonl", "line 2: a JSON list"),
        ('{"text": "a", "label": 1}\n{"text"\n', "reviews.jsonl", "line 2: Expecting ':'"),
        ('{"text": ["a"], "label": 1}\n', "reviews.jsonl", "line 1, has in 'text' a JSON list"),
        ("[" * 100_000, "reviews.jsonl", "line 1: "),
        (GOOD, "reviews.xlsx", "ends in .csv, .tsv or .jsonl"),
    ],
)
def test_a_damaged_table_is_refused_with_its_line(read, content, name, said):
    with pytest.raises(TableError) as refusal:
        read(content, name)
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "name", "encoding", "said"),
    [
        (b"text,label\na,1\ncaf\xe9,1\n", "reviews.csv", "utf-8", 'line 3, .*"latin-1"'),
        (GOOD.encode("utf-16"), "reviews.csv", "utf-8", "read as UTF-8"),
        (gzip.compress(GOOD.encode(), mtime=0)[:-12], "reviews.csv.gz", "utf-8", "gzip -t"),
        (GOOD, "reviews.csv.gz", "utf-8", "packed by gzip"),
        (GOOD, "reviews.csv", "klingon", "name that Python knows"),
        (GOOD, "reviews.csv", "hex", "name that Python knows"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_a_way_out(read, content, name, encoding, said):
    with pytest.raises(TextError, match=said):
        read(content, name, encoding=encoding)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TextError, match=r"no\.csv: No such file"):
        list(rows(tmp_path / "no.csv", ["text"]))


def test_rows_are_read_one_by_one(tmp_path):
    path = tmp_path / "endless.csv"
    path.write_text("text,label\n" + "a,1\n" * 100_000 + "ragged\n")
    assert next(rows(path, ["text"])) == (2, ["a"])
