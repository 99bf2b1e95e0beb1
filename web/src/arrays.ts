/** Numbers that came packed, as bytes in base64. */

import type { Packed } from "./scenes";

const known = new WeakMap<object, Float64Array>();

/** Numbers row by row, whether they came packed or one by one; what is not known is NaN. */
export function numbers(values: Packed | readonly (number | null)[]): Float64Array {
  let found = known.get(values);
  if (!found) {
    found =
      "numbers" in values ? unpacked(values) : Float64Array.from(values, (value) => value ?? NaN);
    known.set(values, found);
  }
  return found;
}

/** Whether an answer as it came has numbers of half precision, which are for drawing. */
export const hasRounded = (answer: string) => answer.includes('"dtype":"f2"');

function unpacked({ dtype, numbers }: Packed): Float64Array {
  const { buffer } = Uint8Array.from(atob(numbers), (letter) => letter.charCodeAt(0));
  if (dtype === "f4") return Float64Array.from(new Float32Array(buffer));
  return Float64Array.from(new Uint16Array(buffer), half);
}

/** The number that two bytes stand for: a sign, five bits of an exponent, ten of a fraction. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >> 10) & 31, (bits & 1023) / 1024];
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction) : 2 ** -14 * fraction);
}
