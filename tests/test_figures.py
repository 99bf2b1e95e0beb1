import os
import re
import stat
import warnings
from xml.etree import ElementTree

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from matplotlib.font_manager import fontManager

from readings import planted_reading, reading_of
from seqscope.recording import Reading
from seqscope.views.drawing import fonts
from seqscope.views.drawing.fonts import lettering
from seqscope.views.figures.attention import attention_figure
from seqscope.views.saving import FORMATS, picture, save_picture
from seqscope.views.scenes.attention import attention_map

READINGS = {
    "short": planted_reading("5 May"),
    "long": planted_reading("the twenty-fifth of September, " * 3 + "MMXVI"),
    "beyond one band": planted_reading("x" * 250),
    "hint": planted_reading("05/11/2016", hint="⟨en·dmy⟩"),
    "refused": reading_of("hello", "∅", [[0.2] * 5]),
    "not read": Reading.unread("x" * 10_000),
    "empty": Reading.unread(""),
    "arabic": planted_reading("٥ نوفمبر ٢٠١٦"),
    "chinese": planted_reading("2016年11月5日"),
    "devanagari": planted_reading("५ नवंबर २०१६"),
    "hostile": planted_reading("\x00\x1b[2J $x_{2}$ <b>&amp;--> \u202e😀\udcff\uffff"),
}
OPENINGS = {"svg": b"<?xml", "pdf": b"%PDF", "png": b"\x89PNG", "json": b"{"}


@pytest.fixture
def hieroglyph(tmp_path, monkeypatch):
    """A character that a single installed font draws."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((250, 700))
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "invented"])
    builder.setupCharacterMap({0x13080: "invented"})
    builder.setupGlyf({".notdef": glyph, "invented": glyph})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "invented": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Invented", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(tmp_path / "invented.ttf")
    fontManager.addfont(tmp_path / "invented.ttf")
    (entry,) = [entry for entry in fontManager.ttflist if entry.name == "Invented"]
    monkeypatch.setattr(fonts, "installed", lambda: iter([entry]))
    yield "\U00013080"
    fontManager.ttflist[:] = [e for e in fontManager.ttflist if e.name != "Invented"]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", READINGS)
def test_every_reading_becomes_a_picture_without_a_warning(name, kind, caplog):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        content = picture(attention_map(READINGS[name]), kind)
    assert content.startswith(OPENINGS[kind])
    assert not caplog.records


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_scene_gives_the_same_bytes(kind):
    scene = attention_map(READINGS["hint"])
    assert picture(scene, kind) == picture(scene, kind)


def test_an_svg_says_in_words_what_it_shows_and_needs_no_font():
    root = ElementTree.fromstring(picture(attention_map(READINGS["hostile"]), "svg"))
    svg = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert "read as 2016-11-05" in root.find(f"{svg}title").text
    assert not list(root.iter(f"{svg}text"))


def test_a_pdf_carries_its_fonts():
    content = picture(attention_map(READINGS["short"]), "pdf")
    assert re.search(rb"/FontFile2", content)


def test_a_character_without_a_font_is_drawn_as_its_code_and_explained(monkeypatch):
    monkeypatch.setattr(fonts, "installed", lambda: iter([]))
    scene = attention_map(planted_reading("5 \U00013080 2016"))
    texts = [text.get_text() for text in attention_figure(scene).findobj(match=is_text)]
    assert [pair for pair in texts if pair in {"01", "30", "80"}] == ["01", "30", "80"]
    assert any("no installed font draws: U+13080." in text for text in texts)


def is_text(artist: object) -> bool:
    return hasattr(artist, "get_text")


def test_an_installed_font_is_found_for_what_the_bundled_ones_lack(hieroglyph):
    letters = lettering("5 " + hieroglyph)
    assert letters.families[-1] == "Invented"
    assert not letters.missing
    scene = attention_map(planted_reading("5 " + hieroglyph))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        texts = [text.get_text() for text in attention_figure(scene).findobj(match=is_text)]
        assert picture(scene, "pdf")
    assert hieroglyph in texts


def test_plain_text_needs_the_bundled_fonts_only():
    assert lettering("5 May ∅").families == ("DejaVu Sans Mono", "DejaVu Sans")


def test_a_picture_replaces_the_file_and_can_be_read_like_any_other(tmp_path):
    path = tmp_path / "map.SVG"
    path.write_text("before")
    save_picture(attention_map(READINGS["short"]), path)
    mask = os.umask(0)
    os.umask(mask)
    assert path.read_bytes().startswith(b"<?xml")
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    assert [file.name for file in tmp_path.iterdir()] == ["map.SVG"]


def test_an_unknown_ending_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(ValueError, match="Choose one of these endings"):
        save_picture(attention_map(READINGS["short"]), tmp_path / "map.jpg")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["missing/map.png", "file/map.png", "folder.png"])
def test_a_place_that_cannot_be_written_is_refused_and_left_as_it_was(tmp_path, place):
    (tmp_path / "file").write_text("")
    (tmp_path / "folder.png").mkdir()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OSError, match=re.escape(place)) as caught:
        save_picture(attention_map(READINGS["short"]), tmp_path / place)
    assert caught.value.filename == str(tmp_path / place)
    assert sorted(tmp_path.iterdir()) == before
