"""The clock task: what it generates, what it reads from a file, and which answers there are."""

import json
import os
import re
from collections import Counter
from itertools import product
from random import Random

import pytest

from seqscope.tasks.clock import ClockTask
from seqscope.tasks.clock.published import is_bare_noon
from seqscope.tasks.clock.spoken import (
    from_an_hour,
    full_hour,
    hour_first,
    in_digits,
    spoken_time,
)
from seqscope.tasks.clock.times import is_time, written_time
from seqscope.tasks.task import CHUNK
from seqscope.tasks.vocabulary import END, MARKERS, UNKNOWN

needs_data = pytest.mark.skipif(
    "SEQSCOPE_DATA" not in os.environ, reason="SEQSCOPE_DATA names no folder"
)
PAIRS = [[f"{minute} after {hour} am", f"{hour:02}:{minute:02}"]
         for hour, minute in product(range(1, 11), range(10, 20))]  # fmt: skip


@pytest.fixture(scope="module")
def task():
    return ClockTask()


@pytest.fixture(scope="module")
def told():
    """The times that generated texts tell, all of them for each text."""
    random, times = Random(1), {}
    for _ in range(60_000):
        text, time, _ = spoken_time(random)
        times.setdefault(text, set()).add(written_time(time))
    return times


@pytest.fixture
def pairs_task(tmp_path):
    """A task with the pairs of a file, ten of them kept for validation."""

    def made(pairs=PAIRS, validation=10, **settings):
        path = tmp_path / "times.json"
        path.write_text(json.dumps(pairs))
        return ClockTask(str(path), validation=validation, **settings)

    return made


def all_of(task, split):
    return [each for chunk in range(3) for each in task.examples(split, chunk)]


def test_the_answers_are_the_1440_times_of_a_day(task):
    ways = {0: [""]}
    written = set()
    for _ in range(task.grammar.longest):
        following = {}
        for state, texts in ways.items():
            for word, after in enumerate(task.grammar.transitions[state]):
                if word == END and after >= 0:
                    written.update(texts)
                elif after >= 0:
                    word = task.target_vocabulary.words[word]
                    following.setdefault(int(after), []).extend(text + word for text in texts)
        ways = following
    assert ways == {}
    assert written == {written_time(time) for time in product(range(24), range(60))}


@pytest.mark.parametrize(
    "text", ["", "24:00", "07:60", "7:05", "07:5", "07:055", "07.05", " 07:05", "0٧:05", "-1:05"]
)
def test_what_is_no_time_is_told_from_what_is(text):
    assert is_time("07:05")
    assert not is_time(text)


def test_no_generated_text_tells_two_times(told):
    assert max(map(len, told.values())) == 1


@pytest.mark.parametrize(
    ("way", "time", "text"),
    [
        (full_hour, (12, 0), "noon"),
        (full_hour, (0, 0), "midnight"),
        (full_hour, (10, 0), "ten o'clock"),
        (full_hour, (0, 0), "12 a.m."),
        (full_hour, (13, 0), "one o'clock after noon"),
        (from_an_hour, (12, 30), "half past noon"),
        (from_an_hour, (23, 45), "a quarter to midnight"),
        (from_an_hour, (19, 15), "quarter past seven in the evening"),
        (from_an_hour, (11, 30), "halfway to twelve a.m"),
        (from_an_hour, (12, 50), "10 min before one p.m."),
        (from_an_hour, (17, 40), "twenty to 18"),
        (hour_first, (0, 5), "twelve oh five at midnight"),
        (hour_first, (22, 25), "ten hours and twenty five pm"),
        (in_digits, (0, 7), "12:07 a.m."),
        (in_digits, (18, 30), "t18.30"),
        (in_digits, (6, 5), "6h05"),
    ],
)
def test_a_time_is_told_as_people_tell_it(way, time, text):
    assert text in {way(time, Random(seed)) for seed in range(4000)}


def test_digits_tell_the_time_that_they_show(told):
    shown = re.compile(r"t?(\d+)[:.h](\d\d) ?(am|pm)?")
    count = 0
    for text, times in told.items():
        if found := shown.fullmatch(text.replace("a.m", "am").replace("p.m", "pm").rstrip(".")):
            hour, minute, half = found.groups()
            in_24 = int(hour) if half is None else int(hour) % 12 + 12 * (half == "pm")
            assert times == {written_time((in_24, int(minute)))}, text
            count += 1
    assert count > 3000


