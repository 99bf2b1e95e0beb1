"""Which targets are answers."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seqscope.tasks.dates.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    REFUSED,
    calendar_grammar,
    century_year,
    is_date,
    iso,
    readings,
)
from seqscope.tasks.grammar import grammar
from seqscope.tasks.vocabulary import END, Vocabulary

VOCABULARY = Vocabulary.of("0123456789-" + REFUSED)
CALENDAR = calendar_grammar(VOCABULARY)
ALL_DATES = {
    (date(FIRST_YEAR, 1, 1) + timedelta(days)).isoformat()
    for days in range((date(LAST_YEAR + 1, 1, 1) - date(FIRST_YEAR, 1, 1)).days)
}


def accepted(text):
    return CALENDAR.accepts([*VOCABULARY.ids(text), END])


def test_every_date_of_the_answered_years_is_an_answer():
    assert len(ALL_DATES) == 438_291
    ids = np.array([[*VOCABULARY.ids(text), END] for text in sorted(ALL_DATES)])
    state = np.zeros(len(ids), int)
    for step in ids.T:
        state = CALENDAR.transitions[state, step]
        assert (state >= 0).all()
    assert (state == len(CALENDAR.transitions) - 1).all()


def test_the_calendar_answers_nothing_else():
    # every way through the automaton, counted: as many as there are dates, and the refusal
    ways = {0: 1}
    whole = 0
    for _ in range(CALENDAR.longest):
        following: dict[int, int] = {}
        for state, count in ways.items():
            for after in CALENDAR.transitions[state]:
                if after == len(CALENDAR.transitions) - 1:
                    whole += count
                elif after >= 0:
                    following[int(after)] = following.get(int(after), 0) + count
        ways = following
    assert ways == {}
    assert whole == len(ALL_DATES) + 1


@given(st.text(alphabet="0123456789-" + REFUSED, max_size=12))
def test_random_targets_are_answers_only_if_they_are_dates(text):
    assert accepted(text) == (text in ALL_DATES or text == REFUSED)


def test_a_target_without_its_end_is_no_answer():
    assert not CALENDAR.accepts(VOCABULARY.ids("2016-11-05"))


def test_an_automaton_of_two_words():
    vocabulary = Vocabulary.of("ab")
    follow = {"": {"a": "a"}, "a": {"b": "ab"}, "ab": {}}
    ab = grammar(vocabulary, "", follow.__getitem__, "ab".__eq__)
    assert ab.longest == 3
    assert ab.accepts([*vocabulary.ids("ab"), END])
    assert not ab.accepts([*vocabulary.ids("a"), END])


@given(st.integers(0, 2300), st.integers(0, 13), st.integers(0, 32))
def test_a_day_is_one_of_the_calendar_as_python_has_it(year, month, day):
    try:
        known = FIRST_YEAR <= date(year, month, day).year <= LAST_YEAR
    except ValueError:
        known = False
    assert is_date(year, month, day) == known


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_two_digits_name_the_century_that_the_pivot_states(day):
    assert century_year(day.year % 100) == day.year


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_a_date_is_among_the_readings_of_its_numbers(day):
    numbers = str(day.day), str(day.month), f"{day.year:04}"
    written = iso(day.year, day.month, day.day)
    assert written in readings(*numbers)
    assert written in readings(numbers[1], numbers[0], numbers[2])
    assert readings(numbers[2], numbers[1], numbers[0]) == (written,)
    assert (len(readings(*numbers)) == 1) == (day.day > 12 or day.day == day.month)
