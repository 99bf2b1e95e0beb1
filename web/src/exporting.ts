/** A picture or a table as a file. */

import type { Table } from "./sheet.svelte";

const SVG = "http://www.w3.org/2000/svg";
const STYLES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "text-decoration-line",
];

/** The drawing as a file of its own: colors and letters written out, on its paper. */
export function svgOf(drawn: SVGSVGElement): Blob {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const sources = [drawn, ...drawn.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  sources.forEach((source, k) => writeOut(source, copies[k]!));
  const { width, height } = drawn.getBoundingClientRect();
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.prepend(titled(drawn.getAttribute("aria-label") ?? ""), paper(drawn));
  copy.querySelectorAll("[data-screen-only]").forEach((each) => each.remove());
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
  for (const name of STYLES) copy.setAttribute(name, style.getPropertyValue(name));
  for (const name of ["class", "tabindex", "role"]) copy.removeAttribute(name);
}

function titled(text: string): SVGElement {
  const title = document.createElementNS(SVG, "title");
  title.textContent = text;
  return title;
}

function paper(drawn: SVGSVGElement): SVGElement {
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(drawn).getPropertyValue("--paper"));
  return ground;
}
