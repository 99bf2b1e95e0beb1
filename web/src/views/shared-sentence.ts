/** Where the boxes of two networks stand that read one sentence, with their difference between. */

import type { Difference, SharedSentence } from "../scenes";
import type { Table } from "../sheet.svelte";
import { layout, tallest, type Column, type Layout } from "./sentence-memory";

const [BETWEEN, HEADING] = [22, 66]; // beside the difference, and of its heading
const NARROWEST = 56; // of the bars of a box, where there is little room

export interface SharedLayout {
  plan: Layout;
  /** The boxes of either network with their answers, and where those of the difference begin. */
  columns: [Column, Column];
  difference: number;
  /** The room for the name of either network. */
  named: [number, number];
  width: number;
  /** The most that a bar reaches in any of the three. */
  most: number;
}

/** With boxes as narrow as it takes to have room for all three, if that is possible. */
export function sharedLayout(scene: SharedSentence, width: number, room: number): SharedLayout {
  const drawn = inThree(scene, layout(scene, width, room));
  const missing = (drawn.width - width) / 3;
  if (missing <= 0) return drawn;
  const bars = Math.max(NARROWEST, drawn.plan.box - 8 - missing);
  return inThree(scene, layout(scene, width, room, bars));
}

function inThree(scene: SharedSentence, plan: Layout): SharedLayout {
  const first = plan.columns[0]!;
  const difference = first.end + BETWEEN;
  const shift = difference + Math.max(plan.box, HEADING) + BETWEEN - first.boxes;
  const second = {
    tokens: first.tokens,
    boxes: first.boxes + shift,
    answers: first.answers + shift,
    end: first.end + shift,
  };
  const apart = scene.differences.flatMap((each) => [...each.higher, ...each.lower]);
  const most = Math.max(tallest(scene), ...apart.map(Math.abs));
  const named: [number, number] = [difference - first.boxes - 8, second.end - second.boxes];
  return { plan, columns: [first, second], difference, named, width: second.end + 4, most };
}

/** What is higher in the second as one path up from the zero line, what is lower as one down. */
export function differenceBars(
  step: Difference,
  plan: Layout,
  most: number,
): { higher: string; lower: string } {
  const half = Math.max(1, 0.36 * plan.pitch);
  const [zero, unit] = [plan.tall / 2, (plan.tall / 2 - 3) / most];
  const draw = (value: number, chip: number) =>
    Math.abs(value) * unit < 0.05
      ? ""
      : `M${plan.middle(chip) - half} ${zero}h${2 * half}v${-unit * value}h${-2 * half}Z`;
  return { higher: step.higher.map(draw).join(""), lower: step.lower.map(draw).join("") };
}

/** Every token and chip, with what either network holds and by how much they differ. */
export function sharedTable({ names, sentences, differences }: SharedSentence): Table {
  const sides = names.flatMap((name) => [`${name}, above zero`, `${name}, below zero`]);
  return {
    columns: [
      ...["place", "token", "chip", ...sides, "higher", "lower"],
      ...names.map((name) => `${name}, prediction`),
    ],
    rows: differences.flatMap((apart, t) => {
      const steps = sentences.map((each) => each.steps[t]!);
      return apart.higher.map((higher, k) => [
        ...[t + 1, steps[0]!.token, k],
        ...steps.flatMap((step) => [step.positive[k]!, step.negative[k]!]),
        ...[higher, apart.lower[k]!],
        ...steps.map((step) => step.prediction),
      ]);
    }),
  };
}
