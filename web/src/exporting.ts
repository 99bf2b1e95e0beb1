/** A picture or a table as a file. */

import type { Table } from "./sheet.svelte";

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 16;
const LETTERS = ["font-family", "font-size", "font-style", "font-weight", "text-anchor"];
/** What is written out of a style, and the value that need not be. */
const PAINT: Record<string, string> = {
  fill: "rgb(0, 0, 0)",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-opacity": "1",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  opacity: "1",
};

/** The drawing as a file of its own: colors and letters written out, on its paper. */
export function svgOf(drawn: SVGSVGElement): Blob {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const sources = [drawn, ...drawn.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  sources.forEach((source, k) => writeOut(source, copies[k]!));
  const { x, y, width, height } = drawn.getBBox();
  const [wide, tall] = [width + 2 * MARGIN, height + 2 * MARGIN];
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("viewBox", `${x - MARGIN} ${y - MARGIN} ${wide} ${tall}`);
  copy.setAttribute("width", String(wide));
  copy.setAttribute("height", String(tall));
  copy.prepend(
    titled(drawn.getAttribute("aria-label") ?? ""),
    ground(drawn, x - MARGIN, y - MARGIN),
  );
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

/** The same in pixels, so many for each of its own. */
export async function pngOf(svg: Blob, scale: number): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    const context = canvas.getContext("2d")!;
    context.scale(scale, scale);
    context.drawImage(image, 0, 0);
    return await new Promise((done) => canvas.toBlob((blob) => done(blob!), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The table with a comma between cells; a cell that could be taken for a formula is made a text. */
export function csv(table: Table): Blob {
  const cell = (value: string | number | null) => {
    const text =
      typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : `${value ?? ""}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [table.columns, ...table.rows].map((row) => row.map(cell).join(","));
  return new Blob([lines.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
}

/** Hand a file to the reader. */
export function download(file: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name.replace(/[^\p{L}\p{N}. _-]/gu, "-");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function writeOut(source: Element, copy: Element) {
  const style = getComputedStyle(source);
  const value = (name: string) => style.getPropertyValue(name);
  for (const name of [...copy.getAttributeNames()])
    if (/^(class|style|tabindex|role|data-|aria-)/.test(name)) copy.removeAttribute(name);
  for (const [name, usual] of Object.entries(PAINT)) {
    const own = name === "opacity" || !(source instanceof SVGGElement);
    if (own && value(name) !== usual) copy.setAttribute(name, value(name));
    else copy.removeAttribute(name);
  }
  if (source instanceof SVGTextElement)
    for (const name of LETTERS) copy.setAttribute(name, value(name));
}

function titled(text: string): SVGElement {
  const title = document.createElementNS(SVG, "title");
  title.textContent = text;
  return title;
}

function ground(drawn: SVGSVGElement, x: number, y: number): SVGElement {
  const sheet = document.createElementNS(SVG, "rect");
  sheet.setAttribute("x", String(x));
  sheet.setAttribute("y", String(y));
  sheet.setAttribute("width", "100%");
  sheet.setAttribute("height", "100%");
  sheet.setAttribute("fill", getComputedStyle(drawn).getPropertyValue("--wash"));
  return sheet;
}
