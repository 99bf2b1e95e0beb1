/** A sentence beside the chips of a memory: where it stands, and whether it is of these chips. */

import type { Memory, SentenceMemory } from "../scenes";
import { layout, type Layout } from "./sentence-memory";

const [BARS, WIDE_BARS, WIDE] = [96, 128, 1100]; // of all bars of a box, where there is more room
export const LINKS = 52; // between the sentence and the memory, for links
const NARROWEST = 440; // of the memory
export const PORT = 68; // left of a chip, where its name begins and links end

/** The boxes of a sentence at the left of a memory; nothing where that leaves the memory no room. */
export function beside(scene: SentenceMemory, width: number, room: number): Layout | null {
  const plan = layout(scene, 0, room, width < WIDE ? BARS : WIDE_BARS);
  return plan.width + LINKS + NARROWEST <= width ? plan : null;
}

/** Whether a sentence was read through these chips, and not through those that were there before. */
export function sameChips(memory: Memory, sentence: SentenceMemory): boolean {
  const sizes = sentence.sentences[0]?.sizes ?? [];
  return (
    sizes.length <= memory.chips.length &&
    memory.chips.every((chip) => (sizes[chip.cluster] ?? 0) === chip.units.length)
  );
}
