/** A text in lines, in stretches of like weight. */

import { textWidth } from "../measuring";
import type { WordWeights } from "../scenes";
import { direction, token } from "../writing";

export const [SIZE, LINE, PAD] = [16, 30, 2];

interface Piece {
  text: string;
  weight: number;
  /** The place of the word that it belongs to, the first where they overlap. */
  place?: number;
}
export interface Placed extends Piece {
  /** Its ground, which reaches a little over the word at both of its ends. */
  ground: [number, number];
  x: number;
  y: number;
  width: number;
}

/** Where each stretch of the text stands in lines of that width, and how high they are together. */
export function layout(scene: WordWeights, width: number): { placed: Placed[]; height: number } {
  const rtl = direction(scene.text) === "rtl";
  const placed: Placed[] = [];
  let [x, y] = [0, 0];
  for (const chunk of chunks(pieces(scene))) {
    if (chunk === "\n") [x, y] = [0, y + LINE];
    else if (chunk === " ") x += x ? textWidth(" ", SIZE) + 2 : 0;
    else {
      const wide = chunk.reduce((sum, piece) => sum + textWidth(piece.text, SIZE), 0);
      if (x && x + wide > width) [x, y] = [0, y + LINE];
      const parts = chunk.flatMap((each) => cut(each, width));
      for (const [k, piece] of parts.entries()) {
        const own = textWidth(piece.text, SIZE);
        if (x && x + own > width) [x, y] = [0, y + LINE];
        const left = rtl ? width - x - own : x;
        const [begins, ends] = [k === 0, k === parts.length - 1];
        const [before, behind] = rtl ? [ends, begins] : [begins, ends];
        const ground: [number, number] = [
          left - (before ? PAD : 0),
          left + own + (behind ? PAD : 0),
        ];
        placed.push({ ...piece, ground, x: left, y, width: own });
        x += own;
      }
    }
  }
  return { placed, height: y + LINE };
}

/** The text in stretches of like weight; where words overlap, as pairs of them do, weights add up. */
function pieces(scene: WordWeights): Piece[] {
  const letters = [...scene.text];
  const weights = letters.map(() => 0);
  const places = letters.map((): number | undefined => undefined);
  for (const [place, { start, end, weight }] of scene.words.entries())
    for (let k = start; k < Math.min(end, letters.length); k++) {
      weights[k]! += weight;
      places[k] ??= place;
    }
  const found: Piece[] = [];
  letters.forEach((letter, k) => {
    const last = found.at(-1);
    if (last && last.weight === weights[k] && last.place === places[k]) last.text += letter;
    else found.push({ text: letter, weight: weights[k]!, place: places[k] });
  });
  return found;
}

/** What stays together on a line, a space, or the end of a line. */
function* chunks(all: Piece[]): Generator<Piece[] | " " | "\n"> {
  let chunk: Piece[] = [];
  for (const { text, ...piece } of all)
    for (const part of text.split(/(\s+)/).filter(Boolean)) {
      if (part.trim()) {
        chunk.push({ text: shown(part), ...piece });
        continue;
      }
      if (chunk.length) yield chunk;
      chunk = [];
      yield part.includes("\n") ? "\n" : " ";
    }
  if (chunk.length) yield chunk;
}

const shown = (text: string) => token(text, Infinity);

/** The piece in parts that fit a line. */
function cut(piece: Piece, width: number): Piece[] {
  const letters = [...piece.text];
  const most = Math.max(1, Math.floor((letters.length * width) / textWidth(piece.text, SIZE)));
  if (most >= letters.length) return [piece];
  const starts = letters.map((_, k) => k).filter((k) => k % most === 0);
  return starts.map((k) => ({ ...piece, text: letters.slice(k, k + most).join("") }));
}
