/** Lines of units over the tokens of a text, in bands below each other where the text is long. */

import { extent, sum, ticks } from "d3-array";
import { scaleLinear } from "d3-scale";
import { numbers } from "../arrays";
import { textWidth } from "../measuring";
import { line, type Point } from "../paths";
import type { UnitLine, UnitsOverTime } from "../scenes";
import type { Table } from "../sheet.svelte";
import { token } from "../writing";
import { cut } from "./attention-map";

export type Span = readonly [number, number];

export const [LEFT, TOP] = [44, 24];
const [NAMES, EDGE] = [64, 16]; // right of the lines, with their names and without
const [WORD, CHARACTER, WIDEST] = [21, 13, 84]; // the room of a token
const [ONE, MANY] = [300, 190]; // the height of the lines, of one band and of several
const [TURNED, LONGEST, LETTERS] = [0.87, 14, 12]; // the sine of 60°
const NAMED = 9; // lines of which each can be told apart
const APART = 13;

/** The bands of a text for a width, and where its tokens and values stand in them. */
export function layout(scene: UnitsOverTime, width: number, level: number) {
  const few = scene.units.filter((unit) => unit.selected).length <= NAMED;
  const right = width - (few ? NAMES : EDGE);
  const least = scene.spaced ? WORD : CHARACTER;
  const fitting = Math.max(4, Math.floor((right - LEFT) / least));
  const bands = cut([...scene.tokens.keys()], fitting);
  const longest = Math.max(1, ...bands.map((band) => band.length));
  const step = Math.min(WIDEST, (right - LEFT) / longest);
  const labels = scene.tokens.map((each) => token(each, LONGEST));
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, LETTERS)));
  const turned = widest > step - 6;
  const high = bands.length > 1 ? MANY : ONE;
  const foot = turned ? TURNED * widest + 22 : 30;
  const [low = 0, most = 1] = extent([0, level, ...values(scene.units)]);
  const y = scaleLinear([low, most], [TOP + high, TOP]).nice(4);
  const band = TOP + high + foot + 16;
  return {
    bands,
    few,
    labels,
    turned,
    step,
    y,
    ticks: ticks(...(y.domain() as [number, number]), 4),
    bottom: TOP + high,
    right: LEFT + step * longest,
    top: (number: number) => number * band,
    /** The left edge of the room of a token, counted from the first of its band. */
    edge: (place: number) => LEFT + place * step,
    height: Math.max(1, bands.length) * band,
    /** The token at a place of the picture, the nearest one where there is none. */
    at(x: number, y: number): number {
      const row = bands[Math.min(bands.length - 1, Math.max(0, Math.floor(y / band)))]!;
      return row[Math.min(row.length - 1, Math.max(0, Math.floor((x - LEFT) / step)))]!;
    },
    /** The lines of some units over one band, as one path. */
    path(units: UnitLine[], places: number[]): string {
      const x = (k: number) => LEFT + (k - places[0]! + 0.5) * step;
      const of = (values: Float64Array) =>
        places.map((k): Point | null => (isNaN(values[k]!) ? null : [x(k), y(values[k]!)]));
      return units.map((unit) => line(of(numbers(unit.values)))).join("");
    },
  };
}

export type Layout = ReturnType<typeof layout>;

/** Whether a token lies in a span. */
export const holds = (span: Span | null, k: number) => !!span && k >= span[0] && k < span[1];

/** Heights for the names of lines: where each ends, but no two on each other. */
export function spread(ends: number[]): number[] {
  const order = ends.map((_, k) => k).sort((a, b) => ends[a]! - ends[b]!);
  const found = [...ends];
  for (let k = 1; k < order.length; k++)
    found[order[k]!] = Math.max(found[order[k]!]!, found[order[k - 1]!]! + APART);
  const lower = (sum(found) - sum(ends)) / (ends.length || 1);
  return found.map((each) => each - lower);
}

/** Every token, and the value of every unit that is drawn after it. */
export function timeTable(scene: UnitsOverTime): Table {
  const [from, to] = scene.span ?? [0, 0];
  const units = [...scene.units].sort((a, b) => Number(b.selected) - Number(a.selected));
  return {
    columns: [
      "place",
      "token",
      "span",
      ...units.map(({ name, selected }) => `${name}${selected ? ", selected" : ""}`),
    ],
    rows: scene.tokens.map((each, k) => [
      k,
      token(each),
      k >= from && k < to ? "yes" : "",
      ...units.map((unit) => known(numbers(unit.values)[k])),
    ]),
  };
}

/** How far a threshold can be moved up and down: 1, or as far as values go beyond it. */
export function reachOf(scene: UnitsOverTime): number {
  const [low = 0, most = 0] = extent([scene.threshold ?? 0, ...values(scene.units)]);
  return Math.ceil(Math.max(1, -low, most));
}

/** A span as it is asked for: its first token and its last. */
export const spanAsked = ([from, to]: Span) => `${from}:${to - 1}`;

/** A span as it stands in the address; none where it is none, or outside of the text. */
export function spanRead(text: string | null, tokens: number): Span | null {
  const [, first, last] = /^(\d+):(\d+)$/.exec(text ?? "") ?? [];
  const span: Span = [Number(first), Number(last) + 1];
  return first !== undefined && span[0] < span[1] && span[1] <= tokens ? span : null;
}

/** The number without the noise that single precision leaves in decimals, none where it is not known. */
const known = (value = NaN) => (isNaN(value) ? null : Number(value.toFixed(6)));

function* values(units: UnitLine[]): Generator<number> {
  for (const unit of units) yield* Array.from(numbers(unit.values));
}
