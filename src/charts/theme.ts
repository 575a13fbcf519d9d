import type { Config } from "vega-lite";

export type Scheme = "light" | "dark";

interface Pair {
  readonly light: string;
  readonly dark: string;
}

/** Every colour of the product, by what it is for. Text pairs keep 4.5:1, marks 3:1 against the card. */
export const COLOURS = {
  paper: { light: "#FBFAF7", dark: "#121518" },
  card: { light: "#FFFFFF", dark: "#1A1F23" },
  ink: { light: "#1D2329", dark: "#E9ECEE" },
  quiet: { light: "#5F6973", dark: "#98A2AA" },
  hairline: { light: "#E4E1DA", dark: "#2B3238" },
  edge: { light: "#8A8F92", dark: "#6C767E" },
  accent: { light: "#0B6E66", dark: "#5CC7BA" },
  "accent-deep": { light: "#085850", dark: "#7AD6CA" },
  "on-accent": { light: "#FFFFFF", dark: "#0D1B1A" },
  "accent-wash": { light: "#E4F1EF", dark: "#16302D" },
  amber: { light: "#B5701A", dark: "#F0B35A" },
  "amber-text": { light: "#8F5510", dark: "#F0B35A" },
  "amber-wash": { light: "#FDF1DF", dark: "#30240F" },
  red: { light: "#A4262C", dark: "#FF938A" },
  "red-wash": { light: "#FBE9E7", dark: "#3A1B1B" },
  "grey-wash": { light: "#F1EEE8", dark: "#272E33" },
  bar: { light: "#739993", dark: "#56807A" },
  "bar-now": { light: "#0B6E66", dark: "#5CC7BA" },
  tick: { light: "#1D2329", dark: "#F4F6F7" },
  line: { light: "#48525B", dark: "#C3CBD1" },
  therapy: { light: "#0B6E66", dark: "#5CC7BA" },
  body: { light: "#EFEBE3", dark: "#23292E" },
  "body-place": { light: "#E2DDD2", dark: "#333B42" },
  "pain-0": { light: "#F0ECE4", dark: "#262D32" },
  "pain-1": { light: "#F7E0B5", dark: "#4F3D1E" },
  "pain-2": { light: "#EFB866", dark: "#7E5A20" },
  "pain-3": { light: "#DE8A38", dark: "#BD7C2E" },
  "pain-4": { light: "#AD451C", dark: "#E8A055" },
  "pain-5": { light: "#741D15", dark: "#FFCFA8" },
  "pain-ink-0": { light: "#5F6973", dark: "#98A2AA" },
  "pain-ink-1": { light: "#1D2329", dark: "#F7EAD2" },
  "pain-ink-2": { light: "#1D2329", dark: "#FFFFFF" },
  "pain-ink-3": { light: "#1D2329", dark: "#14100A" },
  "pain-ink-4": { light: "#FFFFFF", dark: "#14100A" },
  "pain-ink-5": { light: "#FFFFFF", dark: "#14100A" },
} as const satisfies Record<string, Pair>;

export type ColourToken = keyof typeof COLOURS;

const TOKENS = Object.keys(COLOURS) as readonly ColourToken[];
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

/** Gives a colour for a token: a hex value of one scheme, or a reference that the page resolves. */
export type Palette = (token: ColourToken) => string;

export const paletteOf =
  (scheme: Scheme): Palette =>
  (token) =>
    COLOURS[token][scheme];

/** Colours as CSS custom properties: one picture serves both schemes, and turns dark with the window. */
export const pagePalette: Palette = (token) => `var(--${token})`;

/** The custom properties of both schemes, as the start of the style sheet. Paper is always light. */
export function themeCss(): string {
  const block = (scheme: Scheme) => TOKENS.map((token) => `--${token}:${COLOURS[token][scheme]}`).join(";");
  return `:root{color-scheme:light dark;${block("light")}}\n@media screen and (prefers-color-scheme:dark){:root{${block("dark")}}}\n`;
}

/** Vega-Lite config for every chart. Marks name a style here; no chart names a colour. */
export function chartConfig(palette: Palette): Config {
  return {
    aria: false,
    background: "transparent",
    font: FONT,
    point: { opacity: 1 },
    view: { stroke: null, fill: null },
    axis: {
      domain: false,
      ticks: false,
      gridColor: palette("hairline"),
      gridWidth: 1,
      labelColor: palette("quiet"),
      labelFont: FONT,
      labelFontSize: 11,
      labelPadding: 6,
      titleColor: palette("quiet"),
    },
    style: markStyles(palette),
  };
}

/** How a mark looks, by the names that Vega-Lite gives it. */
export interface MarkStyle {
  color?: string;
  stroke?: string;
  strokeWidth?: number;
  strokeDash?: number[];
  strokeJoin?: "round";
  strokeCap?: "butt";
  cornerRadius?: number;
  fontSize?: number;
  fontWeight?: 400 | 600;
  fontStyle?: "italic";
}

