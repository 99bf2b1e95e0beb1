import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from readings import planted_reading, reading_of
from seqscope.recording import Reading
from seqscope.views.scenes.attention import attention_map
from seqscope.views.terminal.attention import TerminalMap


def printed(reading: Reading, *, width: int = 80, color: str | None = None) -> str:
    file = io.StringIO()
    console = Console(
        file=file, width=width, color_system=color, force_terminal=bool(color), no_color=not color
    )
    console.print(TerminalMap(attention_map(reading)))
    return file.getvalue()


def test_the_map_without_color_is_drawn_in_shades():
    reading = reading_of("5 May", "05", [[0.9, 0.1, 0, 0, 0], [0, 0, 0.3, 0.6, 0.1]])
    rows = [line for line in printed(reading).splitlines() if line.startswith((" 0 ", " 5 "))]
    assert rows[0].startswith(" 0 ██░░· · ·   ━━━━━━ 0.97")
    assert rows[1].startswith(" 5 · · ▒▒▓▓░░  ━━━━━━ 0.97")


@pytest.mark.parametrize("length", [1, 5, 20, 31, 32, 60, 96, 200])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_map_fits_its_terminal_and_shows_every_character(length, width):
    source = "".join(chr(ord("a") + j % 26) for j in range(length))
    lines = printed(planted_reading(source), width=width).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    headers = [line for line in lines if line.endswith("certainty")]
    assert "".join(re.sub("certainty|[ ]", "", line) for line in headers) == source


def test_wide_characters_keep_the_columns_in_line():
    lines = printed(planted_reading("2016年11月5日")).splitlines()
    header = next(line for line in lines if line.endswith("certainty"))
    row = next(line for line in lines if "━" in line)
    assert cell_len(header[: header.index("certainty")]) == cell_len(row[: row.index("━")])


def test_color_tells_weights_apart():
    text = printed(planted_reading("5 May"), color="truecolor")
    assert len(set(re.findall(r"48;2;[\d;]+", text))) > 3
    assert "█" not in text


def test_sixteen_colors_are_too_few_for_tints():
    assert "█" in printed(planted_reading("5 May"), color="standard")


def test_nothing_in_the_source_reaches_the_terminal_as_a_command():
    text = printed(planted_reading("5\x1b[2J May\x07\x9b\u202e[red]x[/red]"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "[red]x[/red]" in text


def test_the_hint_is_a_column_with_its_text_below():
    text = printed(planted_reading("05/11/2016", hint="⟨en·dmy⟩"))
    assert "   † 0 5" in text
    assert re.search(r"† hint +en·dmy", text)


@pytest.mark.parametrize("source", ["", "x" * 10_000])
def test_what_was_not_read_is_said_in_words(source):
    text = printed(Reading.unread(source))
    assert "refused" in text
    assert "No attention to show" in " ".join(text.split())
