/** Where the parts of a map from word to word stand, and how dark its cells are. */

import type { Matrix, WordMap } from "../scenes";
import type { Table } from "../sheet.svelte";
import { token } from "../writing";
import type { Shown } from "./attention-map";

const [LETTER, LONGEST] = [7.3, 14];
const [WIDEST, LABELED] = [24, 12];
const SLANT = Math.PI / 3; // of the words above the columns

/** The numbers of a square, row by row. */
export function numbers(matrix: Pick<Matrix, "numbers">): Float32Array {
  const bytes = Uint8Array.from(atob(matrix.numbers), (letter) => letter.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}

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
export function shares(values: Float32Array, size: number, shown: Shown, rowwise: boolean) {
  const scale = (part: Float32Array): [number, number] => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of part) [low, high] = [Math.min(low, value), Math.max(high, value)];
    return [shown === "weights" ? 0 : low, high];
  };
  const whole = scale(values);
  const dark = new Float32Array(values.length);
  for (let i = 0; i < size; i++) {
    const row = values.subarray(i * size, (i + 1) * size);
    const [low, high] = rowwise ? scale(row) : whole;
    for (let j = 0; j < size; j++)
      dark[i * size + j] = high > low ? (row[j]! - low) / (high - low) : 0;
  }
  return { dark, ends: whole };
}

/** The cells as a picture of one dot each, in a color that grows denser. */
export function painted(dark: Float32Array, size: number, color: string): string {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.max(1, size);
  const context = canvas.getContext("2d")!;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  const picture = context.createImageData(canvas.width, canvas.height);
  dark.forEach((share, k) => picture.data.set([red!, green!, blue!, 255 * share], 4 * k));
  context.putImageData(picture, 0, 0);
  return canvas.toDataURL();
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