def test_every_time_is_told_and_every_way_is_used(told, task):
    assert len(set.union(*told.values())) == 1440
    ways = Counter(example.labels["pattern"] for example in task.examples("train", 0))
    assert set(ways) == {"in digits", "full hour", "hour first", "from an hour"}
    assert min(ways.values()) > CHUNK / 60


def test_generated_texts_are_short_and_written_in_known_characters(told, task):
    known = set(task.source_vocabulary.words)
    assert all(len(text) <= task.longest_source and known.issuperset(text) for text in told)


def test_a_chunk_is_made_of_its_seed_alone(task):
    assert ClockTask().examples("train", 3) == task.examples("train", 3)
    assert ClockTask(seed=2).examples("train", 3) != task.examples("train", 3)
    assert task.examples("train", 4) != task.examples("train", 3)


def test_no_generated_text_of_the_tests_is_one_of_training_whatever_the_seed(task):
    def texts(task, split):
        return {"".join(task.read(each.source).words) for each in task.examples(split, 0)}

    learned = texts(task, "train") | texts(ClockTask(seed=2), "train")
    validated, tested = texts(task, "validation"), texts(task, "test")
    assert not validated & learned
    assert not tested & learned
    assert not tested & validated


def test_a_target_is_read_back_as_it_was_written(task):
    for example in task.examples("train", 0):
        tokens = task.write(example.target)
        assert task.answer(tokens) == example.target
        assert task.grammar.accepts([*task.target_vocabulary.ids(tokens), END])


def test_the_end_of_a_file_tests_in_its_order(pairs_task):
    task = pairs_task()
    assert [[each.source, each.target] for each in task.examples("test", 0)] == PAIRS[-20:]
    assert task.examples("test", 1) == task.examples("validation", 1) == []


def test_the_pairs_of_a_file_have_one_part_each(pairs_task):
    task = pairs_task()
    learned = {each.source for each in task.examples("train", 0)}
    validated = [each.source for each in task.examples("validation", 0)]
    tested = [each.source for each in task.examples("test", 0)]
    assert (len(learned), len(validated), len(tested)) == (70, 10, 20)
    assert sorted([*learned, *validated, *tested]) == sorted(text for text, _ in PAIRS)


def test_training_goes_through_its_pairs_again_and_again_newly_shuffled(pairs_task):
    met = [each.source for each in all_of(pairs_task(), "train")]
    assert len(met) == 3 * CHUNK
    rounds = [met[start : start + 70] for start in range(0, len(met) - 70, 70)]
    assert all(set(each) == set(rounds[0]) and len(set(each)) == 70 for each in rounds)
    assert len({tuple(each) for each in rounds}) == len(rounds)


def test_other_seeds_validate_on_other_pairs(pairs_task):
    first, second = (pairs_task(seed=seed).examples("validation", 0) for seed in (1, 2))
    assert first != second


def test_the_characters_are_those_to_learn_from(pairs_task):
    task = pairs_task([*PAIRS, *[["Ärger ß", "00:00"]] * 20])  # a fifth, and so the test, has these
    assert "".join(task.source_vocabulary.words[len(MARKERS) :]) == " 0123456789aefmrt"
    assert task.source_vocabulary.ids("ß") == [UNKNOWN]


def test_without_folding_capitals_are_characters_of_their_own(pairs_task):
    pairs = [[text.upper(), time] for text, time in PAIRS]
    assert "A" in pairs_task(pairs, fold=False).source_vocabulary
    assert "A" not in pairs_task(pairs).source_vocabulary


@pytest.mark.parametrize(
    "text",
    [
        "noon o'clock five",
        "noon hours and twenty one",
        "ten min before noon",
        "fifty five after noon",
        "22 after noon",
        "Noon hours and zero",
    ],
)
def test_a_bare_noon_names_no_half_of_the_day(text):
    assert is_bare_noon(text)


@pytest.mark.parametrize(
    "text",
    [
        "nine before eight after noon",
        "thirty five min after 14 after noon",
        "half past seven before noon",
        "ten min after 12 at noon",
        "six o'clock thirty three after noon",
        "two hours and one before noon",
        "halfway to noon p.m",
        "noon o'clock five p.m.",
        "seven after five pm",
        "12:05",
    ],
)
def test_noon_as_half_of_the_day_is_not_bare(text):
    assert not is_bare_noon(text)


