/** How the units of chips stand in rows and columns: chips of equal width, or of equal height. */

const PITCHES = [20, 18, 16, 14, 12, 10, 9, 8, 7, 6, 5, 4];
const [FEWEST_COLUMNS, PADDING] = [4, 8];

export type Equal = "width" | "height";

export interface Grid {
  pitch: number;
  side: number;
  columns: number;
  width: number;
  height: number;
}

/** A grid for each number of units, with the largest squares for which all have room. */
export function chipGrids(
  units: number[],
  equal: Equal,
  room: number,
  space: number,
  gap: number,
): Grid[] {
  const most = Math.max(1, ...units);
  const ways = PITCHES.map((pitch) => {
    const widest = Math.max(1, Math.floor((room - 2 * PADDING) / pitch));
    const across = Math.min(widest, Math.max(FEWEST_COLUMNS, Math.ceil(Math.sqrt(2 * most))));
    const rows = Math.ceil(most / widest);
    return units.map((count) =>
      equal === "width"
        ? grid(pitch, across, Math.ceil(count / across))
        : grid(pitch, Math.ceil(count / rows), rows),
    );
  });
  const fits = (grids: Grid[]) => grids.reduce((sum, each) => sum + each.height + gap, 0) <= space;
  return ways.find(fits) ?? ways.at(-1)!;
}

/** Where the square of a unit stands inside its chip. */
export function square(grid: Grid, place: number): [number, number] {
  const inset = PADDING + (grid.pitch - grid.side) / 2;
  return [
    inset + (place % grid.columns) * grid.pitch,
    inset + Math.floor(place / grid.columns) * grid.pitch,
  ];
}

function grid(pitch: number, columns: number, rows: number): Grid {
  const side = pitch - (pitch >= 12 ? 3 : pitch >= 8 ? 2 : 1);
  const [across, down] = [Math.max(1, columns), Math.max(1, rows)];
  return {
    pitch,
    side,
    columns: across,
    width: across * pitch + 2 * PADDING,
    height: down * pitch + 2 * PADDING,
  };
}
