/** Which texts are read: what is typed in one view is read in that beside it, too. */

import type { Run } from "./hosts/host";
import type { State, Values } from "./state.svelte";

const EXAMPLES = 2; // read side by side where nothing was typed

/** The text of a view that reads one: that, or the first of several that were typed. */
export function textOf(page: State, run: Run): string {
  return page.text("text") ?? page.list("texts")[0] ?? run.examples[0] ?? "";
}

/** The texts of a view that reads several. */
export function textsOf(page: State, run: Run, most: number): string[] {
  if (page.text("texts") !== null) return page.list("texts").slice(0, most);
  const text = page.text("text");
  return text === null ? run.examples.slice(0, EXAMPLES) : [text];
}

/** What changes where one text is typed: if it is one of several, that does too. */
export function typedText(page: State, run: Run, text: string): Values {
  const before = textOf(page, run);
  return { text, texts: page.list("texts").map((each) => (each === before ? text : each)) };
}

/** What changes where several are typed: if one of them is the text of other views, that does too. */
export function typedTexts(page: State, before: string[], texts: string[]): Values {
  const place = before.indexOf(page.text("text") ?? "");
  const follows = place >= 0 && texts.length === before.length;
  return { texts, ...(follows ? { text: texts[place]! } : {}) };
}
