"""However much there is to show, the page draws no word over another and none past its edge."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

import browsing
from browsing import Visit, visiting
from crowded_scenes import CROWDED_SCENES
from scenes import SCENES
from serving import SHOWN, Shelf
from slice_scenes import SLICE_SCENES

WIDTHS = (1440, 800)
PARTS = 6  # of all scenes, so that workers share them
NEXT_FRAMES = """() => new Promise(done => {
  let left = 3;
  const next = () => --left ? requestAnimationFrame(next) : done();
  next();
})"""
# What scrolls can be reached, and what is masked fades out at its edge.
DISTURBED = """() => {
  const found = new Set();
  const range = document.createRange();
  const root = document.querySelector("body > div").shadowRoot;
  const beside = (box, edge) => box.left < edge.left - 2 || box.right > edge.right + 2;
  const outside = (box, edge) =>
    beside(box, edge) || box.top < edge.top - 2 || box.bottom > edge.bottom + 2;
  const frames = new Map();
  const frameOf = it => {  // whatever cuts off what does not fit into it
    if (frames.has(it)) return frames.get(it);
    const {overflowX, maskImage} = getComputedStyle(it);
    const column = it.matches("header, aside, .middle");
    const [fades, scrolls] = [maskImage !== "none", overflowX !== "hidden" && !column];
    const found = column || overflowX !== "visible"
      ? {edge: it.getBoundingClientRect(), reached: fades || scrolls} : frameOf(it.parentElement);
    frames.set(it, found);
    return found;
  };
  for (const column of root.querySelectorAll("header, aside, .middle")) {
    const words = [];
    const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      const it = node.parentElement;
      if (!node.data.trim() || it.closest(".hidden, [transform*=rotate]")) continue;
      if (!it.checkVisibility({opacityProperty: true})) continue;
      range.selectNodeContents(node);
      const svg = it.closest("svg");
      const picture = svg?.getBoundingClientRect();
      const {edge, reached} = frameOf(svg?.parentElement ?? it);
      for (const box of range.getClientRects()) {
        if (reached && outside(box, edge)) continue;
        const text = node.data.trim().slice(0, 40);
        words.push({text, box});
        if ((picture && outside(box, picture)) || beside(box, edge))
          found.add(`"${text}" is past the edge`);
      }
    }
    words.sort((one, other) => one.box.left - other.box.left);
    for (let k = 0; k < words.length; k++)
      for (let j = k + 1; j < words.length && words[j].box.left < words[k].box.right - 2; j++) {
        const [one, other] = [words[k].box, words[j].box];
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (high > 0.35 * Math.min(one.height, other.height))
          found.add(`"${words[k].text}" lies on "${words[j].text}"`);
      }
  }
  return [...found];
}"""
SHELF = Shelf(
    {
        name: each
        for name, each in {**SCENES, **CROWDED_SCENES, **SLICE_SCENES}.items()
        if each.model_dump()["view"] in SHOWN
    }
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with browsing.served(SHELF) as address:
        yield address


def found_in(visited: Visit, run: str) -> dict[tuple[str, int], list[str]]:
    """What lies on something else or past an edge where the scene of a run is drawn, by width."""
    shown = SHELF.shown(run)
    with visited.page.expect_response(f"**/{quote(run)}/{shown.view}") as answer:
        place = f"{run}/{shown.page}?{shown.asked}"
        visited.page.evaluate("to => { location.hash = to; }", place)
    answer.value.finished()
    found = {}
    for width in WIDTHS:
        visited.page.set_viewport_size({"width": width, "height": 900})
        visited.page.evaluate(NEXT_FRAMES)
        if disturbed := visited.page.evaluate(DISTURBED):
            found[run, width] = disturbed[:6]
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_lies_on_anything_else(chromium: Browser, address: str, part: int) -> None:
    disturbed, drawn = dict[tuple[str, int], list[str]](), 0
    with visiting(chromium, address) as visited:
        for run in list(SHELF.scenes)[part::PARTS]:
            disturbed |= found_in(visited, run)
            drawn += visited.page.locator(".middle svg").count() > 0
    assert disturbed == {}
    assert drawn > 90 // PARTS
