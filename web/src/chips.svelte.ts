/** How the units of a layer are clustered, the same in every view that shows chips. */

import type { MemoryQuestion } from "./scenes";
import type { State } from "./state.svelte";
import { NO_CHIP } from "./switching";

export const CLUSTERS = 8;
const SUGGESTED = "suggested";
const MOVING = 150; // milliseconds to wait while the number of clusters is still being moved

export type Weight = NonNullable<MemoryQuestion["weight"]>;
export type Rank = NonNullable<MemoryQuestion["by"]>;

export class Chips {
  #page: () => State;
  #moving = $state<number | null>(null);

  constructor(page: () => State) {
    this.#page = page;
  }

  /** How many were asked for; none where it is as many as are suggested. */
  get clusters(): number | null {
    if (this.#moving === null && this.#page().text("clusters") === SUGGESTED) return null;
    return this.#moving ?? this.#page().number("clusters") ?? CLUSTERS;
  }
  get weight(): Weight {
    return (this.#page().text("weight") ?? "positive") as Weight;
  }
  get by(): Rank {
    return (this.#page().text("by") ?? "effect") as Rank;
  }

  /** What every question about chips has in common. */
  get question() {
    return { clusters: this.clusters, weight: this.weight, by: this.by };
  }
  get after(): number {
    return this.#moving === null ? 0 : MOVING;
  }

  /** As many as are suggested, here and wherever this address leads. */
  asSuggested() {
    this.#page().set({ ...NO_CHIP, clusters: SUGGESTED });
  }

  /** So many clusters; kept in the address once the number has come to rest. */
  set(clusters: number, done = true) {
    this.#moving = done ? null : clusters;
    if (done) this.#page().set({ ...NO_CHIP, clusters });
  }
}
