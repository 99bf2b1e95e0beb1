/** Rows of an attention map that look at one column each, as the address keeps them. */

export type Pins = [row: number, column: number][];

/** The pins that an address names, such as "3:12 9:0". */
export function readPins(text: string | null): Pins {
  const found = [...(text ?? "").matchAll(/(\d{1,5}):(\d{1,5})/g)];
  return found.map(([, row, column]) => [Number(row), Number(column)]);
}

/** The pins with this row at a column, or at none; null where none is left. */
export function withPin(pins: Pins, row: number, column: number | null): string | null {
  const others = pins.filter(([each]) => each !== row);
  if (column !== null) others.push([row, column]);
  return others.map((pin) => pin.join(":")).join(" ") || null;
}
