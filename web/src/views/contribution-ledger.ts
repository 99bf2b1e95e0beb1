/** Where the rows and columns of a ledger stand. */

import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { textWidth } from "../measuring";
import type { ContributionLedger } from "../scenes";
import type { Table } from "../sheet.svelte";
import { token } from "../writing";

const [NARROWEST, WIDEST, READABLE] = [14, 56, 46];
const [HEAD, SUMS, LEGEND] = [40, 40, 36];
const [BAR, NUMBER, APART] = [90, 56, 14];
const BACKWARD = "←"; // before the chips of a layer that reads from the end
export const LONGEST_TOKEN = 20;

/**
 * The layout of a ledger for a width: numbers stand in the cells where they can be read, and all
 * are as wide as the longest.
 */
export function layout(
  scene: ContributionLedger,
  width: number,
  written: (value: number) => string,
) {
  const all = scene.rows.flatMap((row) => [row.total, row.running, ...row.shares]);
  const widest = max([...all, scene.bias], (value) => textWidth(written(value), 11)) ?? 0;
  const sum = Math.max(NUMBER, widest + APART);
  const left =
    16 + (max(scene.rows, (row) => textWidth(token(row.token, LONGEST_TOKEN), 12)) ?? 24);
  const room = width - left - BAR - 2 * sum - 24;
  const count = Math.max(1, scene.columns.length);
  const cell = Math.min(WIDEST, Math.max(NARROWEST, room / count));
  const row = scene.rows.length > 40 ? 20 : 26;
  const bars = left + count * cell + 16;
  const most = max(scene.rows, (each) => Math.abs(each.total)) || 1;
  const foot = HEAD + (scene.rows.length + 1) * row + 8;
  return {
    left,
    cell,
    row,
    numbers: cell >= Math.max(READABLE, widest + 4),
    top: (k: number) => HEAD + k * row,
    foot,
    /** The bars of the sums of rows, around a zero in the middle. */
    bar: scaleLinear([-most, most], [bars, bars + BAR]),
    sum: bars + BAR + sum,
    running: bars + BAR + 2 * sum,
    width: Math.max(width, bars + BAR + 2 * sum + 8),
    height: foot + SUMS + LEGEND,
  };
}

/** The greatest share, which is colored strongest; 1 where there are none. */
export function greatest(scene: ContributionLedger): number {
  return max(scene.rows.flatMap((row) => row.shares.map(Math.abs))) || 1;
}

/** The chip behind each column; none where it is of another layer than that on show. */
export function chipsOf(scene: ContributionLedger, layers: string[], shown: string | null) {
  const last = layers.at(-1) ?? "";
  const layer = shown ?? last;
  const both = scene.columns.some((name) => name.startsWith(BACKWARD));
  return scene.columns.map((name) => {
    const own = both ? name.startsWith(BACKWARD) === (layer === last) : layer === last;
    const number = Number(name.replace(BACKWARD, ""));
    const same = layer.split("/")[0] === last.split("/")[0];
    return own && same && Number.isInteger(number) ? number : null;
  });
}

/** What is summed. */
export function question(scene: ContributionLedger): string {
  return scene.against === null
    ? `logit of ${token(scene.of)}`
    : `margin of ${token(scene.of)} over ${token(scene.against)}`;
}

/** The ledger as it is: bias, tokens, sums. */
export function ledgerTable(scene: ContributionLedger): Table {
  const none = scene.columns.map(() => null);
  return {
    columns: ["token", ...scene.columns.map((name) => `chip ${name}`), "sum", "running total"],
    rows: [
      ["(bias)", ...none, scene.bias, scene.bias],
      ...scene.rows.map((row) => [row.token, ...row.shares, row.total, row.running]),
      ["(sum)", ...scene.sums, scene.total, scene.total],
    ],
  };
}
