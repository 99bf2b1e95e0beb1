/** The room that a text takes in the letters of the page, and as much of it as there is room for. */

import { elided } from "./writing";

export const HEAVY = 1.2; // letters against others of their size
const NARROWEST = 3; // pixels of a letter
const FAMILY = 'Inter, system-ui, -apple-system, "Segoe UI", sans-serif';
let context: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

/** The width of a text in letters of so many pixels. */
export function textWidth(text: string, size: number): number {
  context ??= document.createElement("canvas").getContext("2d")!;
  context.font = `100px ${FAMILY}`;
  if (!known.has(text)) known.set(text, context.measureText(text).width / 100);
  return known.get(text)! * size;
}

/** As much of a text as there is room for in heavy letters of so many pixels, its middle left out. */
export function fitted(text: string, room: number, size: number): string {
  let letters = Math.min([...text].length, Math.ceil(room / NARROWEST));
  while (letters > 4 && HEAVY * textWidth(elided(text, letters), size) > room) letters--;
  return elided(text, letters);
}
