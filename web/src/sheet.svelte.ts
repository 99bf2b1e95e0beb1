/** What a view on show offers to the header: how it is read, its numbers, its picture. */

import { getContext, setContext } from "svelte";

export type Cell = string | number | null;

/** The numbers behind a picture, as rows under named columns. */
export interface Table {
  columns: string[];
  rows: Cell[][];
}

export class Sheet {
  name = $state("");
  help = $state.raw<string[]>([]);
  table = $state.raw<Table | null>(null);
  /** Whether the numbers are read and not only drawn: as a table, or to be taken away. */
  read = $state(false);
  /** Whether they are rounded as yet, because there are so many. */
  rounded = $state(false);
  picture = $state.raw<() => SVGSVGElement | null>(() => null);
  /** Whether its numbers are shown in the place of its picture. */
  asTable: () => boolean;

  constructor(asTable: () => boolean) {
    this.asTable = asTable;
  }
}

export const provideSheet = (sheet: Sheet) => setContext("sheet", sheet);
export const sheetOnShow = () => getContext<Sheet>("sheet");
