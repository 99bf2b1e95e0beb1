/** A series with what was said of it, above how far off that was. */

import { extent } from "d3-array";
import { scaleLinear, scaleLog } from "d3-scale";
import { numbers } from "../arrays";
import { line } from "../paths";
import type { Forecast } from "../scenes";
import type { Table } from "../sheet.svelte";

export const [LEFT, RIGHT, TOP, BOTTOM] = [64, 12, 32, 28];
const SHARE = 0.62; // of the height that the series has

type Numbers = (number | null)[];

/** Both panels: their scales, their ticks, and a path for each line. */
export function layout(scene: Forecast, width: number, height: number) {
  const lines = [...scene.forecasts, ...scene.baselines];
  const x = scaleLinear([0, Math.max(1, scene.index.length - 1)], [LEFT, width - RIGHT]);
  const middle = height * SHARE;
  const panel = (all: Numbers[], low: number, high: number, others: Numbers[]) => {
    const known = all.flat().filter((value): value is number => value !== null);
    const [least = 0, most = 1] = extent(known);
    const log = scene.relative && least > 0;
    const scale = log ? scaleLog() : scaleLinear();
    const y = scale
      .domain([least, most > least ? most : least + 1])
      .range([low, high])
      .nice();
    const inside = (value: number | null): value is number => value !== null && (!log || value > 0);
    const path = (each: Numbers) =>
      line(each.map((value, k) => (inside(value) ? [x(k), y(value)] : null)));
    return { y, ticks: y.ticks(log ? 4 : 5), paths: others.map(path) };
  };
  const values = [scene.truth, ...lines.map((each) => each.values)];
  const errors = lines.map((each) => each.errors);
  return {
    x,
    lines,
    series: panel(values, middle - BOTTOM, TOP, values),
    errors: panel(errors, height - BOTTOM, middle + TOP, errors),
    middle,
    places: x.ticks(Math.min(8, width / 90)).filter((k) => Number.isInteger(k) && scene.index[k]),
    nearest: (pixel: number) =>
      Math.min(scene.index.length - 1, Math.max(0, Math.round(x.invert(pixel)))),
  };
}

export interface Look {
  place: number;
  weight: number;
}

/** For each network with attention: how much of which places it read to tell of a place. */
export function looks(scene: Forecast): { name: string; of: (place: number) => Look[] }[] {
  return scene.forecasts.flatMap(({ name, attention, values }) => {
    if (!attention) return [];
    const [all, window] = [numbers(attention), attention.shape[1]!];
    const of = (place: number) =>
      place < window || values[place] === null
        ? []
        : Array.from(all.subarray(place * window, (place + 1) * window), (weight, k) => ({
            place: place - window + k,
            weight,
          }));
    return [{ name, of }];
  });
}

/** Every place of the series. */
export function forecastTable(scene: Forecast): Table {
  const lines = [...scene.forecasts, ...scene.baselines];
  return {
    columns: ["place", "truth", ...lines.flatMap(({ name }) => [name, `${name}, error`])],
    rows: scene.index.map((place, k) => [
      place,
      scene.truth[k]!,
      ...lines.flatMap((each) => [each.values[k]!, each.errors[k]!]),
    ]),
  };
}
