"""However much there is to show, the page draws no word over another and none past its edge."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

import browsing
from browsing import Visit
from scenes import SCENES
from serving import SHOWN, Shelf
from slice_scenes import SLICE_SCENES

NEXT_FRAMES = """() => new Promise(done => {
  let left = 3;
  const next = () => --left ? requestAnimationFrame(next) : done();
  next();
})"""
DISTURBED = """() => {
  const found = [];
  const root = document.querySelector("body > div").shadowRoot;
  for (const picture of root.querySelectorAll("svg.picture")) {
    const edge = picture.getBoundingClientRect();
    const words = [...picture.querySelectorAll("text")]
      .filter(it => it.textContent.trim() && it.checkVisibility({opacityProperty: true}))
      .filter(it => !it.closest("[transform*=rotate]"))
      .map(it => ({it: it.textContent.trim().slice(0, 40), box: it.getBoundingClientRect()}));
    for (const {it, box} of words)
      if (box.left < edge.left - 2 || box.right > edge.right + 2 || box.top < edge.top - 2
          || box.bottom > edge.bottom + 2) found.push(`"${it}" is past the edge`);
    words.sort((one, other) => one.box.left - other.box.left);
    for (let k = 0; k < words.length; k++)
      for (let j = k + 1; j < words.length && words[j].box.left < words[k].box.right - 2; j++) {
        const [one, other] = [words[k].box, words[j].box];
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (high > 0.35 * Math.min(one.height, other.height))
          found.push(`"${words[k].it}" lies on "${words[j].it}"`);
      }
  }
  return found;
}"""
ALL = {**SCENES, **SLICE_SCENES}
SHELF = Shelf({name: each for name, each in ALL.items() if each.model_dump()["view"] in SHOWN})


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with browsing.served(SHELF) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browsing.browser() as opened:
        yield opened


def test_nothing_lies_on_anything_else(chromium: Browser, address: str) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    visited = Visit(context.new_page(), address)
    disturbed, drawn = {}, 0
    for run in SHELF.scenes:
        page, view, _ = SHELF.shown(run)
        with visited.page.expect_response(f"**/{quote(run)}/{view}"):
            visited.page.evaluate("to => { location.hash = to; }", f"{run}/{page}")
        for width in (1440, 800):
            visited.page.set_viewport_size({"width": width, "height": 900})
            visited.page.evaluate(NEXT_FRAMES)
            if found := visited.page.evaluate(DISTURBED):
                disturbed[run, width] = found[:6]
        drawn += visited.page.locator("svg.picture").count() > 0
    context.close()
    assert disturbed == {}
    assert drawn > 40
    assert visited.complaints == []
