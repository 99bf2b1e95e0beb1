/** Where the parts of an attention map stand, and how dark its cells are. */

import type { AttentionMap } from "../scenes";
import type { Table } from "../sheet.svelte";
import { elided, short } from "../writing";

export type Shown = "weights" | "scores";

const [NARROWEST, WIDEST, TILTED] = [15, 34, 34];
const LONGEST = 18;
const LETTER = 8.5;
const [CERTAINTY, NUMBER, NARROW] = [128, 68, 640]; // a bar with its number, the number alone

export interface Layout {
  /** The columns from left to right, cut into bands that fit the width. */
  bands: number[][];
  cell: number;
  row: number;
  left: number;
  /** The room of what is written beside a row; where rows are pinned, what was written before stands left of it. */
  written: number;
  header: number;
  /** Where the numbers of certainty end, right of the cells; a bar stands before them if there is room. */
  certainty: number;
  bars: boolean;
  tilted: boolean;
  width: number;
  height: number;
  /** The upper edge of the first row of a band. */
  top: (band: number) => number;
}

/** The layout of a map for a width: cells as wide as there is room, in as few bands as fit. */
export function layout(scene: AttentionMap, width: number): Layout {
  const tilted = scene.columns.some((column) => [...column.label].length > 2);
  const written = LETTER * longest(scene.rows.map((row) => row.label)) + 6;
  const before = scene.pinned ? LETTER * longest(scene.pinned.symbols) + 6 : 0;
  const left = 22 + written + before;
  const bars = width >= NARROW;
  const certainty = bars ? CERTAINTY : NUMBER;
  const room = width - left - certainty;
  const narrowest = tilted ? TILTED : NARROWEST;
  const fitting = Math.max(1, Math.floor(room / narrowest));
  const bands = cut(scene.line, fitting);
  const most = Math.max(1, ...bands.map((band) => band.length));
  const cell = Math.min(WIDEST, Math.max(narrowest, room / most));
  const header = tilted ? 32 + 6.4 * longest(scene.columns.map((column) => column.label)) : 48;
  const row = scene.rows.length > 16 ? 22 : 30;
  const band = header + scene.rows.length * row + 20;
  return {
    bands,
    cell,
    row,
    left,
    written,
    header,
    certainty: certainty - 12,
    bars,
    tilted,
    width,
    height: Math.max(1, bands.length) * band + 28,
    top: (k) => k * band + header,
  };
}

/** A line in bands of about equal length; the first holds the beginning, also of leftward text. */
export function cut(line: number[], most: number): number[][] {
  if (!line.length) return [];
  const length = Math.ceil(line.length / Math.ceil(line.length / most));
  const bands = [];
  for (let k = 0; k < line.length; k += length) bands.push(line.slice(k, k + length));
  return line.at(-1)! < line[0]! ? bands.reverse() : bands;
}

/** How dark each cell is, from 0 to 1, and what stands for both ends of the scale. */
export function darkness(scene: AttentionMap, shown: Shown, rowwise: boolean) {
  const floor = (row: number[]) => (shown === "weights" ? 0 : Math.min(...row));
  const whole = scene[shown].flat();
  const [low, high] = shown === "weights" ? [0, 1] : [Math.min(...whole), Math.max(...whole)];
  return {
    cells: scene[shown].map((row) => {
      const [from, to] = rowwise ? [floor(row), Math.max(...row)] : [low, high];
      return row.map((value) => (to > from ? (value - from) / (to - from) : 0));
    }),
    ends: rowwise ? ["the least of a row", "the most"] : [short(low), short(high)],
  };
}

/** The column that a row reads most. */
export function strongest(scene: AttentionMap, row: number): number {
  const weights = scene.weights[row]!;
  return weights.indexOf(Math.max(...weights));
}

/** The column beside another as they stand on the line; the same at its ends. */
export function beside(scene: AttentionMap, column: number, by: number): number {
  return scene.line[scene.line.indexOf(column) + by] ?? column;
}

/** The column that a row is pinned to. */
export function pinOf(scene: AttentionMap, row: number): number | null {
  return scene.pinned?.pins.find((pin) => pin.row === row)?.column ?? null;
}

/** Every pair of the map, with its numbers. */
export function mapTable(scene: AttentionMap): Table {
  return {
    columns: ["row", "written", "column", "read", "weight α", "score e"],
    rows: scene.rows.flatMap((row, i) =>
      scene.columns.map((column, j) => [
        i + 1,
        row.label,
        j + 1,
        column.label,
        scene.weights[i]![j]!,
        scene.scores[i]![j]!,
      ]),
    ),
  };
}

/** A label as it is written beside its row or above its column. */
export const label = (text: string) => elided(text, LONGEST);

function longest(labels: string[]): number {
  return Math.min(LONGEST, Math.max(1, ...labels.map((text) => [...text].length)));
}
