/** A tenth of a pixel is finer than most screens. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

/** A share as a percentage, which the browser makes pixels of: a picture fits any width. */
export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text of a picture or of an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** Attributes of an element; what is undefined is left out. */
export const attributes = (named: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(named)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${value}"`))
    .join("");

export interface Word {
  /** A share of the width. */
  readonly x: number;
  readonly dx?: number;
  readonly y: number;
  readonly words: string;
  readonly anchor: "start" | "middle" | "end";
}

/** How far below the place of a baseline the letters stand, as the live charts have it. */
export const letterDrop = (baseline: "top" | "middle" | "bottom", fontSize: number): number =>
  Math.round({ top: 0.79, middle: 0.3, bottom: -0.21 }[baseline] * fontSize);

/** Words; their size and colour are those of the group around them. */
export function textOf({ x, dx = 0, y, words, anchor }: Word): string {
  const named = { dx: dx === 0 ? undefined : px(dx), "text-anchor": anchor === "start" ? undefined : anchor };
  return `<text x="${percent(x)}" y="${px(y)}"${attributes(named)}>${escaped(words)}</text>`;
}