type Styles = Record<string, MarkStyle>;

/** The looks that marks name. */
export const markStyles = (palette: Palette): Styles => ({
  ...distanceStyles(palette),
  ...ratioStyles(palette),
  ...painStyles(palette),
  ...therapyStyles(palette),
  ...runStyles(palette),
  ...careStyles(palette),
  ...effectStyles(palette),
});

function distanceStyles(palette: Palette): Styles {
  return {
    "week-bar": { color: palette("bar") },
    "week-bar-now": { color: palette("bar-now") },
    "week-bar-part": {
      color: palette("grey-wash"),
      stroke: palette("edge"),
      strokeWidth: 1,
      strokeDash: [3, 2],
    },
    "longest-tick": { color: palette("tick"), stroke: palette("tick"), strokeWidth: 2, strokeCap: "butt" },
    "longest-halo": { color: palette("card"), stroke: palette("card"), strokeWidth: 4, strokeCap: "butt" },
    "spike-mark": { color: palette("amber"), stroke: palette("card"), strokeWidth: 1 },
    "spike-label": { color: palette("amber-text"), fontSize: 11, fontWeight: 600 },
    "unknown-band": { color: palette("grey-wash") },
    "unknown-label": { color: palette("quiet"), fontSize: 11, fontStyle: "italic" },
  };
}

function ratioStyles(palette: Palette): Styles {
  return {
    "ratio-line": { color: palette("line"), stroke: palette("line"), strokeWidth: 1.75, strokeJoin: "round" },
    "ratio-point": { color: palette("line"), stroke: palette("card"), strokeWidth: 1.5 },
    "usual-rule": { color: palette("edge"), stroke: palette("edge"), strokeWidth: 1, strokeDash: [2, 3] },
  };
}

function runStyles(palette: Palette): Styles {
  return {
    "run-line": { color: palette("line"), stroke: palette("line"), strokeWidth: 1.4, strokeJoin: "round" },
    "run-point": { color: palette("line") },
  };
}

function painStyles(palette: Palette): Styles {
  const bands = ([0, 1, 2, 3, 4, 5] as const).flatMap((band): [string, MarkStyle][] => [
    [`pain-cell-${band}`, { color: palette(`pain-${band}`), cornerRadius: 3 }],
    [
      `pain-number-${band}`,
      {
        color: palette(`pain-ink-${band}`),
        fontSize: 10.5,
        fontWeight: band > 0 ? 600 : 400,
      },
    ],
  ]);
  return {
    ...Object.fromEntries(bands),
    "no-answer": { color: palette("edge"), stroke: palette("edge"), strokeWidth: 1 },
    "row-label": { color: palette("ink"), fontSize: 11.5 },
    "pain-cap": { color: palette("tick") },
    "free-cap": { color: palette("edge") },
    "peak-label": { color: palette("ink"), fontSize: 11, fontWeight: 600 },
  };
}

function therapyStyles(palette: Palette): Styles {
  return {
    "therapy-mark": { color: palette("therapy"), stroke: palette("card"), strokeWidth: 1 },
    "exercise-tick": { color: palette("line"), stroke: palette("line"), strokeWidth: 1.5 },
    "therapy-rule": { color: palette("hairline"), stroke: palette("hairline"), strokeWidth: 1 },
    "therapy-label": { color: palette("ink"), fontSize: 11.5 },
  };
}

/** A chance over a load: a line in its band. */
function effectStyles(palette: Palette): Styles {
  return {
    "effect-band": { color: palette("accent-wash") },
    "effect-line": { color: palette("accent"), stroke: palette("accent"), strokeWidth: 2, strokeJoin: "round" },
  };
}

/** Soreness around a session, beside days without one: told apart by shape and dash as well. */
function careStyles(palette: Palette): Styles {
  return {
    "care-line": { color: palette("therapy"), stroke: palette("therapy"), strokeWidth: 2, strokeJoin: "round" },
    "care-point": { color: palette("therapy"), stroke: palette("card"), strokeWidth: 1 },
    "care-interval": { color: palette("therapy"), stroke: palette("therapy"), strokeWidth: 1.5 },
    "care-label": { color: palette("accent"), fontSize: 11.5, fontWeight: 600 },
    "plain-line": { color: palette("line"), stroke: palette("line"), strokeWidth: 1.5, strokeDash: [4, 3] },
    "plain-point": { color: palette("card"), stroke: palette("line"), strokeWidth: 1.75 },
    "plain-interval": { color: palette("line"), stroke: palette("line"), strokeWidth: 1.25 },
    "plain-label": { color: palette("quiet"), fontSize: 11.5 },
    "moment-label": { color: palette("quiet"), fontSize: 11 },
  };
}
