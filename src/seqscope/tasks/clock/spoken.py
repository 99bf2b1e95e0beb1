"""Times of day as people say and write them in English, each drawn from a seed alone.

Where no half of the day is named the hour is meant as it stands: "half past seven" is 07:30. Where
one is, it is that of the time told, not of the hour named: "ten to twelve a.m." is 11:50.
"""

from functools import cache
from random import Random

from num2words import num2words

from seqscope.tasks.clock.times import Time

__all__ = ["spoken_time"]

ABBREVIATED = (("am", "a.m.", "a.m"), ("pm", "p.m.", "p.m"))
SPELLED_OUT = (  # and the hours that are called so
    ("before noon", range(12)), ("after noon", range(12, 24)),
    ("in the morning", range(12)), ("in the afternoon", range(12, 18)),
    ("in the evening", range(17, 23)), ("at night", (20, 21, 22, 23, 0, 1, 2, 3)),
    ("at noon", (12,)), ("at midnight", (0,)),
)  # fmt: skip
NAMED = {0: "midnight", 12: "noon"}


def spoken_time(random: Random) -> tuple[str, Time, str]:
    """A text, the time that it tells, and the way in which it does."""
    hour = random.randrange(24)
    minute = random.choice((0, 15, 30, 45)) if random.random() < 0.15 else random.randrange(60)
    ways = (in_digits, hour_first, from_an_hour) if minute else (in_digits, full_hour)
    way = random.choice(ways)
    return way((hour, minute), random), (hour, minute), way.__name__.replace("_", " ")


def in_digits(time: Time, random: Random) -> str:
    """6:05, t18.05, 18h05, 6:05pm, 06.05 p.m."""
    hour, minute = time
    separator = random.choice(":.")
    front, width = random.choice(("", "", "t")), random.choice((1, 1, 2))
    if random.random() < 0.5:
        if random.random() < 0.1:
            front, separator = "", "h"
        return f"{front}{hour:0{width}}{separator}{minute:02}"
    half = random.choice(("", " ")) + random.choice(ABBREVIATED[hour // 12])
    return f"{front}{on_the_dial(hour):0{width}}{separator}{minute:02}{half}"


def full_hour(time: Time, random: Random) -> str:
    """Ten o'clock, 10 p.m., noon, midnight, ten in the evening."""
    hour, _ = time
    if hour in NAMED and random.random() < 0.5:
        return NAMED[hour]
    named, half = hour_and_half(hour, time, random)
    bare = "noon" not in half and random.random() < 0.5  # "ten after noon" is not ten o'clock
    return number(named, random) + ("" if bare else " o'clock") + half


def hour_first(time: Time, random: Random) -> str:
    """Ten o'clock twenty a.m., ten hours and twenty minutes, ten twenty at night, ten oh five."""
    hour, minute = time
    named, half = hour_and_half(hour, time, random)
    said = in_words(minute)
    if random.random() < 0.4:
        return f"{in_words(named)} {'oh ' if minute < 10 else ''}{said}{half}"
    if random.random() < 0.5:
        return f"{in_words(named)} o'clock {said}{half}"
    return f"{in_words(named)} hours and {said}{random.choice(('', ' minutes'))}{half}"


def from_an_hour(time: Time, random: Random) -> str:
    """Ten past seven, quarter to 8 pm, half past noon, 23 min before midnight, halfway to two."""
    hour, minute = time
    before = random.random() < (minute + 15) / 90  # mostly from the nearer hour
    link = random.choice(("to", "before", "till") if before else ("past", "after"))
    distance = said_distance(60 - minute if before else minute, random)
    if distance == "half" and before:
        distance, link = "halfway", "to"
    near = (hour + before) % 24
    if near in NAMED and random.random() < 0.5:
        return f"{distance} {link} {NAMED[near]}"
    named, half = hour_and_half(near, time, random)
    return f"{distance} {link} {number(named, random)}{half}"


def said_distance(minutes: int, random: Random) -> str:
    """Quarter, half, 23 min, twenty three, twenty three minutes."""
    if minutes in (15, 30) and random.random() < 0.6:
        return "half" if minutes == 30 else random.choice(("quarter", "a quarter"))
    return number(minutes, random) + random.choice(("", "", " min", " minutes"))


def hour_and_half(near: int, time: Time, random: Random) -> tuple[int, str]:
    """The hour as it is named, and behind it, or not, the half of the day of the time told."""
    if random.random() < 0.2:
        return near, ""
    hour, _ = time
    spelled_out = [half for half, hours in SPELLED_OUT if hour in hours]
    halves = ABBREVIATED[hour // 12] if random.random() < 0.6 else spelled_out
    return on_the_dial(near), " " + random.choice(halves)


def on_the_dial(hour: int) -> int:
    return hour % 12 or 12


def number(value: int, random: Random) -> str:
    """The number in words or in digits."""
    return in_words(value) if random.random() < 0.6 else str(value)


@cache
def in_words(value: int) -> str:
    """The number in words, without a hyphen."""
    return str(num2words(value)).replace("-", " ")
