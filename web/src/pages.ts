/** The pages that a run can have, by name, in the order of the header. */

import type { Component } from "svelte";
import type { Run, View } from "./hosts/host";
import Ablation from "./pages/Ablation.svelte";
import Attention from "./pages/Attention.svelte";
import Comparison from "./pages/Comparison.svelte";
import Contributions from "./pages/Contributions.svelte";
import Findings from "./pages/Findings.svelte";
import Gates from "./pages/Gates.svelte";
import Forecast from "./pages/Forecast.svelte";
import Learning from "./pages/Learning.svelte";
import Memory from "./pages/Memory.svelte";
import Pattern from "./pages/Pattern.svelte";
import Sentences from "./pages/Sentences.svelte";
import Units from "./pages/Units.svelte";
import Words from "./pages/Words.svelte";
import Weights from "./pages/Weights.svelte";
import type { State } from "./state.svelte";

export interface PageProps {
  run: Run;
  page: State;
}

interface Page {
  title: string;
  view: View;
  /** Another view that is enough for it. */
  or?: View;
  /** The kinds of networks of which it makes sense; all if missing. */
  kinds?: string[];
  page: Component<PageProps>;
}

export const PAGES: Record<string, Page> = {
  attention: { title: "Attention", view: "attention", kinds: ["translator"], page: Attention },
  weights: { title: "Attention", view: "attention", kinds: ["classifier"], page: Weights },
  forecast: { title: "Forecast", view: "forecast", page: Forecast },
  memory: { title: "Memory", view: "memory", page: Memory },
  sentences: { title: "Sentences", view: "sentence", page: Sentences },
  words: { title: "Words", view: "words", page: Words },
  units: { title: "Units", view: "units", page: Units },
  pattern: { title: "Units over time", view: "pattern", page: Pattern },
  gates: { title: "Gates", view: "gates", page: Gates },
  contributions: { title: "Contributions", view: "contributions", page: Contributions },
  ablation: { title: "Ablation", view: "ablation", page: Ablation },
  comparison: { title: "Comparison", view: "comparison", page: Comparison },
  training: { title: "Training", view: "curves", or: "slices", page: Learning },
  findings: { title: "Findings", view: "findings", page: Findings },
};

/** The pages of what can be shown of a run. */
export function pagesOf(run: Run): { name: string; title: string }[] {
  return Object.entries(PAGES)
    .filter(
      ([, { view, or = view, kinds }]) =>
        (run.views.includes(view) || run.views.includes(or)) &&
        (kinds?.includes(run.kind ?? "") ?? true),
    )
    .map(([name, { title }]) => ({ name, title }));
}
