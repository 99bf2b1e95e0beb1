/** Which chips are switched off, and how; it lives in the address. */

import type { Switch } from "./scenes";
import type { State, Values } from "./state.svelte";

export type Position = Switch["position"];
const OFF = { zero: "zero", mean: "mean", taken: "text" } as const;

/** What is forgotten where chips become other chips. */
export const NO_CHIP: Values = { cluster: null, zero: null, mean: null, taken: null };

/** The chips at each position that is not on. */
export function switchedOff(page: State): Record<keyof typeof OFF, number[]> {
  return { zero: page.numbers("zero"), mean: page.numbers("mean"), taken: page.numbers("taken") };
}

/** What to change in the address so that the switch of a chip stands there. */
export function switched(page: State, chip: number, position: Position): Values {
  const now = switchedOff(page);
  return Object.fromEntries(
    (Object.keys(OFF) as (keyof typeof OFF)[]).map((name) => {
      const others = now[name].filter((each) => each !== chip);
      return [name, OFF[name] === position ? [...others, chip] : others];
    }),
  );
}
