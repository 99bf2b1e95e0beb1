/** Maps of attention and of evidence, beside each other where they fit, below each other where not. */

import { max } from "d3-array";
import { panelsOf, type Shown } from "../evidence.svelte";
import { textWidth } from "../measuring";
import type { AttentionCheck, MapCheck } from "../scenes";
import type { Table } from "../sheet.svelte";
import { label } from "./attention-map";

const [NARROWEST, WIDEST, GAP, RHO, HEAD, FOOT] = [9, 26, 32, 44, 26, 44];
const LETTERS = 12;
const [LEGEND, NAMED] = [170, 210]; // wide; so that legends keep apart, and have their name

/** One map: its name, ρ of each row where it is evidence, and numbers from −1 to 1 as colors. */
export interface Panel {
  name: string;
  /** The number of its kind of evidence, −1 for attention. */
  kind: number;
  rho: number | null;
  rows: (number | null)[];
  cells: number[][];
  values: number[][];
  most: number;
}

/** The panels that are shown, and where they stand. */
export function layout(scene: MapCheck, shown: Shown, width: number) {
  const panels = panelsOf(shown, scene.evidence.length).map((k) => panel(scene, k));
  const { columns, rows } = scene.map;
  const left = 16 + Math.max(0, ...rows.map((row) => textWidth(label(row.label), 14)));
  const names = columns.map((column) => label(column.label));
  const widest = Math.max(0, ...names.map((name) => textWidth(name, LETTERS)));
  const tilted = names.some((name) => [...name].length > 2);
  const room = (beside: number) =>
    ((width - GAP * (beside - 1)) / beside - left - RHO) / Math.max(1, columns.length);
  const least = tilted ? NARROWEST : Math.max(NARROWEST, widest + 1);
  const each = room(panels.length);
  const fits = each >= least && each * columns.length + RHO >= LEGEND;
  const beside = fits ? panels.length : 1;
  const cell = Math.min(WIDEST, Math.max(least, room(beside)));
  const stacked = panels.length > 1 && beside === 1;
  const tall = Math.min(stacked ? 17 : 24, Math.max(14, cell));
  const head = HEAD + (tilted ? 0.87 * widest + 14 : 20);
  const wide = left + Math.max(cell * columns.length + RHO, LEGEND);
  const high = head + tall * rows.length + FOOT;
  return {
    panels,
    names,
    tilted,
    named: wide - left >= NAMED,
    left,
    cell,
    tall,
    head,
    wide,
    corner: (k: number) =>
      beside > 1 ? ([k * (wide + GAP), 0] as const) : ([0, k * high] as const),
    width: beside > 1 ? panels.length * (wide + GAP) - GAP : wide,
    height: beside > 1 ? high : panels.length * high,
  };
}

/** Every token, or every pair of a map: attention, and each kind of evidence. */
export function evidenceTable(scene: MapCheck | AttentionCheck): Table {
  if (scene.view === "attention-check")
    return {
      columns: ["place", "token", "attention", ...scene.evidence.map(({ name }) => name)],
      rows: scene.words.map((word, k) => [k + 1, word.token, word.weight, ...word.effects]),
    };
  const { rows, columns, weights } = scene.map;
  return {
    columns: [
      ...["row", "written", "column", "read", "attention"],
      ...scene.evidence.map(({ evidence }) => evidence.name),
    ],
    rows: rows.flatMap((row, i) =>
      columns.map((column, j) => [
        i + 1,
        row.label,
        j + 1,
        column.label,
        weights[i]![j]!,
        ...scene.evidence.map(({ effects }) => effects[i]![j]!),
      ]),
    ),
  };
}

function panel(scene: MapCheck, kind: number): Panel {
  const found = kind < 0 ? null : scene.evidence[kind]!;
  const values = found?.effects ?? scene.map.weights;
  const most = found ? (max(values.flat(), Math.abs) ?? 0) : 1;
  return {
    name: found?.evidence.name ?? "attention",
    kind,
    rho: found?.evidence.correlation ?? null,
    rows: found?.correlations ?? [],
    values,
    most,
    cells: values.map((row) => row.map((value) => value / (most || 1))),
  };
}
