/** How the units of a layer are clustered, the same in every view that shows chips. */

import type { MemoryQuestion } from "./scenes";
import type { State } from "./state.svelte";

const CLUSTERS = 8;
const MOVING = 150; // milliseconds to wait while the number of clusters is still being moved

export type Weight = NonNullable<MemoryQuestion["weight"]>;
export type Rank = NonNullable<MemoryQuestion["by"]>;

export class Chips {
  #page: () => State;
  #moving = $state<number | null>(null);

  constructor(page: () => State) {
    this.#page = page;
  }

  get clusters(): number {
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

  /** So many clusters; kept in the address once the number has come to rest. */
  set(clusters: number, done = true) {
    this.#moving = done ? null : clusters;
    if (done) this.#page().set({ clusters, cluster: null });
  }
}
