"""The date task: what it generates, and how it holds tests apart."""

import os
import re
import subprocess
import sys
import zlib
from collections import Counter
from datetime import date
from random import Random

import pytest

from seqscope.tasks.dates import DateTask
from seqscope.tasks.dates.calendar import REFUSED, is_date, readings
from seqscope.tasks.dates.generator import SLICES, bucket, is_unseen, unseen_locales
from seqscope.tasks.dates.locales import MAJOR_LOCALES, all_locales, hint_for, locale_dates
from seqscope.tasks.dates.numerals import SPOKEN, day_in_words, han_number, year_in_words
from seqscope.tasks.dates.patterns import write_date
from seqscope.tasks.dates.styles import ORIGINAL
from seqscope.tasks.task import CHUNK
from seqscope.tasks.vocabulary import UNKNOWN

NOVEMBER_5 = (2016, 11, 5)


@pytest.fixture(scope="module")
def task():
    return DateTask()


@pytest.fixture(scope="module")
def chunk(task):
    return task.examples("train", 0)


def written(pattern, locale, day=NOVEMBER_5, seed=1):
    return write_date(pattern, day, locale_dates(locale), Random(seed))


@pytest.mark.parametrize(
    ("pattern", "locale", "text"),
    [
        ("d MMMM y", "de", "5 November 2016"),
        ("d 'de' MMMM 'de' y", "es", "5 de noviembre de 2016"),
        ("{5th} 'of' MMMM, y", "en", "5th of November, 2016"),
        ("{fifth} 'of' MMMM {year in words}", "en", "fifth of November twenty sixteen"),
        ("MMM d {'16}", "en", "Nov 5 '16"),
        ("{二〇}年{十一}月{廿五}日", "zh", "二〇一六年十一月五日"),
        ("y년 M월 d일", "ko", "2016년 11월 5일"),
        ("dd.MM.yy", "ru", "05.11.16"),
        ("LLLL", "ru", "ноябрь"),
        ("d MMMM", "ru", "5 ноября"),
        ("{Mon}", "cs", "lis"),
        ("yMMdd", "en", "20161105"),
        ("ddd MMMM y", "cs", "5. listopadu 2016"),
        ("MMMMMM", "de", "November"),
    ],
)
def test_a_pattern_writes_a_date_as_its_locale_does(pattern, locale, text):
    assert written(pattern, locale) == text


def test_the_first_of_may_is_special_in_french():
    assert written("{5th} MMMM y", "fr", (2017, 5, 1)) == "1er mai 2017"
    assert written("{fifth} MMMM", "fr", (2017, 5, 1)) == "premier mai"


def test_two_digits_are_written_only_where_they_can_be_read_back():
    assert written("yy", "en", (1949, 1, 1)) == "1949"
    assert written("yy", "en", (1950, 1, 1)) == "50"


def test_polish_and_russian_ordinals_come_in_the_genitive_too():
    texts = {written("{fifth} MMMM", "pl", (2015, 3, 3), seed) for seed in range(20)}
    assert texts == {"trzeci marca", "trzeciego marca"}
    assert "третьего мая" in {written("{fifth} MMMM", "ru", (2015, 5, 3), s) for s in range(20)}


@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_numbers_in_words_differ_from_day_to_day(language):
    assert len({day_in_words(language, day) for day in range(1, 32)}) == 31


def test_a_year_in_words_is_read_in_pairs():
    assert year_in_words("en", 1984) == "nineteen eighty-four"


def test_chinese_numbers_under_forty():
    assert [han_number(n) for n in (1, 10, 11, 20, 25, 31)] == [
        "一", "十", "十一", "二十", "二十五", "三十一",
    ]  # fmt: skip
    assert han_number(25, twenty="廿") == "廿五"


def test_no_locale_counts_years_by_weeks_or_lacks_a_pattern():
    for identifier in all_locales():
        locale = locale_dates(identifier)
        assert sorted(locale.order) == ["d", "m", "y"]
        for pattern in (*locale.standard, *locale.skeletons, *locale.partial):
            assert not re.search("[YGQwWU]", re.sub("'[^']*'", "", pattern)), (identifier, pattern)
            assert written(pattern, identifier)


def test_a_chunk_is_made_of_its_seed_alone(task, chunk):
    assert DateTask().examples("train", 0) == chunk
    assert DateTask(seed=2).examples("train", 0) != chunk
    assert task.examples("train", 1) != chunk


def test_a_chunk_is_the_same_in_another_process_with_other_hashes(task, chunk):
    program = (
        "from seqscope.tasks.dates import DateTask;"
        "import zlib; task = DateTask(); told = task.examples('train', 0), task.source_vocabulary;"
        "print(zlib.crc32(repr(told).encode()))"
    )
    other = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": other, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) == zlib.crc32(repr((chunk, task.source_vocabulary)).encode())


def test_every_target_is_an_answer_of_the_calendar(task, chunk):
    ids = task.target_vocabulary.ids
    assert all(task.grammar.accepts([*ids(task.write(e.target)), 2]) for e in chunk)


def test_dates_and_refusals_come_in_their_shares(chunk):
    refused = sum(example.target == REFUSED for example in chunk)
    assert len(chunk) == CHUNK
    assert 0.11 < refused / CHUNK < 0.18
    hinted = sum(example.hint is not None for example in chunk)
    assert 0.36 < hinted / CHUNK < 0.44


