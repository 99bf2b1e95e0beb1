/** The squares of a chip by their shade: hundreds of units are drawn as a few dozen paths. */

import { square, type Grid } from "./chip-grids";

const SHADES = 32; // steps of density, one of which the eye cannot tell from the next

export interface Shade {
  side: "warm" | "cool";
  /** From 0 to 1, where a response is as large as the limit. */
  density: number;
  path: string;
}

/** The outlines of so many squares. */
export const squares = (count: number, grid: Grid): string[] =>
  Array.from({ length: count }, (_, k) => outline(grid, k));

/**
 * The squares of units in the color of their responses, those of one shade together.
 *
 * A unit with several responses, one for each selected word, has its square cut into strips.
 */
export function shades(
  responses: number[][],
  limit: number,
  outlines: string[],
  grid: Grid,
): Shade[] {
  const paths = new Map<number, string>();
  responses.forEach((values, k) =>
    values.forEach((value, n) => {
      const step = Math.round(SHADES * Math.max(-1, Math.min(1, value / limit)));
      const part = values.length > 1 ? strip(grid, k, n, values.length) : outlines[k]!;
      if (step) paths.set(step, (paths.get(step) ?? "") + part);
    }),
  );
  return [...paths].map(([step, path]) => ({
    side: step > 0 ? "warm" : "cool",
    density: Math.abs(step) / SHADES,
    path,
  }));
}

/** How round the corners of a square are. */
export const rounding = ({ side }: Grid) => Math.min(2.5, side / 4);

function outline(grid: Grid, place: number): string {
  const [x, y] = square(grid, place);
  const r = rounding(grid);
  const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const straight = grid.side - 2 * r;
  return (
    `M${x + r} ${y}h${straight}${arc(r, r)}v${straight}${arc(-r, r)}` +
    `h${-straight}${arc(-r, -r)}v${-straight}${arc(r, -r)}z`
  );
}

/** One of so many strips of a square, from left to right. */
function strip(grid: Grid, place: number, number: number, strips: number): string {
  const [x, y] = square(grid, place);
  const width = grid.side / strips;
  return `M${x + number * width} ${y}h${width}v${grid.side}h${-width}z`;
}
