/** Where the boxes of sentences stand, and the bars inside them. */

import { HEAVY, textWidth } from "../measuring";
import type { SentenceMemory, Step } from "../scenes";
import type { Table } from "../sheet.svelte";
import { elided, token } from "../writing";

const [WIDEST, NARROWEST, BARS] = [18, 4, 128]; // of one bar with its gap, of all of them
const [PADDING, BESIDE, BETWEEN] = [4, 10, 28];
const TALLEST = 72; // of a box; the least with up to so many tokens:
const LEAST: [number, number][] = [
  [40, 42],
  [120, 30],
  [Infinity, 22],
];
const [HEAD, FOOT, GAP] = [44, 12, 11];
const [TRACK, NUMBER] = [52, 34];
const [LINKS, CHIP] = [110, 108];
const LEAST_TOKENS = 30; // wide, so that a word above them has room
export const LONGEST_TOKEN = 16;
export const LONGEST_CLASS = 16;

/** What the colors of a box stand for. */
export const COLORS = [
  { name: "stayed", color: "held" },
  { name: "added above zero", color: "warm" },
  { name: "added below zero", color: "cool" },
  { name: "lost above zero", color: "cool", pale: true },
  { name: "lost below zero", color: "warm", pale: true },
  { name: "share kept, between boxes", color: "soft" },
];

export interface Column {
  /** Where its tokens end, its boxes begin, its answers begin and end. */
  tokens: number;
  boxes: number;
  answers: number;
  end: number;
}
export interface Layout {
  columns: Column[];
  box: number;
  tall: number;
  pitch: number;
  track: number;
  /** Whether a prediction stands beside each box. */
  answered: boolean;
  /** The upper edge of the box of a step, and the step whose box is at a height or next to it. */
  top: (step: number) => number;
  step: (y: number) => number;
  middle: (chip: number) => number;
  /** Where chips stand right of all boxes; none where there is no room. */
  chips: { x: number; y: (chip: number) => number; width: number; height: number } | null;
  width: number;
  height: number;
}

/** The layout of sentences side by side, wider than the room where they do not fit; so wide are `bars`. */
export function layout(
  scene: Pick<SentenceMemory, "sentences">,
  width: number,
  room: number,
  bars = BARS,
): Layout {
  const chips = scene.sentences[0]?.sizes.length ?? 0;
  const steps = scene.sentences.flatMap((sentence) => sentence.steps);
  const longest = Math.max(1, ...scene.sentences.map((sentence) => sentence.steps.length));
  const pitch = Math.min(WIDEST, Math.max(NARROWEST, bars / Math.max(chips, 1)));
  const box = pitch * chips + 2 * PADDING;
  const least = LEAST.find(([most]) => longest <= most)![1];
  const fitting = Math.floor((room - HEAD - FOOT) / longest - GAP);
  const tall = Math.max(least, Math.min(TALLEST, fitting));
  const names = steps.map((step) => textWidth(elided(step.prediction ?? "", LONGEST_CLASS), 11));
  const answered = steps.some((step) => step.prediction !== null);
  const answers = answered ? BESIDE + Math.max(TRACK + NUMBER, ...names) : 0;
  let x = 0;
  const columns = scene.sentences.map((sentence) => {
    const tokens = Math.max(
      ...sentence.steps.map((s) => HEAVY * textWidth(token(s.token, LONGEST_TOKEN), 12)),
      LEAST_TOKENS,
    );
    const boxes = x + tokens + BESIDE;
    const end = boxes + box + answers;
    x = end + BETWEEN;
    return { tokens: boxes - BESIDE, boxes, answers: boxes + box + BESIDE, end };
  });
  const height = HEAD + longest * (tall + GAP) + FOOT;
  const spread = Math.min(height - HEAD - FOOT, room - HEAD - FOOT) / Math.max(chips, 1);
  return {
    columns,
    box,
    tall,
    pitch,
    track: TRACK,
    answered,
    top: (step) => HEAD + step * (tall + GAP),
    step: (y) => Math.max(0, Math.min(longest - 1, Math.floor((y - HEAD) / (tall + GAP)))),
    middle: (chip) => PADDING + (chip + 0.5) * pitch,
    chips:
      chips && x + LINKS + CHIP <= width
        ? {
            x: Math.min(x + 2 * LINKS, width - CHIP - 4),
            y: (chip) => HEAD + (chip + 0.5) * spread,
            width: CHIP,
            height: Math.min(30, spread - 4),
          }
        : null,
    width: Math.max(width, x),
    height,
  };
}

