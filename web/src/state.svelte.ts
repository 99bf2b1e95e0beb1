/** The state of the page: which run, which view, what is selected. It lives in the address. */

import type { Place } from "./hosts/host";

export type Values = Record<string, string | string[] | number | null>;

const KEPT = ["text", "texts", "layer", "clusters", "weight", "by", "words", "unit"];
const BETWEEN = "\u001f";

export class State {
  run = $state("");
  view = $state("");
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
  }

  text(name: string): string | null {
    return this.#values[name] ?? null;
  }

  number(name: string): number | null {
    const value = this.#values[name];
    return value && Number.isFinite(Number(value)) ? Number(value) : null;
  }

  list(name: string): string[] {
    return this.#values[name]?.split(BETWEEN) ?? [];
  }

  /** Change some values, null to forget one: a new entry in the history, or the same one. */
  set(changes: Values, { replace = false } = {}) {
    this.#values = changed(this.#values, changes);
    this.#write(replace);
  }

  /** The address of another view of the same run; what both can show stays selected. */
  to(view: string, changes: Values = {}): string {
    const kept = Object.entries(this.#values).filter(([name]) => KEPT.includes(name));
    return address(this.run, view, changed(Object.fromEntries(kept), changes));
  }

  go(address: string) {
    this.#place.write(address, "seqscope", false);
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
    this.#place.write(address(this.run, this.view, this.#values), title, replace);
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
