/** Lines and bands as paths of SVG, of so few kinds that a library of all would be most of its weight. */

export type Point = readonly [number, number];

/** The line through points, in pieces where one is not there; a piece of one point is a dot. */
export function line(points: Iterable<Point | null>): string {
  let path = "";
  let piece = 0;
  for (const point of [...points, null]) {
    if (point) path += `${piece++ ? "L" : "M"}${spot(point)}`;
    else {
      if (piece === 1) path += "Z";
      piece = 0;
    }
  }
  return path;
}

/** What lies between two lines, of one point or more each. */
export const band = (one: Point[], other: Point[]) => `${line([...one, ...[...other].reverse()])}Z`;

const spot = (point: Point) => point.map((each) => Math.round(1000 * each) / 1000).join(" ");