def test_years_are_mostly_recent_and_reach_from_1000_to_2199(task):
    examples = [each for chunk in range(3) for each in task.examples("train", chunk)]
    years = [int(each.target[:4]) for each in examples if each.target != REFUSED]
    assert 1000 <= min(years) < 1020
    assert 2180 < max(years) <= 2199
    recent = sum(1950 <= year < 2050 for year in years) / len(years)
    assert 0.6 < recent < 0.75


def test_no_reading_of_the_tests_is_one_of_training(task, chunk):
    def read(examples):
        return {"".join(task.read(example.source).words) for example in examples}

    training = read(chunk) | read(task.examples("train", 1))
    for name in ("test", "validation", "test-english"):
        assert not training & read(task.examples(name, 0))


def test_slices_keep_what_they_promise(task):
    majors = task.examples("test-major", 0)
    assert {e.labels["locale"] for e in majors} == set(MAJOR_LOCALES)
    assert all(e.target != REFUSED and e.labels["ambiguous"] == "no" for e in majors)
    assert {e.labels["locale"].split("_")[0] for e in task.examples("test-english", 0)} == {"en"}
    assert {e.labels["locale"] for e in task.examples("test-locales", 0)} == set(unseen_locales())


def test_held_out_formats_and_locales_are_not_in_training(task, chunk):
    def formats(examples):
        return {(locale_dates(e.labels["locale"]).language, e.labels["pattern"]) for e in examples}

    assert not {e.labels["locale"] for e in chunk} & set(unseen_locales())
    held_out = formats(task.examples("test-formats", 0))
    assert all(is_unseen(*each) for each in held_out)
    assert not held_out & formats(chunk + task.examples("train", 1))


def test_a_text_has_one_bucket_whatever_its_case_and_accents():
    assert bucket("5 MÄRZ 2016") == bucket("5 marz  2016")


def test_three_numbers_marked_unambiguous_have_one_reading(chunk):
    for example in chunk:
        found = re.fullmatch(r"(\d+)[./ -](\d+)[./ -](\d+)", example.source)
        if found and example.labels["ambiguous"] == "no" and example.source.isascii():
            assert readings(*found.groups()) in ((example.target,), ()), example


def test_refusals_are_no_dates_that_python_knows(task):
    refused = [e.source for c in range(4) for e in task.examples("train", c) if e.target == REFUSED]
    for text in refused:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            assert not is_date(*map(int, text.split("-")))
        if re.fullmatch(r"\d{8}", text):
            assert not is_date(int(text[:4]), int(text[4:6]), int(text[6:]))
    assert len(set(refused)) > 0.9 * len(refused)


def test_nearly_every_character_of_training_is_known(task, chunk):
    ids = [i for e in chunk for i in task.source_vocabulary.ids(task.read(e.source, e.hint).words)]
    assert Counter(ids)[UNKNOWN] / len(ids) < 0.01


def test_the_original_formats_are_fifteen():
    assert len(ORIGINAL) == 15
    task = DateTask(formats="original", fold=False, hint_share=0.0)
    examples = task.examples("train", 0)
    assert all(1970 <= date.fromisoformat(e.target).year <= 2017 for e in examples)
    assert {e.hint for e in examples} == {None}
    shouted = sum(e.source == e.source.upper() != e.source.lower() for e in examples) / CHUNK
    assert 0.18 < shouted < 0.45


@pytest.mark.parametrize(
    ("written_locale", "hint"),
    [("de", "⟨de·dmy⟩"), ("de-AT", "⟨de·dmy⟩"), ("en_US", "⟨en·mdy⟩"), ("en-GB", "⟨en·dmy⟩")],
)
def test_a_locale_becomes_its_language_and_order(written_locale, hint):
    assert hint_for(written_locale) == hint


@pytest.mark.parametrize("locale", ["", "klingon", "xx", "en_XX_YY_ZZ", "de;rm", "\x00"])
def test_an_unknown_locale_is_an_error_that_shows_the_way_out(locale):
    with pytest.raises(ValueError, match="Write it like de, de-AT"):
        hint_for(locale)


def test_the_hint_is_read_as_a_first_token(task):
    tokens = task.read("5.1.2016", task.hint("de"))
    assert tokens.words[0] == "⟨de·dmy⟩"
    assert tokens.spans[0] == (0, 0)
    assert "⟨de·dmy⟩" in task.source_vocabulary


def test_an_unknown_split_is_an_error_that_names_them_all(task):
    with pytest.raises(ValueError, match=", ".join(SLICES)):
        task.examples("exam", 0)


def test_a_locale_has_its_own_months_whichever_was_read_before() -> None:
    # Babel lets locales share what they inherit: the first one read would lend its months to all.
    for name in ("aa", "af", "ab", "zh_Hant"):
        months = locale_dates.__wrapped__(name)
        assert months.own_wide_months == months.wide_months, name
    assert locale_dates.__wrapped__("tr").own_short_months[2] == "Mar"
    assert locale_dates.__wrapped__("pl").wide_months[0] == "stycznia"
    assert locale_dates.__wrapped__("pl").own_wide_months[0] == "styczeń"
