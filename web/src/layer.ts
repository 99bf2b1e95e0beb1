/** Which state of which layer is looked at; it lives in the address. */

import type { Run } from "./hosts/host";
import type { MemoryQuestion } from "./scenes";
import type { State } from "./state.svelte";

type Looked = Required<Pick<MemoryQuestion, "layer" | "state">>;

/** What every question about the states of a layer has in common. */
export function lookedAt(page: State): Looked {
  return {
    layer: page.text("layer"),
    state: page.text("state") === "cell" ? "cell" : "hidden",
  };
}

/** The name of the layer, the last where none was chosen. */
export const layerName = (run: Run, page: State) => page.text("layer") ?? run.layers.at(-1) ?? "";
