"""Predictions: in order, in bounded memory, alike by NumPy and compiled, or refused."""

import itertools
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from planted import TurnedWords
from seqscope.recording import Reading
from seqscope.runs.answers import decoding
from seqscope.runs.answers.translator import WINDOW, Translator
from seqscope.runs.run import Run
from seqscope.runs.scores.translations import Question, Tally, read_pairs, scores, scores_by_part


@pytest.fixture(scope="module")
def translator(trained: Run) -> Translator:
    return Translator(trained)


def texts(number: int) -> list[str]:
    return [example.source for example in TurnedWords().examples("test", 0)[:number]]


def right(text: str) -> str | None:
    return None if len(text) > 1 and text[0] == text[1] else text.upper()


def test_a_trained_network_answers_and_refuses(translator: Translator) -> None:
    readings = list(translator.translate(texts(200)))
    answers = [reading.prediction == right(reading.source) for reading in readings]
    assert sum(answers) > 190
    assert any(reading.prediction is None for reading in readings)


def test_a_reading_tells_what_was_read_and_how_sure_the_network_is(translator: Translator) -> None:
    (reading,) = translator.translate(["abcd"], hints=["⟨x⟩"])
    assert reading.source == "abcd"
    assert reading.tokens == ("⟨x⟩", *"abcd")
    assert reading.spans == ((0, 0), (0, 1), (1, 2), (2, 3), (3, 4))
    assert reading.weights.shape == reading.scores.shape == (len(reading.target), 5)
    assert np.allclose(reading.weights.sum(axis=1), 1, atol=1e-5)
    assert np.all((reading.probabilities > 0) & (reading.probabilities <= 1))
    assert reading.confidence <= reading.probabilities.prod() + 1e-6


def test_alternatives_are_other_answers_and_less_likely(translator: Translator) -> None:
    for reading in translator.translate(texts(50), top=4):
        answers = [reading.prediction, *(each.prediction for each in reading.alternatives)]
        sure = [reading.confidence, *(each.confidence for each in reading.alternatives)]
        assert len(set(answers)) == len(answers) == 4
        assert sure == sorted(sure, reverse=True)
        assert sum(sure) <= 1 + 1e-5


def test_every_answer_is_one_that_the_grammar_allows(translator: Translator) -> None:
    task = TurnedWords()
    for reading in translator.translate(["abcd", "dddd", "xyz", "a"], top=20):
        for target in (reading.prediction, *(each.prediction for each in reading.alternatives)):
            ids = task.target_vocabulary.ids(target or "∅")
            assert task.grammar.accepts([*ids, 2])


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "abcdabcd", "a" * 10_000, "ab\N{REPLACEMENT CHARACTER}"]
)
def test_a_text_that_cannot_be_read_is_refused_in_its_place(translator, text: str) -> None:
    first, second, third = translator.translate(["abcd", text, "abcd"])
    assert second.source == text
    assert (second.prediction, second.confidence, second.tokens) == (None, 0.0, ())
    assert first.prediction == third.prediction == "ABCD"


def test_many_texts_compiled_are_answered_as_one_by_one(translator, monkeypatch) -> None:
    chosen = texts(300)
    monkeypatch.setattr(decoding, "FEW", 10)
    together = list(translator.translate(chosen))
    monkeypatch.setattr(decoding, "FEW", 1000)
    alone = [next(translator.translate([text])) for text in chosen]
    for one, other in zip(together, alone, strict=True):
        assert (one.source, one.prediction, one.target) == (
            other.source,
            other.prediction,
            other.target,
        )
        assert one.confidence == pytest.approx(other.confidence, abs=1e-4)
        assert np.allclose(one.weights, other.weights, atol=1e-4)


def test_answers_come_in_the_order_of_the_texts(translator: Translator) -> None:
    chosen = [*texts(50), "", *texts(50)[::-1]]
    assert [reading.source for reading in translator.translate(chosen)] == chosen


def test_a_stream_is_read_a_window_at_a_time(translator: Translator, monkeypatch) -> None:
    read = itertools.count()
    monkeypatch.setattr(translator, "readings", unread)
    stream = translator.translate(str(next(read)) for _ in itertools.repeat(None))
    assert next(stream).source == "0"
    assert next(read) <= WINDOW + 1


