/** The state of the page: which run, which view, what is selected. It lives in the address. */

import type { Place } from "./hosts/host";

export type Values = Record<string, string | (string | number)[] | number | null>;

const KEPT = [
  ...["text", "texts", "layer", "state", "clusters", "weight", "by", "words", "unit"],
  ...["cluster", "zero", "mean", "taken", "donor"],
];
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
    this.#values = changed(this.#values, changes);
    if (!replace) this.selections += 1;
    this.#write(replace);
  }

  /** Take the last selection back. */
  undo() {
    if (this.selections) this.#place.back();
  }

  /** The address of another view of the same run; what both can show stays selected. */
  to(view: string, changes: Values = {}): string {
    const kept = Object.entries(this.#values).filter(([name]) => KEPT.includes(name));
    return address(this.run, view, changed(Object.fromEntries(kept), changes));
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
