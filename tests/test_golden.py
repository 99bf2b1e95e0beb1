"""Each picture of the page still looks as it did, to somebody without glasses.

`SEQSCOPE_GOLDEN=write` writes tests/golden anew; look at what became of it before committing it.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

import browsing
from browsing import Visit
from comparing_scenes import checked_reading
from crowded_scenes import CROWDED_SCENES
from scenes import SCENES
from serving import Shelf

GOLDEN = Path(__file__).parent / "golden"
WINDOW = {"width": 1280, "height": 900}
ACROSS = 240  # pixels of a golden picture
GO = "to => { location.hash = to; }"
# Other fonts move letters by a few pixels; a part that moved or is missing leaves blocks apart.
BLOCK, FAR, MOST = 8, 8, 0.09
SHELF = Shelf(
    {
        "attention": SCENES["map"],
        "weights": SCENES["words"],
        "memory": SCENES["memory"],
        "sentences": SCENES["two sentences"],
        "words": SCENES["responses"],
        "units": SCENES["unit"],
        "pattern": SCENES["selected timeline"],
        "gates": SCENES["gru gates"],
        "contributions": SCENES["ledger"],
        "comparison": SCENES["comparison"],
        "training": SCENES["curve"],
        "forecast": SCENES["forecast"],
        "evidence": checked_reading("5 May 2016"),
        "self-attention": SCENES["word map"],
        "ablation": CROWDED_SCENES["switches"],
        "shared": CROWDED_SCENES["shared sentence"],
        "findings": CROWDED_SCENES["findings"],
    }
)


@pytest.fixture(scope="module")
def visit() -> Iterator[Visit]:
    with browsing.served(SHELF) as address, browsing.browser() as chromium:
        context = chromium.new_context(viewport=WINDOW, reduced_motion="reduce")
        yield Visit(context.new_page(), address)
        context.close()


@pytest.mark.parametrize("view", SHELF.scenes)
def test_a_picture_looks_as_it_did(visit: Visit, view: str) -> None:
    drawn = small(picture_of(visit, view))
    file = GOLDEN / f"{view}.png"
    if os.environ.get("SEQSCOPE_GOLDEN") == "write":
        drawn.save(file, optimize=True)
    golden = Image.open(file)
    assert drawn.size == golden.size
    assert apart(drawn, golden) <= MOST
    assert visit.complaints == []


@pytest.mark.parametrize("view", SHELF.scenes)
def test_a_part_that_moved_or_is_missing_is_seen(view: str) -> None:
    golden = Image.open(GOLDEN / f"{view}.png")
    ink = np.asarray(golden).astype(int)
    missing = ink.copy()
    missing[: len(ink) // 2] = int(np.median(ink))
    assert apart(Image.fromarray(missing.astype("uint8")), golden) > MOST
    assert apart(Image.fromarray(np.roll(ink, 12, axis=0).astype("uint8")), golden) > MOST
    assert apart(golden, golden) == 0


def picture_of(visit: Visit, view: str) -> Image.Image:
    """The middle of the page, once nothing of another one is left and all of it is drawn."""
    page, _, _, _, asked = SHELF.shown(view)
    middle = visit.page.locator(".middle")
    visit.page.evaluate(GO, "nowhere")
    expect(middle).to_have_count(0)
    visit.page.evaluate(GO, f"{view}/{page}?{asked}")
    middle.locator("svg.picture, li").first.wait_for()
    expect(middle.get_by_text("reading without it")).to_have_count(0)
    visit.page.evaluate("() => new Promise(done => setTimeout(done, 100))")
    return Image.open(io.BytesIO(middle.screenshot()))


def small(picture: Image.Image) -> Image.Image:
    """The picture in shades of gray, so small that letters are no more than gray."""
    height = round(picture.height * ACROSS / picture.width)
    return picture.convert("L").resize((ACROSS, height), Image.Resampling.BOX)


def apart(drawn: Image.Image, golden: Image.Image) -> float:
    """The share of blocks with ink in either whose mean shades are far apart."""
    (one, other) = (blocks(each) for each in (drawn, golden))
    inked = (np.abs(one - np.median(one)) > 1) | (np.abs(other - np.median(other)) > 1)
    return float((np.abs(one - other)[inked] > FAR).mean()) if inked.any() else 0.0


def blocks(picture: Image.Image) -> np.ndarray:
    """The mean shade of each block, `[down across]`."""
    shades = np.asarray(picture).astype(float)
    down, across = (size // BLOCK for size in shades.shape)
    cut = shades[: down * BLOCK, : across * BLOCK].reshape(down, BLOCK, across, BLOCK)
    return cut.mean(axis=(1, 3))