def test_bare_noons_are_tested_apart_where_there_are_any(pairs_task):
    assert pairs_task().slices == ("test",)
    task = pairs_task([*PAIRS[:-1], ["ten after noon", "12:10"]])
    assert task.slices == ("test", "test-noon", "test-without-noon")
    assert [each.source for each in task.examples("test-noon", 0)] == ["ten after noon"]
    assert len(task.examples("test-without-noon", 0)) == 19


def test_bare_noons_can_be_learned_as_near_midday_and_nothing_else_changes(pairs_task):
    noons = [["ten after noon", "00:10"], ["ten before noon", "23:50"], ["1 after noon", "12:01"]]
    others = [["0:10", "00:10"], ["halfway to noon at midnight", "23:30"], ["23:50", "23:50"]]
    given, midday = (
        {
            split: {each.source: each.target for each in task.examples(split, 0)}
            for split in ("train", "validation", "test")
        }
        for task in (
            pairs_task([*noons, *others, *PAIRS, *noons, *others], validation=1, noon=noon)
            for noon in ("given", "midday")
        )
    )
    changed = {text for text in given["train"] if given["train"][text] != midday["train"][text]}
    assert changed == {"ten after noon", "ten before noon"}
    assert midday["train"]["ten after noon"] == "12:10"
    assert midday["train"]["ten before noon"] == "11:50"
    assert (given["validation"], given["test"]) == (midday["validation"], midday["test"])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "cannot be read"),
        ("[" * 9_999, "cannot be read"),
        ('{"noon": "12:00"}', "holds a dict"),
        ('[["noon", "12:00"], "midnight"]', "pair 2, is 'midnight'"),
        ('[["noon", "12:00", "day"]]', "pair 1"),
        ('[["noon", "24:00"]]', "pair 1"),
        ('[["noon", 1200]]', "pair 1"),
        ('[["  ", "12:00"]]', "pair 1"),
        (json.dumps([["x" * 65, "12:00"]]), "at most 64 characters"),
        (b"[[\"\xff\", \"12:00\"]]", "cannot be read"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_of_pairs_is_an_error_that_shows_the_place(tmp_path, content, told):
    path = tmp_path / "times.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ValueError, match=re.escape(told)):
        ClockTask(str(path)).examples("train", 0)


def test_a_missing_file_is_an_error_and_a_byte_order_mark_is_none(tmp_path):
    with pytest.raises(ValueError, match="No such file"):
        ClockTask(str(tmp_path / "times.json")).examples("train", 0)
    path = tmp_path / "marked.json"
    path.write_text(json.dumps(PAIRS), encoding="utf-8-sig")
    assert len(ClockTask(str(path), validation=1).examples("test", 0)) == 20


@pytest.mark.parametrize("validation", [0, 80, 800])
def test_some_pairs_have_to_be_left_to_learn_from(pairs_task, validation):
    with pytest.raises(ValueError, match=f"has 80 of them, and validation is {validation}"):
        pairs_task(validation=validation).examples("train", 0)


def test_an_unknown_split_is_an_error_that_names_them_all(task):
    with pytest.raises(ValueError, match="train, validation, test"):
        task.examples("test-noon", 0)


def test_times_have_no_locale(task):
    with pytest.raises(ValueError, match="Leave the locale out"):
        task.hint("de")


@pytest.mark.data
@needs_data
def test_the_published_pairs_are_what_is_known_of_them():
    task = ClockTask("clock")
    parts = {split: task.examples(split, 0) for split in ("validation", *task.slices)}
    assert [len(part) for part in parts.values()] == [800, 2000, 27, 1973]
    assert len(task.source_vocabulary) == 39 + len(MARKERS)
    assert len(task.target_vocabulary) == 11 + len(MARKERS)
    everything = [*all_of(task, "train"), *parts["validation"], *parts["test"]]
    assert max(len(task.read(each.source).words) for each in everything) == 41
    assert all(each.source == "".join(task.read(each.source).words) for each in everything)


@pytest.mark.data
@needs_data
def test_in_the_published_pairs_the_hour_of_a_bare_noon_is_a_coin_flip():
    task = ClockTask("clock")
    pairs = all_of(task, "train")[:7200]
    assert len({(each.source, each.target) for each in pairs}) == 7200  # none is there twice
    noons = [each for each in pairs if each.labels["ambiguous"] == "yes"]
    at_night = sum(each.target[:2] in ("00", "23") for each in noons)
    assert 0.4 < at_night / len(noons) < 0.6
    answers = {}
    for each in pairs:
        answers.setdefault(each.source, set()).add(each.target)
    assert all(is_bare_noon(text) for text, times in answers.items() if len(times) > 1)
