/** The room that a text takes in the letters of the page. */

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
