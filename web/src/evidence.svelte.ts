/** What attention is held against: chosen in the address, asked for only where it is chosen. */

import { Asking } from "./asking.svelte";
import type { Evidence as Kind } from "./scenes";
import type { State } from "./state.svelte";
import { notation } from "./writing";

const TYPING = 400; // milliseconds to wait for more typing
const signed = notation([1]);

/** How evidence is read, in three sentences. */
export const HELP: [string, string, string] = [
  "Occlusion leaves every token out in turn: warm is what the answer lost without it, cool what it gained; gradient × input says how the answer grows with a token, times the token.",
  "ρ says whether attention puts the tokens in the same order as what mattered does, from −1 to +1; of a map it is the median of its rows, which stand at the right.",
  "Two kinds of evidence are there because neither is the truth: where they disagree with each other, attention cannot be judged by them.",
];

interface Asked {
  run: string;
  text: string;
  page: State;
}

/** Attention alone, one kind of evidence in its place, or all of them together. */
export type Shown = "attention" | "occlusion" | "second" | "all";

export class Evidence {
  asking: Asking<"evidence">;
  #asked: () => Asked;

  constructor(asked: () => Asked) {
    this.#asked = asked;
    this.asking = new Asking("evidence", () => {
      const { run, text, page } = asked();
      const typed = page.text("text") !== null;
      return this.on && text.trim()
        ? { run, question: { text }, after: typed && this.asking.scene ? TYPING : 0 }
        : null;
    });
  }

  get shown(): Shown {
    const chosen = this.#asked().page.text("evidence");
    return chosen === "occlusion" || chosen === "second" || chosen === "all" ? chosen : "attention";
  }
  /** Whether anything but attention is shown. */
  get on(): boolean {
    return this.shown !== "attention";
  }
  /** The kinds of evidence that there are, where they are known. */
  get kinds(): Kind[] {
    const { scene } = this.asking;
    if (!scene) return [];
    return scene.view === "attention-check"
      ? scene.evidence
      : scene.evidence.map(({ evidence }) => evidence);
  }
  choose(shown: Shown) {
    const evidence = shown === "attention" ? null : shown;
    this.#asked().page.set({ evidence, row: null, pins: null, answer: null });
  }
}

/** Which of the columns are drawn: attention is −1, the kinds of evidence are counted from 0. */
export function panelsOf(shown: Shown, kinds: number): number[] {
  if (shown === "all") return [-1, ...Array.from({ length: kinds }, (_, k) => k)];
  return [{ attention: -1, occlusion: 0, second: Math.min(1, kinds - 1) }[shown]];
}

/** A rank correlation as it is written. */
export const rho = (value: number | null) => (value === null ? "ρ –" : `ρ ${signed(value)}`);
