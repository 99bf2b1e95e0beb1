/** Where the page shows what a finding is about. */

import type { Run } from "./hosts/host";
import { pagesOf } from "./pages";
import type { FoundSentence } from "./scenes";
import type { Values } from "./state.svelte";

interface Target {
  view: string;
  name: string;
  changes: Values;
}

/** The view behind a finding, where this run has it; none where no view shows it. */
export function whereTo(finding: FoundSentence, run: Run): Target | null {
  const target = named(finding);
  return target && pagesOf(run).some((page) => page.name === target.view) ? target : null;
}

function named({ link, about }: FoundSentence): Target | null {
  const [kind, layer, unit] = link.split("/");
  if (kind === "words")
    return { view: "words", name: "See these words", changes: { words: about.slice(0, 3) } };
  if (kind === "units")
    return { view: "units", name: `See unit ${unit}`, changes: { layer: layer!, unit: unit! } };
  if (kind === "scores") return { view: "training", name: "See the scores", changes: {} };
  return null;
}
