/**
 * What is pointed at now, by mouse or by keys, in whichever view: all that stands for the same is marked.
 *
 * A part of a picture says what it stands for by its attributes: `data-word`, `data-unit` with one
 * or several, `data-chip`, `data-place` inside of `data-text`. What is pointed at is read from them,
 * and whatever has the same ones gets `data-pointed`, so that no picture is drawn anew.
 */

import { getContext, setContext } from "svelte";

const [MARK, STICKY] = ["data-pointed", "svg.picture"];
const CARRIED = ["data-word", "data-unit", "data-chip", "data-place", "data-text"];

interface Token {
  text: string;
  place: number;
}

export class Pointing {
  word = $state<string | null>(null);
  /** The units that lie together where one points. */
  units = $state.raw<number[]>([]);
  chip = $state<number | null>(null);
  #text = $state<string | null>(null);
  #place = $state<number | null>(null);

  /** The token, if that is what is pointed at. */
  get token(): Token | null {
    return this.#text === null || this.#place === null
      ? null
      : { text: this.#text, place: this.#place };
  }
  /** The one unit that is pointed at; none where several are. */
  get unit(): number | null {
    return this.units.length === 1 ? this.units[0]! : null;
  }
  /** The place of the token that is pointed at, if it is one of this text. */
  placeIn(text: string): number | null {
    return this.#text === text ? this.#place : null;
  }

  /** Attached to what holds all views: reads what is pointed at inside, and marks all that is the same. */
  watch = (root: Element) => {
    let target: Element | null = null;
    const turn = (to: EventTarget | null) => {
      const now = to instanceof Element && root.contains(to) ? to : null;
      const sticky = target?.closest(STICKY);
      // Between the parts of a picture the last one stays, so that nothing flickers.
      if (now && sticky?.contains(now) && !now.closest(selector(CARRIED))) return;
      target = now;
      // Later, for a part that is taken away loses the focus in the midst of drawing.
      queueMicrotask(() => this.#read(target));
    };
    const over = (event: Event) => turn(event.target);
    const out = (event: Event) => turn((event as FocusEvent).relatedTarget);
    const leave = () => turn(null);
    const changes = new MutationObserver(() => {
      if (target && !root.contains(target)) target = null;
      this.#read(target);
      this.#mark(root);
    });
    changes.observe(root, { childList: true, subtree: true, attributeFilter: CARRIED });
    root.addEventListener("pointerover", over);
    root.addEventListener("pointerleave", leave);
    root.addEventListener("focusin", over);
    root.addEventListener("focusout", out);
    $effect(() => this.#mark(root));
    return () => changes.disconnect();
  };

  /** Take over what an element stands for, or what it lies in does. */
  #read(target: Element | null) {
    const value = (name: string) => target?.closest(selector([name]))?.getAttribute(name) ?? null;
    const number = (text: string | null) => (text === null ? null : Number(text));
    const units = value("data-unit")?.split(" ").map(Number) ?? [];
    this.word = value("data-word");
    if (units.join() !== this.units.join()) this.units = units;
    this.chip = number(value("data-chip"));
    this.#place = number(value("data-place"));
    this.#text = this.#place === null ? null : value("data-text");
  }

  #mark(root: Element) {
    const { token } = this;
    const text = token && `[data-text="${CSS.escape(token.text)}"]`;
    const found = [
      // The same word elsewhere in the text that is pointed at is another token.
      ...(this.word === null
        ? []
        : [`[data-word="${CSS.escape(this.word)}"]${text ? `:not(${text} *, ${text})` : ""}`]),
      ...this.units.map((unit) => `[data-unit~="${unit}"]`),
      ...(this.chip === null ? [] : [`[data-chip="${this.chip}"]`]),
      ...(token ? [`${text} [data-place="${token.place}"]`] : []),
      ...(token ? [`${text}[data-place="${token.place}"]`] : []),
    ];
    const same = new Set(found.length ? root.querySelectorAll(found.join()) : []);
    for (const each of root.querySelectorAll(`[${MARK}]`))
      if (!same.has(each)) each.removeAttribute(MARK);
    for (const each of same) if (!each.hasAttribute(MARK)) each.setAttribute(MARK, "");
  }
}

const selector = (names: string[]) => names.map((name) => `[${name}]`).join();

export const providePointing = () => setContext("pointing", new Pointing());
export const pointingHere = () => getContext<Pointing>("pointing");
