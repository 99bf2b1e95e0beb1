/** Where chips, clouds and links of a memory stand: the whole of it at once, as large as there is room. */

import { quantile } from "d3-array";
import { textWidth } from "../measuring";
import type { Cloud, CloudWord, Link, Memory } from "../scenes";
import type { Table } from "../sheet.svelte";
import { token } from "../writing";
import { chipGrids, type Equal, type Grid } from "./chip-grids";

const CLOUDS = [280, 220, 180, 150, 124, 100, 84, 68, 54, 40, 26];
const [WIDEST_CHIP, WIDEST_SHARE] = [180, 0.22];
const [LEAST_SLOT, LINE, SMALLEST] = [26, 1.36, 10];
const WIDEST_LINK = 15;
export const FAINTEST = 0.02; // share of the strongest link below which no link is drawn
const [LABELS, LEGEND, BESIDE] = [72, 48, 20];

/** The least and the greatest share of the strongest link that a link has to be drawn. */
export type Shares = [number, number];

export interface PlacedWord {
  word: CloudWord;
  text: string;
  size: number;
  x: number;
  y: number;
  width: number;
}
export interface PlacedCloud {
  words: PlacedWord[];
  /** So many words have no room, which stands there. */
  left: number;
  end: [number, number];
  height: number;
}
export interface Ribbon extends Link {
  width: number;
  from: number;
  to: number;
}
export interface Layout {
  clouds: PlacedCloud[];
  chips: { x: number; y: number; grid: Grid }[];
  /** The heights at which chips and clouds stand. */
  middles: number[];
  ribbons: Ribbon[];
  left: number;
  arc: (y: number) => number;
  height: number;
}

/** The layout of a scene in a room; links outside of these shares of the strongest are left out. */
export function layout(
  scene: Memory,
  width: number,
  room: number,
  shares: Shares,
  equal: Equal,
): Layout {
  const count = scene.chips.length;
  const gap = count <= 6 ? 28 : count <= 12 ? 18 : 10;
  const space = Math.max(room - LEGEND, count * (LEAST_SLOT + gap), 400);
  const widest = Math.min(WIDEST_CHIP, WIDEST_SHARE * width);
  const units = scene.chips.map((chip) => chip.units.length);
  const grids = chipGrids(units, equal, widest, space, gap);
  const heights = grids.map((grid) => grid.height);
  const left = LABELS + Math.max(0, ...grids.map((grid) => grid.width));
  const bulge = Math.min(40, width * 0.04);
  const reach = Math.min(300, Math.max(90, (width - left) * 0.3));
  const line = width - left - reach - bulge - BESIDE;
  const clouds = cloudLines(scene.clouds, heights, line, space, gap);
  const slots = clouds.map((cloud, k) => Math.max(heights[k]!, cloud.height, LEAST_SLOT));
  const used = slots.reduce((sum, slot) => sum + slot, 0);
  const spread = count > 1 ? Math.min(64, Math.max(gap, (space - used) / (count - 1))) : 0;
  let top = 8;
  const middles = slots.map((slot) => {
    const middle = top + slot / 2;
    top += slot + spread;
    return middle;
  });
  const height = top - spread;
  const half = height / 2 || 1;
  return {
    clouds,
    chips: grids.map((grid, k) => ({
      x: left - grid.width,
      y: middles[k]! - grid.height / 2,
      grid,
    })),
    middles,
    ribbons: ribbons(scene.links, middles, heights, clouds, shares),
    left,
    arc: (y) => left + reach + bulge * (1 - ((y - half) / half) ** 2),
    height: height + LEGEND,
  };
}

/**
 * Layouts one after the other: the same object again where a new scene differs in nothing that is
 * laid out, as when words are selected, so that no word is measured and no cloud drawn anew.
 */
export function layouts(): typeof layout {
  let known = "";
  let plan: Layout;
  return (scene, ...rest) => {
    const chips = scene.chips.map((chip) => [chip.cluster, chip.units.length]);
    const asked = JSON.stringify([chips, scene.clouds, scene.links, rest]);
    if (asked !== known) plan = layout(scene, ...rest);
    known = asked;
    return plan;
  };
}

/** The links within these shares of the strongest. */
export function drawnLinks(links: Link[], [least, most]: Shares): Link[] {
  const strongest = Math.abs(links[0]?.strength ?? 0);
  const share = (link: Link) => Math.abs(link.strength) / (strongest || 1);
  return links.filter((link) => share(link) >= least && share(link) <= most);
}

/** The response that is drawn in full color: that which one unit in twenty exceeds. */
export function brightest(scene: Memory): number {
  const sizes = scene.chips
    .flatMap((chip) => chip.units)
    .flatMap((unit) => (unit.selected.length ? unit.selected : [unit.response]))
    .map(Math.abs);
  return quantile(sizes, 0.95) || Math.max(...sizes, 0) || 1;
}

