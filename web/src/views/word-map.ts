/** Where the parts of a map from word to word stand, and how dark its cells are. */

import { numbers } from "../arrays";
import type { WordMap } from "../scenes";
import type { Table } from "../sheet.svelte";
import { token } from "../writing";
import type { Shown } from "./attention-map";

const [LETTER, LONGEST] = [7.3, 14];
const [WIDEST, LABELED] = [24, 12];
const SLANT = Math.PI / 3; // of the words above the columns

export interface WordLayout {
  left: number;
  top: number;
  cell: number;
  side: number;
  /** Whether there is room for words; else every so many rows are numbered. */
  labeled: boolean;
  every: number;
  height: number;
}

/** The layout of a map of so many words for a width. */
export function wordLayout(words: string[], width: number): WordLayout {
  const count = Math.max(1, words.length);
  const longest = Math.min(LONGEST, Math.max(1, ...words.map((word) => [...word].length)));
  const room = LETTER * longest;
  const within = (left: number, right: number) => Math.min(WIDEST, (width - left - right) / count);
  const tilted = room * Math.cos(SLANT);
  const labeled = within(room + 16, tilted) >= LABELED;
  const left = labeled ? room + 16 : 40;
  const cell = Math.max(2, labeled ? within(left, tilted) : within(left, 8));
  const top = labeled ? 24 + room * Math.sin(SLANT) : 40;
  const side = cell * words.length;
  const every = [5, 10, 25, 50].find((step) => step * cell >= 28) ?? 100;
  return { left, top, cell, side, labeled, every, height: top + side + 40 };
}

/** A word as it is written beside its row. */
export const shortWord = (text: string) => token(text, LONGEST);

/** How dark each cell is, from 0 to 1, and the numbers at both ends of the scale. */
export function shares(values: Float64Array, size: number, shown: Shown, rowwise: boolean) {
  const scale = (part: Float64Array): [number, number] => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of part) [low, high] = [Math.min(low, value), Math.max(high, value)];
    return [shown === "weights" ? 0 : low, high];
  };
  const whole = scale(values);
  const dark = new Float64Array(values.length);
  for (let i = 0; i < size; i++) {
    const row = values.subarray(i * size, (i + 1) * size);
    const [low, high] = rowwise ? scale(row) : whole;
    for (let j = 0; j < size; j++)
      dark[i * size + j] = high > low ? (row[j]! - low) / (high - low) : 0;
  }
  return { dark, ends: whole };
}

/** Every pair of words, with its numbers. */
export function wordTable(scene: WordMap): Table {
  const [a, e] = [numbers(scene.weights), numbers(scene.scores)];
  const words = scene.text.words;
  return {
    columns: ["row", "asking", "column", "asked", "weight α", "score e"],
    rows: words.flatMap((asking, i) =>
      words.map((asked, j) => {
        const k = i * words.length + j;
        return [i + 1, asking.token, j + 1, asked.token, a[k]!, e[k]!];
      }),
    ),
  };
}
