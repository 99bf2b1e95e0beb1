/** The colors of words by their part of speech, and how many words of a memory have each. */

import type { Memory } from "../scenes";

const COLORS = 8; // that can be told apart; the words of more classes are gray
const GRAY = "soft";

/** The name of the color of each class. */
export function classColors(scene: Memory): Map<string, string> {
  return new Map(
    scene.classes.map((name, k) => [name, k < COLORS ? `class-${k + 1}` : GRAY] as const),
  );
}

/** What the colors stand for, with the number of words; last those that are gray. */
export function classLegend(scene: Memory): { name: string; color: string }[] {
  const counts = new Map<string | null, number>();
  for (const { words } of scene.clouds)
    for (const { word_class } of words) counts.set(word_class, (counts.get(word_class) ?? 0) + 1);
  const told = (name: string, count = 0) => `${name}, ${count.toLocaleString("en-US")}`;
  const entries = [...classColors(scene)].map(([name, color]) => ({
    ...{ name: told(name, counts.get(name)), color },
  }));
  return [...entries, { name: told("in no class", counts.get(null)), color: GRAY }];
}
