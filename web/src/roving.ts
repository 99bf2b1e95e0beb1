/** One stop of the Tab key for a whole picture; the arrow keys go to what lies in their direction. */

const AWAY = 3; // how much worse it is to lie to the side than ahead
const ASIDE = 10; // so many times further to the side than ahead is not ahead at all

const DIRECTIONS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a part of a picture does when Enter or the space bar is pressed on it. */
export const pressed = (act: () => void) => (event: KeyboardEvent) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  act();
};

/** Attached to a picture whose parts have `data-stop`. */
export function roving(picture: Element) {
  const stops = () => [...picture.querySelectorAll<SVGElement>("[data-stop]")];

  function settle(chosen: Element | undefined) {
    for (const stop of stops()) stop.setAttribute("tabindex", stop === chosen ? "0" : "-1");
  }
  function onfocusin(event: Event) {
    const stop = (event.target as Element).closest("[data-stop]");
    if (stop) settle(stop);
  }
  function onkeydown(event: Event) {
    const { key, target } = event as KeyboardEvent;
    const direction = DIRECTIONS[key];
    const from = (target as Element).closest("[data-stop]");
    if (!direction || !from) return;
    event.preventDefault();
    const next = ahead(from, stops(), direction);
    next?.focus();
    next?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  const ready = () => {
    const all = stops();
    if (!all.some((stop) => stop.getAttribute("tabindex") === "0")) settle(all[0]);
  };
  ready();
  const changes = new MutationObserver(ready);
  changes.observe(picture, { childList: true, subtree: true });
  picture.addEventListener("focusin", onfocusin);
  picture.addEventListener("keydown", onkeydown);
  return () => {
    changes.disconnect();
    picture.removeEventListener("focusin", onfocusin);
    picture.removeEventListener("keydown", onkeydown);
  };
}

/** The nearest of the stops that lies in a direction. */
function ahead(from: Element, stops: SVGElement[], [dx, dy]: [number, number]) {
  const [x, y] = middle(from);
  let best: SVGElement | undefined;
  let least = Infinity;
  for (const stop of stops) {
    if (stop === from) continue;
    const [a, b] = middle(stop);
    const forward = (a - x) * dx + (b - y) * dy;
    const aside = Math.abs((a - x) * dy) + Math.abs((b - y) * dx);
    if (forward <= Math.max(1, aside / ASIDE) || forward + AWAY * aside >= least) continue;
    [best, least] = [stop, forward + AWAY * aside];
  }
  return best;
}

function middle(element: Element): [number, number] {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}
