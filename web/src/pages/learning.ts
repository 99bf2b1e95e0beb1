/** What the page of a training shows. */

import type { Run } from "../hosts/host";
import type { State } from "../state.svelte";

export const SCORES = "Scores"; // what the page is called then

/** Whether scores by slices are on show: where that was chosen, or where there is no curve. */
export const showsScores = (run: Run, page: State) =>
  run.views.includes("slices") && (page.text("show") === "scores" || !run.views.includes("curves"));
