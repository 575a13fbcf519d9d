import { describe, expect, test } from "vitest";
import { COLOURS, type ColourToken, type Scheme, themeCss } from "../../src/charts/theme.ts";

// WCAG 2.2: relative luminance and contrast ratio.
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: ColourToken, b: ColourToken, scheme: Scheme): number {
  const [low = 0, high = 0] = [luminance(COLOURS[a][scheme]), luminance(COLOURS[b][scheme])].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const TEXT: readonly (readonly [ColourToken, ColourToken])[] = [
  ["ink", "paper"],
  ["ink", "card"],
  ["quiet", "paper"],
  ["quiet", "card"],
  ["quiet", "grey-wash"],
  ["accent", "card"],
  ["accent", "paper"],
  ["on-accent", "accent"],
  ["on-accent", "accent-deep"],
  ["accent-deep", "accent-wash"],
  ["ink", "accent-wash"],
  ["amber-text", "card"],
  ["amber-text", "amber-wash"],
  ["red", "red-wash"],
  ["red", "card"],
  ["pain-ink-0", "pain-0"],
  ["pain-ink-1", "pain-1"],
  ["pain-ink-2", "pain-2"],
  ["pain-ink-3", "pain-3"],
  ["pain-ink-4", "pain-4"],
  ["pain-ink-5", "pain-5"],
];

const MARKS: readonly (readonly [ColourToken, ColourToken])[] = [
  ["bar", "card"],
  ["bar-now", "card"],
  ["tick", "bar"],
  ["line", "card"],
  ["line", "grey-wash"],
  ["amber", "card"],
  ["therapy", "card"],
  ["edge", "card"],
  ["edge", "paper"],
];

describe.each(["light", "dark"] as const)("in the %s scheme", (scheme) => {
  test.each(TEXT)("%s on %s reads as text", (ink, ground) => {
    expect(contrast(ink, ground, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MARKS)("%s on %s reads as a mark", (mark, ground) => {
    expect(contrast(mark, ground, scheme)).toBeGreaterThanOrEqual(3);
  });
});

test("the style sheet gets every colour in both schemes", () => {
  const css = themeCss();
  for (const [token, pair] of Object.entries(COLOURS)) {
    expect(css).toContain(`--${token}:${pair.light}`);
    expect(css).toContain(`--${token}:${pair.dark}`);
  }
});
