/** How tokens and numbers are written, as in seqscope.views.writing. */

const NAMED: Record<string, string> = { "\t": "⇥", "\n": "↵", "\r": "↵" };
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The text with a shape for every character: spaces as dots, what has no shape as a box. */
export function visible(text: string): string {
  const shapes = [...text].map((character) => {
    if (NAMED[character]) return NAMED[character];
    if (/\p{Z}/u.test(character)) return "·";
    return /\p{C}/u.test(character) ? "\ufffd" : character;
  });
  return /^\p{M}/u.test(shapes[0] ?? "") ? `◌${shapes.join("")}` : shapes.join("");
}

/** The direction in which a text is written: that of its first letter. */
export function direction(text: string): "ltr" | "rtl" {
  const letter = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(
    letter,
  )
    ? "rtl"
    : "ltr";
}

/** A token on one line: what is nothing but spaces can be seen, the middle of a long one is left out. */
export function token(text: string, length = 28): string {
  if (!text) return "∅";
  const shown = text.trim() ? text.split(" ").map(visible).join(" ") : visible(text);
  return elided(shown, length);
}

/** The text, its middle replaced by an ellipsis where it is longer than allowed. */
export function elided(text: string, length: number): string {
  const letters = [...text];
  if (letters.length <= length) return text;
  const behind = Math.floor((length - 1) / 2);
  const front = letters.slice(0, length - 1 - behind).join("");
  return `${front}…${letters.slice(letters.length - behind).join("")}`;
}

/** A probability, never rounded to what it is not. */
export function probability(value: number): string {
  if (value > 0.9995) return "> 0.999";
  if (value > 0 && value < 0.0005) return "< 0.001";
  return value.toFixed(3);
}

/** Signed numbers of one picture: three figures of the greatest, in a power of ten where it is far from 1. */
export function notation(values: Iterable<number>): (value: number) => string {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  const leading = Math.floor(Math.log10(most || 1));
  const power = most && (most < 1e-2 || most >= 1e5) ? leading : 0;
  const decimals = Math.max(0, 2 - leading + power);
  const unit = power ? `·10${raised(power)}` : "";
  return (value) => {
    const number = (value / 10 ** power).toFixed(decimals).replace("-", "−");
    const sign = value > 0 ? "+" : "";
    return Number(number.replace("−", "-")) === 0
      ? number.replace("−", "")
      : `${sign}${number}${unit}`;
  };
}

/** So many of something. */
export function counted(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}

/** A number cut to what can be read in a text; a very large or small one in a power of ten. */
export function short(value: number, digits = 3): string {
  const size = Math.abs(value);
  if (size && (size >= 1e6 || size < 1e-4)) {
    const [mantissa = "", power = ""] = value.toExponential(digits - 1).split("e");
    const lead = Number(mantissa) === 1 ? "" : `${Number(mantissa)}·`;
    return `${lead}10${raised(Number(power))}`.replace("-", "−");
  }
  return Number(value.toPrecision(digits))
    .toLocaleString("en-US", { maximumFractionDigits: 6 })
    .replace("-", "−");
}

/** A whole number as an exponent. */
function raised(power: number): string {
  const digits = [...String(Math.abs(power))].map((digit) => RAISED[Number(digit)]);
  return `${power < 0 ? "⁻" : ""}${digits.join("")}`;
}
