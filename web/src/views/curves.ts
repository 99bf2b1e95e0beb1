/** Two panels for runs that learn: their loss, and their score on validation. */

import { extent, max, ticks } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "../paths";
import type { Curve, Curves } from "../scenes";
import type { Table } from "../sheet.svelte";

export const [LEFT, RIGHT, TOP, BOTTOM] = [52, 16, 36, 36];
const NARROW = 640;

type Numbers = (number | null)[];

/** One panel: a name, its scales, and a path for each run. */
export function panels(scene: Curves, width: number, height: number) {
  const side = width >= NARROW;
  const wide = side ? width / 2 : width;
  const tall = side ? height : height / 2;
  const epochs = max(scene.runs, (run) => max(run.epochs) ?? 0) || 1;
  const first = Math.min(epochs - 1, ...scene.runs.map((run) => run.epochs[0] ?? 1));
  const x = scaleLinear([Math.max(0, first), epochs], [LEFT, wide - RIGHT]);
  const panel = (k: number, name: string, of: (run: Curve) => Numbers[], zero: boolean) => {
    const values = scene.runs.flatMap(of).flat();
    const known = values.filter((value): value is number => value !== null);
    const [low = 0, high = 1] = extent(known);
    const y = scaleLinear([zero ? 0 : low, high > low ? high : low + 1], [tall - BOTTOM, TOP]).nice(
      5,
    );
    const draw = (run: Curve, numbers: Numbers) =>
      line(numbers.map((value, t) => (value === null ? null : [x(run.epochs[t]!), y(value)])));
    return {
      name,
      dx: side ? k * wide : 0,
      dy: side ? 0 : k * tall,
      y,
      ticks: ticks(...(y.domain() as [number, number]), 5),
      runs: scene.runs.map((run) => ({
        main: draw(run, of(run)[0]!),
        beside: of(run)[1] ? draw(run, of(run)[1]!) : "",
        values: of(run)[0]!,
      })),
    };
  };
  const measures = [...new Set(scene.runs.map((run) => run.measure))].join(", ");
  return {
    x,
    wide,
    tall,
    epochs: x.ticks(Math.min(8, epochs)).filter(Number.isInteger),
    panels: [
      panel(0, "loss in training", (run) => [run.loss], true),
      panel(1, `${measures} on validation`, (run) => [run.score, run.training_score], false),
    ],
    height: side ? tall : 2 * tall,
  };
}

/** The place of the epoch with the best score, the first of equals; none where there is none. */
export function best(run: Curve): number | null {
  let found: number | null = null;
  run.score.forEach((score, k) => {
    if (score === null) return;
    const least = found === null ? null : run.score[found]!;
    if (least === null || (run.lower_is_better ? score < least : score > least)) found = k;
  });
  return found;
}

/** Every epoch of every run. */
export function curvesTable(scene: Curves): Table {
  return {
    columns: ["run", "epoch", "loss", "training score", "score"],
    rows: scene.runs.flatMap((run) =>
      run.epochs.map((epoch, k) => [
        run.name,
        epoch,
        run.loss[k]!,
        run.training_score[k]!,
        run.score[k]!,
      ]),
    ),
  };
}