/** Words with the responses of all chips' own cluster, and units with theirs. */
export function memoryTable(scene: Memory): Table {
  return {
    columns: [
      ...["cluster", "kind", "name", "readings", "response"],
      ...(scene.classes.length ? ["part of speech"] : []),
      ...scene.selected,
    ],
    rows: scene.chips.flatMap((chip, k) => [
      ...chip.units.map((unit) => [
        chip.cluster,
        unit.half ? `unit, ${unit.half}` : "unit",
        String(unit.unit),
        null,
        unit.response,
        ...(scene.classes.length ? [null] : []),
        ...unit.selected,
      ]),
      ...scene.clouds[k]!.words.map((word) => [
        chip.cluster,
        "word",
        word.word,
        word.count,
        word.response,
        ...(scene.classes.length ? [word.word_class] : []),
        ...scene.selected.map(() => null),
      ]),
    ]),
  };
}

/** As many words for each cloud as all have room for below each other, beside their chips. */
function cloudLines(
  clouds: Cloud[],
  chips: number[],
  line: number,
  space: number,
  gap: number,
): PlacedCloud[] {
  const largest = clouds.length <= 6 ? 24 : clouds.length <= 12 ? 21 : 17;
  const most = Math.max(
    0,
    ...clouds.flatMap((cloud) => cloud.words.map((w) => Math.abs(w.response))),
  );
  let placed: PlacedCloud[] = [];
  for (const tall of CLOUDS) {
    placed = clouds.map((cloud, k) =>
      written(cloud, most, largest, line, Math.max(tall, chips[k]!)),
    );
    const needed = placed.map((cloud, k) => Math.max(cloud.height, chips[k]!, LEAST_SLOT) + gap);
    if (needed.reduce((sum, each) => sum + each, 0) <= space) break;
  }
  return placed;
}

/** The words of a cloud in lines: the area of letters grows with the response. */
function written(
  cloud: Cloud,
  most: number,
  largest: number,
  line: number,
  room: number,
): PlacedCloud {
  const words: PlacedWord[] = [];
  let [x, y, height] = [0, 0, 0];
  for (const [rank, word] of cloud.words.entries()) {
    const text = token(word.word);
    const wanted = Math.max(SMALLEST, largest * Math.sqrt(Math.abs(word.response) / (most || 1)));
    const size = Math.min(wanted, (wanted * line) / textWidth(text, wanted));
    const width = textWidth(text, size);
    height ||= size * LINE;
    const rest = cloud.words.length - rank;
    const last = y + height + size * LINE > room;
    const reserved = last && rest > 1 ? textWidth(`+${rest}`, 11) + 12 : 0;
    if (x && x + width + reserved > line) {
      if (last) return { words, left: rest, end: [x, y + height / 2], height: y + height };
      [x, y, height] = [0, y + height, size * LINE];
    }
    words.push({ word, text, size, x, y: y + height / 2, width });
    x += width + 5 + 0.45 * size;
  }
  return { words, left: 0, end: [x, y + height / 2], height: y + height };
}

/** The links that are drawn, side by side at both of their ends. */
function ribbons(
  links: Link[],
  middles: number[],
  chips: number[],
  clouds: PlacedCloud[],
  shares: Shares,
) {
  const strongest = Math.abs(links[0]?.strength ?? 0);
  const drawn = drawnLinks(links, shares);
  const sum = (own: Link[]) => own.reduce((total, link) => total + Math.abs(link.strength), 0);
  let scale = WIDEST_LINK / (strongest || 1);
  middles.forEach((_, k) => {
    const atChip = sum(drawn.filter((link) => link.chip === k));
    const atCloud = sum(drawn.filter((link) => link.cloud === k));
    scale = Math.min(scale, (chips[k]! - 8) / (atChip || 1e-9));
    scale = Math.min(scale, (Math.max(clouds[k]!.height, LEAST_SLOT) - 8) / (atCloud || 1e-9));
  });
  const from = stacked(drawn, "chip", middles, scale);
  const to = stacked(drawn, "cloud", middles, scale);
  return drawn.map((link) => ({
    ...link,
    width: Math.abs(link.strength) * scale,
    from: from.get(link)!,
    to: to.get(link)!,
  }));
}

/** The height of the middle of each link where those of one chip or cloud lie on each other. */
function stacked(links: Link[], end: "chip" | "cloud", middles: number[], scale: number) {
  const other = end === "chip" ? "cloud" : "chip";
  const heights = new Map<Link, number>();
  middles.forEach((middle, k) => {
    const own = links.filter((link) => link[end] === k).sort((a, b) => a[other] - b[other]);
    let y = middle - own.reduce((sum, link) => sum + Math.abs(link.strength) * scale, 0) / 2;
    for (const link of own) {
      const width = Math.abs(link.strength) * scale;
      heights.set(link, y + width / 2);
      y += width;
    }
  });
  return heights;
}
