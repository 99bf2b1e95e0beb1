/** What sketches are made of: words, boxes, lines, cells, and notes that lead to something. */

/** One shape: words, a line, or a box; `look` names its colors. */
export interface Mark {
  look: string;
  says?: string;
  d?: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  rx?: number;
  opacity?: number;
}
type Place = readonly [number, number];

export const word = ([x, y]: Place, says: string, look = ""): Mark => ({ says, x, y, look });
export const line = (d: string, look = ""): Mark => ({ d, look });

export function box([x, y]: Place, [width, height]: Place, look: string, opacity = 1, rx = 2) {
  return { x, y, width, height, look, opacity, rx };
}

export const dot = ([x, y]: Place, r: number, look: string, opacity = 1) =>
  box([x - r, y - r], [2 * r, 2 * r], look, opacity, r);

/** Words in a row or below each other, each so far from the one before. */
export const words = ([x, y]: Place, [dx, dy]: Place, says: Iterable<string>, look = "") =>
  [...says].map((each, k) => word([x + k * dx, y + k * dy], each, look));

/** Rows of digits as cells, from 0 for nothing to 9; behind a minus sign they are cool. */
export function cells([x, y]: Place, [width, height]: Place, rows: string, look = "accent") {
  return rows.split(" ").flatMap((row, i) =>
    row.match(/-?\d/g)!.flatMap((digit, j) => {
      const cell = (color: string, share: number) =>
        box([x + j * width, y + i * height], [width - 2, height - 2], color, share);
      const share = Number(digit) / 9;
      return [cell("board", 1), cell(share < 0 ? "cool" : look, Math.abs(share))];
    }),
  );
}

/** A few words at the side, line by line, and a thin line from them to a place. */
export function note([x, y]: Place, to: Place, says: string): Mark[] {
  const lead = [line(`M${x - 5} ${y - 4}L${to}`), dot(to, 1.5, "faint")];
  return [...lead, ...words([x, y], [0, 13], says.split("\n"), "soft")];
}
