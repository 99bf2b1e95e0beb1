/** Where the lines of words stand over the units of a layer. */

import { extent, ticks } from "d3-array";
import { scaleLinear } from "d3-scale";
import { textWidth } from "../measuring";
import { band, line, type Point } from "../paths";
import type { WordResponse, WordResponses } from "../scenes";
import type { Table } from "../sheet.svelte";
import { token } from "../writing";

const DOT = 2;
const BACK = `a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0Z`;
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 8, 26, 28];

/** The scales of a chart, and the paths of each word on it. */
export function layout(scene: WordResponses, width: number, height: number) {
  const all = scene.words.flatMap((word) => [
    ...word.outer.flat(),
    ...word.mean,
    ...(word.occurrence ?? []),
    0,
  ]);
  const [low = 0, high = 0] = extent(all);
  const y = scaleLinear([low, high || low + 1], [height - BOTTOM, TOP]).nice(5);
  const x = scaleLinear([0, Math.max(1, scene.units.length - 1)], [LEFT, width - RIGHT]);
  const points = (values: number[]) => values.map((value, k): Point => [x(k), y(value)]);
  return {
    x,
    y,
    ticks: ticks(...(y.domain() as [number, number]), 4),
    top: TOP,
    bottom: height - BOTTOM,
    ...inLine(
      scene.words.map((word) => token(word.word, 16)),
      width - RIGHT,
    ),
    paths: scene.words.map((word: WordResponse) => ({
      /** A dot for each unit, as one path. */
      occurrence: (word.occurrence ?? [])
        .map((value, k) => `M${x(k) - DOT} ${y(value)}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0${BACK}`)
        .join(""),
      outer: band(points(word.outer[0]), points(word.outer[1])),
      inner: band(points(word.inner[0]), points(word.inner[1])),
      mean: line(points(word.mean)),
    })),
    /** The place of the unit that stands nearest to a pixel. */
    nearest: (pixel: number) =>
      Math.min(scene.units.length - 1, Math.max(0, Math.round(x.invert(pixel)))),
  };
}

/** Names side by side, where each of them begins, and how many have no room. */
function inLine(all: string[], end: number) {
  let x = LEFT;
  const names = all.map((name) => {
    const place = { name, x };
    x += 1.1 * textWidth(name, 12) + 20; // they are bold
    return { ...place, end: x };
  });
  const room = x <= end + 20 ? end + 20 : end - 40;
  const kept = names.filter((name) => name.end <= room);
  return { names: kept, unnamed: all.length - kept.length, more: kept.at(-1)?.end ?? LEFT };
}

/** The response of every unit to every word. */
export function wordTable(scene: WordResponses): Table {
  return {
    columns: ["word", "readings", "unit", "mean", "9 %", "25 %", "75 %", "91 %", "here"],
    rows: scene.words.flatMap((word) =>
      scene.units.map((unit, k) => [
        word.word,
        word.count,
        unit,
        word.mean[k]!,
        word.outer[0][k]!,
        word.inner[0][k]!,
        word.inner[1][k]!,
        word.outer[1][k]!,
        word.occurrence?.[k] ?? null,
      ]),
    ),
  };
}
