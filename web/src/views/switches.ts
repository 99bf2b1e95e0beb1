/** Where the rows of chips stand, and above them the texts with what is answered to them. */

import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { fitted, textWidth } from "../measuring";
import type { Ablated, Score, Shifted, Switches } from "../scenes";
import type { Table } from "../sheet.svelte";
import { counted, token } from "../writing";

export const [ROW, ANSWER, BAR, NAME] = [30, 26, 5, 116];
const SWITCH = 176; // the width of a switch beside a chip's name
const [HEAD, FOOT, BETWEEN, SCORE, NUMBER, NARROWEST] = [26, 30, 32, 76, 72, 300];
const [NAMES, NUMBERS, QUOTES] = [96, 100, 16];

/** What holding each chip alone did, as far as it is known, by the number of the chip. */
export type Alone = Record<number, Ablated | undefined>;

export interface TextBlock {
  x: number;
  y: number;
  width: number;
  title: string;
  answers: (Shifted & { shown: string; y: number })[];
  /** Where bars begin, and how long one of probability 1 is. */
  bars: number;
  reach: number;
  loss: Shifted | null;
}

/** Blocks of texts side by side where there is room, and the height of all of them. */
export function textBlocks(
  scene: Switches,
  width: number,
): { blocks: TextBlock[]; height: number } {
  const across = Math.max(1, Math.min(scene.texts.length, Math.floor(width / NARROWEST), 2));
  const wide = (width - (across - 1) * BETWEEN) / across;
  let [top, tallest] = [0, 0];
  const blocks = scene.texts.map((text, k) => {
    if (k && k % across === 0) [top, tallest] = [top + tallest + 16, 0];
    const names = Math.min(
      NAMES,
      Math.max(...text.answers.map((a) => textWidth(named(a), 12)), 24),
    );
    tallest = Math.max(tallest, HEAD + text.answers.length * ANSWER + (text.loss ? 18 : 0));
    return {
      x: (k % across) * (wide + BETWEEN),
      y: top,
      width: wide,
      title: `“${fitted(text.text.trim(), wide - QUOTES, 12)}”`,
      answers: text.answers.map((answer, a) => ({
        ...answer,
        shown: named(answer),
        y: HEAD + a * ANSWER,
      })),
      bars: names + 10,
      reach: wide - names - 10 - NUMBERS,
      loss: text.loss,
    };
  });
  return { blocks, height: scene.texts.length ? top + tallest + 24 : 0 };
}

/** The rows of chips below the texts: scales of the bars, columns of the scores. */
export function rows(alone: Alone, together: Ablated | null, scores: Score[], width: number) {
  const left = NAME + SWITCH + 20;
  const right = width - SCORE * scores.length - NUMBER;
  const known = [...Object.values(alone), together].filter((each) => each) as Ablated[];
  const ends = known.flatMap(({ loss, error }) => [
    loss - 2 * (error ?? 0),
    loss + 2 * (error ?? 0),
  ]);
  const [low = 0, high = 0] = extent([0, ...ends]);
  return {
    x: scaleLinear([low, high > low ? high : low + 1], [left, right]),
    left,
    right,
    score: (k: number) => right + NUMBER + (k + 1) * SCORE - 8,
    top: HEAD,
    height: (count: number) => HEAD + (count + 2) * ROW + FOOT,
  };
}

const named = (answer: Shifted) => fitted(token(answer.name), NAMES, 12);

/** What was answered and scored on either side, and what each chip does alone. */
export function switchTable(quick: Switches, scored: Switches | null, alone: Alone): Table {
  return {
    columns: ["what", "of", "all on", "as switched", "change of loss", "standard error"],
    rows: [
      ...quick.chips.map((each) => [
        `chip ${each.chip}`,
        `${counted(each.units, "unit")}, ${each.position}`,
        null,
        null,
        alone[each.chip]?.loss ?? null,
        alone[each.chip]?.error ?? null,
      ]),
      ...quick.texts.flatMap((text) =>
        [...text.answers, ...(text.loss ? [text.loss] : [])].map((each) => [
          each.name,
          text.text,
          each.unchanged,
          each.changed,
          null,
          null,
        ]),
      ),
      ...(scored?.scores ?? []).map((each) => [
        each.name,
        `${scored!.examples} examples`,
        each.unchanged,
        each.changed,
        null,
        null,
      ]),
    ],
  };
}
