/** Scores slice by slice: where each row stands, and how far its bar reaches. */

import { scaleLinear, scaleLog } from "d3-scale";
import { textWidth } from "../measuring";
import type { Slice, Slices } from "../scenes";
import type { Table } from "../sheet.svelte";
import { elided, short, token } from "../writing";

export const [ROW, TOP, BAR] = [24, 36, 9];
const [LETTERS, WIDEST, LEAST, COUNT, SCORE] = [12, 220, 64, 72, 64];

/** The rows of a scene: all examples, each slice, and the rest of them. */
export function rowsOf(scene: Slices): { slice: Slice; kind: "all" | "slice" | "rest" }[] {
  const rest = scene.rest ? [{ slice: scene.rest, kind: "rest" as const }] : [];
  const slices = scene.slices.map((slice) => ({ slice, kind: "slice" as const }));
  return [{ slice: scene.overall, kind: "all" as const }, ...slices, ...rest];
}

/** A name on one line that is no wider than there is room. */
export function fitted(name: string, room: number): string {
  let length = 40;
  let shown = token(name, length);
  while (length > 4 && textWidth(shown, LETTERS) > room) shown = elided(shown, (length -= 2));
  return shown;
}

/** Where names end, bars begin and end, numbers stand, and the scale between. */
export function layout(scene: Slices, width: number) {
  const rows = rowsOf(scene);
  const wanted = Math.max(...rows.map(({ slice }) => textWidth(token(slice.name, 40), LETTERS)));
  const names = Math.min(WIDEST, Math.max(LEAST, wanted + 4), width * 0.3);
  const [left, right] = [names + 12, Math.max(names + 80, width - COUNT - SCORE)];
  const shares = scene.measure !== "perplexity";
  const ends = rows
    .flatMap(({ slice }) => [slice.score, slice.low, slice.high])
    .filter((value): value is number => value !== null && value > 0);
  const [low, high] = [Math.min(...ends, 1e9), Math.max(...ends, 1)];
  const x = shares
    ? scaleLinear([0, 1], [left, right])
    : scaleLog([Math.min(low, high / 2), high], [left, right]).nice();
  const ticks = shares ? [0, 0.25, 0.5, 0.75, 1] : x.ticks(4);
  const apart = ticks.filter((tick, k) => k === 0 || shares || x(tick) - x(ticks[k - 1]!) >= 40);
  return {
    names,
    left,
    right,
    shares,
    x,
    ticks: apart,
    tick: (value: number) => (shares ? `${100 * value} %` : short(value)),
    count: right + COUNT - 8,
    score: width - 4,
    rows: rows.map((row, k) => ({ ...row, y: TOP + k * ROW })),
    height: TOP + rows.length * ROW + 8,
  };
}

/** The parts of a bar from left to right, where it is made of shares. */
export function partsOf(slice: Slice): { name: string; from: number; to: number }[] {
  const [right, refused] = [slice.score ?? 0, slice.refused ?? 0];
  return [
    { name: "right", from: 0, to: right },
    { name: "refused", from: right, to: right + refused },
    { name: "wrong", from: right + refused, to: right + refused + (slice.wrong ?? 0) },
  ].filter((part) => part.to > part.from);
}

/** A score as it is written. */
export function scoreOf(value: number | null): string {
  return value === null ? "–" : value > 1 ? short(value) : value.toFixed(3);
}

/** What a row says to those who do not see it. */
export function sliceLabel(scene: Slices, slice: Slice): string {
  const known = slice.low !== null && slice.high !== null;
  const between = known ? `, between ${scoreOf(slice.low)} and ${scoreOf(slice.high)}` : "";
  const count = `${slice.count.toLocaleString("en-US")} ${scene.of}${slice.count === 1 ? "" : "s"}`;
  return `${slice.name}: ${count}, ${scene.measure} ${scoreOf(slice.score)}${between}`;
}

/** Every slice with its numbers. */
export function slicesTable(scene: Slices): Table {
  return {
    columns: [scene.by, "count", scene.measure, "from", "to", "wrong", "refused"],
    rows: rowsOf(scene).map(({ slice }) => [
      ...[slice.name, slice.count, slice.score, slice.low, slice.high],
      ...[slice.wrong ?? null, slice.refused ?? null],
    ]),
  };
}
