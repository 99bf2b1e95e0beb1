"""How quick the page is in Chromium: the first picture, typing, drawing, pointing.

    python benchmarks/page.py RUN... [--rounds 5]

Each RUN is a recorded run, such as one of the recipe yelp. A server is started as a user starts it,
and asked by a browser without a screen on this machine. Medians of all rounds; frames are those
that Chromium drew while the mouse went over the picture of the memory, and while words in it were
clicked: 60 a second at the most.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from playwright.sync_api import Browser, Page

import browsing

DATES = "Saturday, 5 Nov 20", "21st of August, 20", "den 3. februar 19", "Tue 12 March of 20"
COUNTS = 3, 5, 12, 2, 7  # of clusters, one after the other
FRAMES = """() => {
  window.frames_drawn = [];
  const draw = now => {
    window.frames_drawn.push(now);
    window.drawing = requestAnimationFrame(draw);
  };
  window.drawing = requestAnimationFrame(draw);
}"""
DRAWN_FRAMES = """() => {
  cancelAnimationFrame(window.drawing);
  return window.frames_drawn;
}"""
# From the input to the frame after the map has changed.
TYPED = """(field, text) => new Promise(done => {
  const started = performance.now();
  const seen = new MutationObserver(() => requestAnimationFrame(() => {
    seen.disconnect();
    done(performance.now() - started);
  }));
  const picture = field.getRootNode().querySelector("svg.picture");
  seen.observe(picture, {childList: true, subtree: true, characterData: true, attributes: true});
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
})"""
CHANGED = """before => {
  const root = document.querySelector("body > div").shadowRoot;
  return root.querySelector("svg.picture").innerHTML.length !== before;
}"""
# Words of the clouds; to look them up by role and name would cost the page a fifth of its frames.
WORD = """word => document.querySelector("body > div").shadowRoot
  .querySelector(`.cloud [data-word="${CSS.escape(word)}"]`)"""
WORDS = """() => {
  const root = document.querySelector("body > div").shadowRoot;
  const words = [...root.querySelectorAll(".cloud [data-word]")];
  return words.slice(0, 4).map(it => it.getAttribute("data-word"));
}"""
PLACE = f"""word => {{
  const {{x, y, width, height}} = ({WORD})(word).getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}}"""
CHOSEN = f"""([word, chosen]) =>
  ({WORD})(word).getAttribute("aria-pressed") === String(chosen)"""


@contextmanager
def opened(runs: list[str]) -> Iterator[str]:
    """The address that `seqscope open` prints."""
    command = [sys.executable, "-m", "seqscope", "open", *runs, "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        printed = (re.search(r"http://\S+token=\S+", line) for line in server.stdout)
        yield next(found[0] for found in printed if found)
        server.terminate()


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def shown(page: Page, address: str) -> None:
    """The page at an address, until its picture is drawn."""
    page.goto("about:blank")
    page.goto(address)
    page.locator("svg.picture").first.wait_for(timeout=120_000)


def first_picture(browser: Browser) -> float:
    """From the moment a server that was just started answers, to a map on the page."""
    with opened(["dates"]) as address, browser.new_context() as context:
        page = context.new_page()
        return milliseconds(lambda: shown(page, address))


def typing(page: Page, rounds: int) -> list[float]:
    """From a date in the field to its map; the first ones, which warm the network, left out."""
    field = page.get_by_label("Text to read")
    texts = [f"{date}{number:02}" for number in range(10, 11 + rounds) for date in DATES]
    return [field.evaluate(TYPED, text) for text in texts][len(DATES) :]


def memory(page: Page, address: str, rounds: int) -> dict[str, float]:
    """The overview of a memory: its numbers ready, drawn, cut otherwise, pointed at, selected."""
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0))))
    shown(page, address)
    page.wait_for_load_state("networkidle", timeout=120_000)
    other = [cut(page, clusters) for clusters in COUNTS[:rounds]]
    again = [milliseconds(lambda: shown(page, address)) for _ in range(rounds)]
    return {
        "ms to draw what is ready": median(again),
        "ms to another number of clusters": median(other),
        "frames a second while pointing": frames(page, point),
        "frames a second while selecting": median(frames(page, select) for _ in range(rounds)),
        "kB in the largest answer": max(sizes) / 1000,
    }


def cut(page: Page, clusters: int) -> float:
    """Milliseconds until as many clusters are drawn as are asked for on the page."""
    before = page.locator("svg.picture").first.evaluate("it => it.innerHTML.length")
    slider = page.get_by_label("Clusters", exact=True)

    def work() -> None:
        slider.fill(str(clusters))
        page.wait_for_function(CHANGED, arg=before)

    return milliseconds(work)


def frames(page: Page, work: Callable[[Page], None]) -> float:
    """The frames a second that were drawn during some work."""
    page.evaluate(FRAMES)
    work(page)
    drawn = page.evaluate(DRAWN_FRAMES)
    return 1000 * (len(drawn) - 1) / (drawn[-1] - drawn[0])


def point(page: Page) -> None:
    """The mouse goes over the picture in lines."""
    box = page.locator("svg.picture").first.bounding_box()
    assert box
    for row in range(8):
        height = box["y"] + (row + 0.5) * box["height"] / 8
        page.mouse.move(box["x"], height)
        page.mouse.move(box["x"] + box["width"], height, steps=60)


def select(page: Page) -> None:
    """Words are clicked, and let go of, each as soon as the last one is drawn."""
    for word in page.evaluate(WORDS):
        for chosen in (True, False):
            page.mouse.click(*page.evaluate(PLACE, word))
            page.wait_for_function(CHOSEN, arg=[word, chosen])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with browsing.browser() as browser:
        first = [first_picture(browser) for _ in range(given.rounds)]
        print(f"{median(first):.0f} ms to the first picture, at most {max(first):.0f}")
        with (
            opened(["dates", *map(str, given.runs)]) as address,
            browser.new_context(viewport={"width": 1440, "height": 900}) as context,
        ):
            page = context.new_page()
            shown(page, address)
            redrawn = typing(page, given.rounds)
            print(f"{median(redrawn):.0f} ms to redraw a date, at most {max(redrawn):.0f}")
            for run in given.runs:
                found = memory(page, f"{address.split('?')[0]}#{run.name}/memory", given.rounds)
                told = ", ".join(f"{value:.0f} {name}" for name, value in found.items())
                print(f"{run.name}: {told}")


if __name__ == "__main__":
    main()