def unread(window: list[tuple[str, str | None]], *, top: int) -> Iterator[Reading]:
    return (Reading.unread(text) for text, _ in window)


def test_memory_does_not_grow_with_the_number_of_texts(translator, monkeypatch) -> None:
    monkeypatch.setattr("seqscope.runs.answers.translator.WINDOW", 64)
    one, many = (peak(translator, number) for number in (256, 1024))
    assert many < 1.5 * one


def peak(translator: Translator, number: int) -> int:
    """Bytes at the height of reading so many texts."""
    stream = itertools.islice(itertools.cycle(texts(100)), number)
    tracemalloc.start()
    for _ in translator.translate(stream):
        pass
    try:
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_an_answer_below_the_threshold_is_withheld(trained: Run) -> None:
    strict = trained.recipe.model_copy(
        update={"predict": trained.recipe.predict.model_copy(update={"refuse_below": 1.0})}
    )
    run = replace(trained, recipe=strict)
    (reading,) = Translator(run).translate(["abcd"])
    assert reading.prediction is None
    assert reading.target == tuple("ABCD")


def test_a_hint_that_the_network_was_not_taught_is_an_error(translator: Translator) -> None:
    assert translator.hint("x") == "⟨x⟩"
    with pytest.raises(ValueError, match="The only locale is x"):
        translator.hint("de")


def test_a_tally_divides_answers_into_right_wrong_and_refused() -> None:
    tally = Tally()
    for given, wanted in [("A", "A"), ("B", "A"), (None, "A"), (None, None), ("A", None)]:
        tally.add(given, wanted)
    assert tally.shares() == {"count": 5, "exact_match": 0.4, "wrong": 0.4, "refused": 0.2}


def test_scores_are_counted_by_label(translator: Translator) -> None:
    questions = [
        Question("abcd", None, "ABCD", {"locale": "x"}),
        Question("abcd", None, "DCBA", {"locale": "y"}),
        Question("", None, "A", {"locale": "y"}),
    ]
    found = scores(translator, questions).as_dict()
    assert found["exact_match"] == found["wrong"] == found["refused"] == pytest.approx(1 / 3)
    assert found["by_locale"]["x"] == {"count": 1, "exact_match": 1, "wrong": 0, "refused": 0}
    assert found["by_locale"]["y"] == {"count": 2, "exact_match": 0, "wrong": 0.5, "refused": 0.5}


def test_the_tasks_own_test_is_scored_part_by_part(translator: Translator) -> None:
    found = scores_by_part(translator, number=100)
    assert list(found) == ["test"]
    assert found["test"].overall.count == 100
    assert found["test"].overall.shares()["exact_match"] > 0.9
    assert set(found["test"].by_label) == {"locale", "length"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "line 1: its columns are"),
        (b"text\tdate\n", "line 1: its columns are 'text', 'date'"),
        (b"text\tiso\nabcd\n", "line 2: it has 1 columns, not 2"),
        (b"text\tiso\n\xff\xfe\tA\n", "not UTF-8"),
    ],
)
def test_a_file_that_holds_no_pairs_is_named_with_its_line(
    translator: Translator, tmp_path, content: bytes, message: str
) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=message):
        list(read_pairs(path, translator))


def test_pairs_are_read_with_their_locale_and_windows_line_ends(translator, tmp_path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes(b"text\tlocale\tiso\r\nabcd\tx\tABCD\r\naab\t\t\r\n")
    assert list(read_pairs(path, translator, hints=True)) == [
        Question("abcd", "⟨x⟩", "ABCD", {"length": "1 to 9", "locale": "x"}),
        Question("aab", None, None, {"length": "1 to 9"}),
    ]


def test_a_pattern_is_a_label_too_and_a_byte_order_mark_is_none(translator, tmp_path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_bytes(b"\xef\xbb\xbftext\tiso\tpattern\nabcd\tABCD\td MMM\n")
    assert list(read_pairs(path, translator)) == [
        Question("abcd", None, "ABCD", {"length": "1 to 9", "format": "d MMM"})
    ]