/** Tokens from a first one up to before a last one, of every sentence. */
export type Range = [number, number];

/** The same sentences with these of their steps alone. */
export function zoomed(scene: SentenceMemory, range: Range | null): SentenceMemory {
  if (!range) return scene;
  const sentences = scene.sentences.map((each) => ({
    ...each,
    steps: each.steps.slice(...range),
  }));
  return { ...scene, sentences };
}

/** The most that a bar reaches up or down, with what was lost; 1 where all are empty. */
export function tallest(scene: Pick<SentenceMemory, "sentences">): number {
  let most = 0;
  for (const { steps } of scene.sentences)
    for (const step of steps)
      step.positive.forEach((_, k) => {
        most = Math.max(most, Math.abs(step.positive[k]!) + Math.abs(step.positive_lost[k]!));
        most = Math.max(most, Math.abs(step.negative[k]!) + Math.abs(step.negative_lost[k]!));
      });
  return most || 1;
}

/** The greatest link of all; never 0. */
export function strongestLink(scene: Pick<SentenceMemory, "sentences">): number {
  const links = scene.sentences.flatMap((each) => each.steps.flatMap((step) => step.link));
  return Math.max(1e-9, ...links.map(Math.abs));
}

/** The bars of a step as one path for each color, up from a zero line and down. */
export function bars(step: Step, plan: Layout, most: number): Record<string, string> {
  const half = Math.max(1, 0.36 * plan.pitch);
  const unit = (plan.tall / 2 - 3) / most;
  const paths: Record<string, string> = {
    held: "",
    warm: "",
    cool: "",
    lostWarm: "",
    lostCool: "",
  };
  const draw = (color: string, chip: number, from: number, to: number) => {
    if (Math.abs(to - from) * unit < 0.05) return;
    const x = plan.middle(chip) - half;
    const zero = plan.tall / 2;
    paths[color] += `M${x} ${zero - unit * from}h${2 * half}V${zero - unit * to}h${-2 * half}Z`;
  };
  step.positive.forEach((now, chip) => {
    draw("held", chip, 0, now - step.positive_added[chip]!);
    draw("warm", chip, now - step.positive_added[chip]!, now);
    draw("lostCool", chip, now, now - step.positive_lost[chip]!);
    const below = step.negative[chip]!;
    draw("held", chip, 0, below - step.negative_added[chip]!);
    draw("cool", chip, below - step.negative_added[chip]!, below);
    draw("lostWarm", chip, below, below - step.negative_lost[chip]!);
  });
  return paths;
}

/** A ruler for each chip, and the part of it that was kept, each as one path. */
export function rulers(step: Step, plan: Layout): { whole: string; kept: string } {
  const draw = (share: number, chip: number) =>
    share > 0.01 ? `M${plan.middle(chip) - 1} 2h2v${7 * share}h-2Z` : "";
  return {
    whole: step.kept_share.map((_, chip) => draw(1, chip)).join(""),
    kept: step.kept_share.map(draw).join(""),
  };
}

/** Every token and chip, with what was held, added, lost and kept. */
export function sentenceTable(scene: SentenceMemory): Table {
  return {
    columns: [
      ...["sentence", "place", "token", "prediction", "probability", "chip", "above zero"],
      ...["added", "lost", "below zero", "added", "lost", "kept share", "link"],
    ],
    rows: scene.sentences.flatMap((sentence, s) =>
      sentence.steps.flatMap((step, t) =>
        step.positive.map((_, k) => [
          ...[s + 1, t + 1, step.token, step.prediction, step.probability, k],
          ...[step.positive[k]!, step.positive_added[k]!, step.positive_lost[k]!],
          ...[step.negative[k]!, step.negative_added[k]!, step.negative_lost[k]!],
          ...[step.kept_share[k]!, step.link[k]!],
        ]),
      ),
    ),
  };
}
