/** The state of the page: which run, which view, what is selected. It lives in the address. */

import { getContext } from "svelte";
import type { Place } from "./hosts/host";

export type Values = Record<string, string | (string | number)[] | number | null>;
/** Where a view stands where two are on show. */
export type Pane = "first" | "second";

const KEPT = [
  ...["text", "texts", "layer", "state", "clusters", "weight", "by", "words", "unit"],
  ...["cluster", "zero", "mean", "taken", "donor"],
];
/** What is of a place in a text, and forgotten with it. */
const PLACES: Record<string, string[]> = {
  text: ["row", "place", "span"],
  texts: ["at", "range"],
};
const BETWEEN = "\u001f";

export class State {
  run = $state("");
  view = $state("");
  /** How many selections were made in this view, each of which can be taken back. */
  selections = $state(0);
  #values = $state.raw<Record<string, string>>({});
  #place: Place;

  constructor(place: Place) {
    this.#place = place;
    this.read();
  }

  /** Take over what the address says, as after a step back. */
  read() {
    const [path = "", query = ""] = this.#place.read().split("?");
    const [run = "", view = ""] = path.split("/").map(decoded);
    this.run = run;
    this.view = view;
    this.#values = Object.fromEntries(new URLSearchParams(query));
    this.selections = this.#place.selections();
  }

  /** The view that is on show beside the first; none where that is the same. */
  get beside(): string | null {
    const beside = this.text("beside");
    return beside === this.view ? null : beside;
  }

  text(name: string): string | null {
    return this.#values[name] ?? null;
  }

  /** The number of that name, the last where there are several. */
  number(name: string): number | null {
    return this.numbers(name).at(-1) ?? null;
  }

  numbers(name: string): number[] {
    const found = this.list(name).filter((each) => each.trim());
    return found.map(Number).filter(Number.isFinite);
  }

  list(name: string): string[] {
    return this.#values[name]?.split(BETWEEN) ?? [];
  }

  /** Change some values, null to forget one: a new entry in the history, or the same one. */
  set(changes: Values, { replace = false } = {}) {
    const moved = Object.keys(PLACES).filter(
      (name) =>
        name in changes && changed({}, { [name]: changes[name]! })[name] !== this.#values[name],
    );
    const lost = moved.flatMap((name) => PLACES[name]!.map((place) => [place, null]));
    this.#values = changed(this.#values, { ...Object.fromEntries(lost), ...changes });
    if (!replace) this.selections += 1;
    this.#write(replace);
  }

  /** Take the last selection back. */
  undo() {
    if (this.selections) this.#place.back();
  }

  /**
   * The address of another view of the same run; what both can show stays selected. Where two are on
   * show it takes the place of that in a pane; of the header's, which names none, the first makes
   * way, and the one beside it changes places with it.
   */
  to(view: string, changes: Values = {}, pane?: Pane): string {
    const { beside } = this;
    if (!beside) {
      const kept = Object.entries(this.#values).filter(([name]) => KEPT.includes(name));
      return address(this.run, view, changed(Object.fromEntries(kept), changes));
    }
    let shown: Record<Pane, string> = { first: this.view, second: beside };
    if (view === beside && !pane) shown = { first: beside, second: this.view };
    else if (view !== this.view && view !== beside) shown[pane ?? "first"] = view;
    const values = changed(this.#values, { beside: shown.second, ...changes });
    return address(this.run, shown.first, values);
  }

  go(address: string) {
    this.#place.write(address, "seqscope", false, 0);
    this.read();
  }

  /** Show a run and a view without a new entry in the history. */
  begin(run: string, view: string) {
    if (run !== this.run) this.#values = {};
    this.run = run;
    this.view = view;
    this.#write(true);
  }

  #write(replace: boolean) {
    const title = `${this.run} · ${this.view} · seqscope`;
    const where = address(this.run, this.view, this.#values);
    this.#place.write(where, title, replace, this.selections);
  }
}

/** Where the view stands that asks. */
export const paneHere = () => getContext<Pane | undefined>("pane");

/** The address of a view, everything in it written so that it can be read back. */
export function address(run: string, view: string, values: Record<string, string> = {}): string {
  const query = new URLSearchParams(values).toString();
  return `${encodeURIComponent(run)}/${encodeURIComponent(view)}${query && `?${query}`}`;
}

function changed(values: Record<string, string>, changes: Values): Record<string, string> {
  const result = { ...values };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || (Array.isArray(value) && !value.length)) delete result[name];
    else result[name] = Array.isArray(value) ? value.join(BETWEEN) : String(value);
  }
  return result;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
