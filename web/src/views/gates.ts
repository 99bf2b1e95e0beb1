/** Where the dots of units stand for each gate, and the bars of their half-lives. */

import { group, max, mean } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { Gates, GateShares } from "../scenes";
import type { Table } from "../sheet.svelte";
import { short } from "../writing";

export const SHARES = [0, 0.25, 0.5, 0.75, 1];
const [LEFT, GAP, TOP, FOOT] = [44, 36, 32, 56];
const [NARROWEST, WIDEST, STRIP] = [190, 320, 108];
const LISTED = 8;
const MARKED = 12; // bars of which each can be named
const [DOT, LARGEST, MESH] = [4.5, 16, 6]; // dots nearer than the mesh are drawn as one
const WRITTEN = [22, 12] as const; // the room of a number in a dot
const BELOW = -0.08; // room for the dots at 0, beside the numbers of the scale

/** The units that lie together at a place of a square, in a dot of as much area. */
export interface Dot {
  units: number[];
  x: number;
  y: number;
  r: number;
}

/** Squares for the gates, as many side by side as fit, and the strip of half-lives below them. */
export function layout(scene: Gates, width: number) {
  const count = scene.gates.length;
  const beside = Math.max(1, Math.min(count, Math.floor(width / (LEFT + NARROWEST + GAP))));
  const side = Math.min(WIDEST, width / beside - LEFT - GAP);
  const wide = LEFT + side + GAP;
  const high = TOP + side + FOOT;
  const rows = Math.ceil(count / beside);
  const x = scaleLinear([BELOW, 1], [LEFT, LEFT + side]);
  const y = scaleLinear([BELOW, 1], [TOP + side, TOP]);
  const dots = (gate: GateShares): Dot[] => {
    const units = gate.open.map((_, unit) => unit);
    const place = (unit: number) => [x(gate.shut[unit]!), y(gate.open[unit]!)];
    const near = group(units, (unit) =>
      place(unit)
        .map((pixel) => Math.round(pixel / MESH))
        .join(),
    );
    return [...near.values()].map((together) => ({
      units: together,
      x: mean(together, (unit) => place(unit)[0]!)!,
      y: mean(together, (unit) => place(unit)[1]!)!,
      r: Math.min(LARGEST, DOT * Math.sqrt(together.length)),
    }));
  };
  const strip = scene.octaves.length ? TOP + STRIP + FOOT : 0;
  const first = scene.first_octave;
  const edges = scene.octaves.length;
  const right = Math.min(width - GAP, LEFT + Math.max(320, edges * 44));
  const along = scaleLinear([first, first + edges], [LEFT, right]);
  const up = scaleLinear([0, max(scene.octaves) ?? 1], [TOP + STRIP, TOP]).nice(3);
  const every = Math.ceil((edges + 1) / MARKED);
  const marked = Array.from({ length: edges + 1 }, (_, k) => first + k);
  return {
    x,
    y,
    left: LEFT,
    right: LEFT + side,
    bottom: TOP + side,
    top: TOP,
    dots: scene.gates.map((gate) => dots(gate).sort((a, b) => b.r - a.r)),
    /** The upper left corner of a gate's square. */
    corner: (k: number) => [(k % beside) * wide, Math.floor(k / beside) * high] as const,
    lives: {
      top: rows * high,
      right,
      x: along,
      y: up,
      foot: TOP + STRIP,
      ticks: up.ticks(3).filter(Number.isInteger),
      marks: marked
        .filter((_, k) => k % every === 0)
        .map((octave) => ({ x: along(octave), label: powerOfTwo(octave) })),
    },
    width: Math.max(beside * wide, right + GAP),
    height: rows * high + strip,
  };
}

/** The dots in which a number stands: of many units, and not where that of a larger one is. */
export function numbered(dots: Dot[]): Dot[] {
  const many = dots.filter(({ units }) => units.length > 9);
  const near = (one: Dot, other: Dot) =>
    Math.abs(one.x - other.x) < WRITTEN[0] && Math.abs(one.y - other.y) < WRITTEN[1];
  return many.reduce<Dot[]>(
    (kept, dot) => (kept.some((each) => near(each, dot)) ? kept : [...kept, dot]),
    [],
  );
}

/** Some units by their numbers, the first of many. */
export function unitsTold(units: number[]): string {
  const more = units.length > LISTED ? ` and ${units.length - LISTED} more` : "";
  return `${units.length === 1 ? "Unit" : "Units"} ${units.slice(0, LISTED).join(", ")}${more}`;
}

/** Two to this power, as it is written on a scale. */
export function powerOfTwo(exponent: number): string {
  return `${exponent < 0 ? "1/" : ""}${(2 ** Math.abs(exponent)).toLocaleString("en-US")}`;
}

/** Every unit: how often each gate is open and shut, and after how many tokens half is left. */
export function gatesTable(scene: Gates): Table {
  const lives = scene.half_lives.length > 0;
  return {
    columns: [
      "unit",
      ...scene.gates.flatMap(({ name }) => [`${name} open`, `${name} shut`]),
      ...(lives ? ["half-life"] : []),
    ],
    rows: scene.gates[0]!.open.map((_, unit) => [
      unit,
      ...scene.gates.flatMap((gate) => [gate.open[unit]!, gate.shut[unit]!]),
      ...(lives ? [scene.half_lives[unit]!] : []),
    ]),
  };
}

/** A share of the time, as it is written. */
export const share = (value: number) =>
  value > 0 && value < 0.005 ? "< 1 %" : `${Math.round(100 * value)} %`;

/** The name of a gate as people write it. */
export const gateName = (name: string) => name.replaceAll("_", " ");

/** After how many tokens half of what a unit holds is left. */
export function lifeTold(scene: Gates, unit: number): string {
  const life = scene.half_lives[unit] ?? null;
  return life === null ? "never forgets" : `half-life ${short(life)} tokens`;
}
