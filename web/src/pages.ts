/** The pages that a run can have, by the view that each of them needs, in the order of the header. */

import type { Component } from "svelte";
import type { Run } from "./hosts/host";
import Attention from "./pages/Attention.svelte";
import type { State } from "./state.svelte";

export interface PageProps {
  run: Run;
  page: State;
}

interface Page {
  title: string;
  page: Component<PageProps>;
}

export const PAGES: Record<string, Page> = {
  attention: { title: "Attention", page: Attention },
};

/** The pages of what can be shown of a run. */
export function pagesOf(run: Run): { name: string; title: string }[] {
  return Object.entries(PAGES)
    .filter(([name]) => run.views.includes(name))
    .map(([name, { title }]) => ({ name, title }));
}
