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

import browsing
from browsing import Visit
from scenes import SCENES
from seqscope.views.scenes.scene import Scene
from seqscope.views.scenes.suggestion import ClusterSuggestion, SuggestedCount
from seqscope.views.serving.library import RunEntry
from seqscope.views.serving.questions import Question
from serving import PlantedLibrary

GOLDEN = Path(__file__).parent / "golden"
WINDOW = {"width": 1280, "height": 900}
ACROSS = 240  # pixels of a golden picture
OLD = "old"
# Other fonts move letters by a few pixels; a part that moved or is missing leaves blocks apart.
BLOCK, FAR, MOST = 8, 8, 0.09
# Page, the view that it asks for, the kind of network, the scene that is the answer.
PICTURES = [
    ("attention", "attention", "translator", "map"),
    ("weights", "attention", "classifier", "words"),
    ("memory", "memory", "classifier", "memory"),
    ("sentences", "sentence", "classifier", "two sentences"),
    ("words", "words", "classifier", "responses"),
    ("units", "units", "classifier", "unit"),
    ("pattern", "pattern", "classifier", "selected timeline"),
    ("gates", "gates", "classifier", "gru gates"),
    ("contributions", "contributions", "classifier", "ledger"),
    ("comparison", "comparison", "classifier", "comparison"),
    ("training", "curves", "classifier", "curve"),
    ("forecast", "forecast", "forecaster", "forecast"),
]


class Shelf(PlantedLibrary):
    """A network for each picture, of which that is all that can be seen."""

    def runs(self) -> list[RunEntry]:
        return [
            RunEntry(
                id=page,
                name=page,
                kind=kind,
                views=(view,),
                examples=("a",),
                layers=("encoder",),
                recurrent=True,
            )
            for page, view, kind, _ in PICTURES
        ]

    def stamp(self, run: str) -> str:
        return self.version

    def scene(self, run: str, view: str, question: Question) -> Scene:
        if view == "suggestion":
            counted = SuggestedCount(clusters=2, eigengap=0.1, stability=1)
            return ClusterSuggestion(clusters=2, counts=(counted,))
        return SCENES[next(name for page, _, _, name in PICTURES if page == run)]


@pytest.fixture(scope="module")
def visit() -> Iterator[Visit]:
    with browsing.served(Shelf()) as address, browsing.browser() as chromium:
        context = chromium.new_context(viewport=WINDOW, reduced_motion="reduce")
        yield Visit(context.new_page(), address)
        context.close()


@pytest.mark.parametrize("page", [page for page, *_ in PICTURES])
def test_a_picture_looks_as_it_did(visit: Visit, page: str) -> None:
    drawn = small(picture_of(visit, page))
    file = GOLDEN / f"{page}.png"
    if os.environ.get("SEQSCOPE_GOLDEN") == "write":
        drawn.save(file, optimize=True)
    golden = Image.open(file)
    assert drawn.size == golden.size
    assert apart(drawn, golden) <= MOST
    assert visit.complaints == []


def test_a_part_that_moved_or_is_missing_is_seen() -> None:
    golden = Image.open(GOLDEN / "forecast.png")
    ink = np.asarray(golden).astype(int)
    paper = int(np.median(ink))
    missing = ink.copy()
    missing[: len(ink) // 2] = paper
    assert apart(Image.fromarray(missing.astype("uint8")), golden) > MOST
    assert apart(Image.fromarray(np.roll(ink, 12, axis=0).astype("uint8")), golden) > MOST
    assert apart(golden, golden) == 0


def picture_of(visit: Visit, page: str) -> Image.Image:
    """The middle of the page, once another picture than before is drawn and has its size."""
    visit.page.locator("svg.picture").evaluate_all(f"all => all.map(it => (it.dataset.{OLD} = 1))")
    visit.page.evaluate("to => { location.hash = to; }", f"{page}/{page}")
    visit.page.locator(f"svg.picture:not([data-{OLD}])").first.wait_for()
    visit.page.evaluate("() => new Promise(done => setTimeout(done, 100))")
    return Image.open(io.BytesIO(visit.page.locator(".middle").screenshot()))


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
