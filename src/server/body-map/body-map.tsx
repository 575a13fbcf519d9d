import { painBand } from "../../charts/pain-strip.ts";
import { type PainSite, type Region, SIDES, type Side, siteKey } from "../../domain/pain.ts";
import { useWords } from "../pages/words-context.ts";
import { BODY_SHAPES, type BodyShape, type BodyView, FIGURE_HEIGHT, FIGURE_WIDTH, MIRROR, OUTLINE } from "./shapes.ts";

/** What is written on a place: a number from 0 to 10, and a step of colour that goes with it. */
export interface PlaceMark {
  readonly nrs: number;
  /** What a screen reader says after the name of the place, such as `4 of 10 on Tuesday`. */
  readonly words: string;
}

interface BodyMapProps {
  /** Where touching a place leads; without it the map is a picture that says what is marked. */
  readonly hrefOf?: (site: PainSite) => string;
  /** By `siteKey`. A finer place, such as the outer knee, is drawn on its part of the figure. */
  readonly marks: ReadonlyMap<string, PlaceMark>;
  /** The place that is chosen now. */
  readonly chosen?: PainSite | null;
}

/** The finer places and the shape that stands for them. */
const DRAWN_AS: Readonly<Partial<Record<Region, Region>>> = {
  "knee-front": "knee",
  "knee-outer": "knee",
  "knee-inner": "knee",
  thigh: "thigh-front",
  arch: "foot",
  forefoot: "foot",
  toes: "foot",
};

/** The region whose shape stands for a place on the drawing. */
export const drawnAs = (region: Region): Region => DRAWN_AS[region] ?? region;

/**
 * The body from the front and from the back. Every place is a link with a name, so it works by touch, by keyboard, with a
 * screen reader and without script. The front figure faces the runner: its left is their right, and letters say so.
 */
export function BodyMap(props: BodyMapProps) {
  return (
    <div class="body-map">
      {(["front", "back"] as const).map((view) => (
        <Figure key={view} view={view} {...props} />
      ))}
    </div>
  );
}

interface FigureProps extends BodyMapProps {
  readonly view: BodyView;
}

function Figure({ view, hrefOf, marks, chosen = null }: FigureProps) {
  const right = view === "front" ? "left" : "right";
  const { say } = useWords();
  const shapes = BODY_SHAPES.filter((shape) => shape.view === view);
  return (
    <figure class="body-figure">
      <svg
        viewBox={`16 4 ${FIGURE_WIDTH - 32} ${FIGURE_HEIGHT - 8}`}
        role={hrefOf === undefined ? "img" : "group"}
        aria-label={say(`body.map.${view}.label`)}
      >
        <g class="body-outline">
          <path d={OUTLINE} />
          <path d={OUTLINE} transform={MIRROR} />
          <text x={28} y={250}>
            {say(right === "left" ? "body.map.right" : "body.map.left")}
          </text>
          <text x={172} y={250}>
            {say(right === "left" ? "body.map.left" : "body.map.right")}
          </text>
        </g>
        {shapes.flatMap((shape) =>
          sidesOf(shape, right).map(({ side, isMirrored }) => (
            <Place
              key={`${shape.region} ${side}`}
              shape={shape}
              site={{ region: shape.region, side }}
              isMirrored={isMirrored}
              hrefOf={hrefOf}
              mark={markOf({ region: shape.region, side }, marks)}
              isChosen={isSame({ region: shape.region, side }, chosen)}
            />
          )),
        )}
      </svg>
      <figcaption aria-hidden="true">{say(`body.map.${view}`)}</figcaption>
    </figure>
  );
}

interface DrawnSide {
  readonly side: Side | null;
  readonly isMirrored: boolean;
}

function sidesOf(shape: BodyShape, right: "left" | "right"): readonly DrawnSide[] {
  if (shape.extent === "middle") return [{ side: "center", isMirrored: false }];
  return [
    { side: right === "left" ? "right" : "left", isMirrored: true },
    { side: right, isMirrored: false },
  ];
}

interface PlaceProps {
  readonly hrefOf: BodyMapProps["hrefOf"];
  readonly shape: BodyShape;
  readonly site: PainSite;
  readonly isMirrored: boolean;
  readonly mark: PlaceMark | null;
  readonly isChosen: boolean;
}

function Place({ shape, site, isMirrored, hrefOf, mark, isChosen }: PlaceProps) {
  const band = mark === null ? "none" : painBand(mark.nrs);
  const { x, y } = middleOf(shape.path);
  const words = useWords();
  const name = words.site(site, "label");
  const said = mark === null ? name : `${name}, ${mark.words}`;
  const drawn = (
    <>
      <path d={shape.path} transform={isMirrored ? MIRROR : undefined} />
      {mark !== null && (
        <text x={isMirrored ? FIGURE_WIDTH - x : x} y={y}>
          {mark.nrs}
        </text>
      )}
    </>
  );
  if (hrefOf === undefined) return <g class={`place band-${band}`}>{drawn}</g>;
  return (
    <a
      class={`place band-${band}`}
      href={hrefOf(site)}
      aria-label={said}
      aria-current={isChosen ? "true" : undefined}
      data-region={site.region}
      data-side={site.side ?? ""}
    >
      <title>{words.site(site, "plain")}</title>
      {drawn}
    </a>
  );
}

/**
 * The loudest mark of the places that a shape stands for. A place without a side, or on both, marks both; one in the middle
 * of the body has one shape for every side.
 */
function markOf(site: PainSite, marks: ReadonlyMap<string, PlaceMark>): PlaceMark | null {
  let loudest: PlaceMark | null = null;
  for (const region of [site.region, ...finerThan(site.region)]) {
    for (const side of site.side === "center" ? [...SIDES, null] : [site.side, "both" as const, null]) {
      const mark = marks.get(siteKey({ region, side }));
      if (mark !== undefined && (loudest === null || mark.nrs > loudest.nrs)) loudest = mark;
    }
  }
  return loudest;
}

function finerThan(region: Region): readonly Region[] {
  return (Object.keys(DRAWN_AS) as Region[]).filter((finer) => DRAWN_AS[finer] === region);
}

function isSame(site: PainSite, chosen: PainSite | null): boolean {
  return (
    chosen !== null && drawnAs(chosen.region) === site.region && (chosen.side === site.side || chosen.side === "both")
  );
}

/** Where a number is written: the middle of the points of the path. */
function middleOf(path: string): { readonly x: number; readonly y: number } {
  const numbers = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  const xs = numbers.filter((_, i) => i % 2 === 0);
  const ys = numbers.filter((_, i) => i % 2 === 1);
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return { x: middle(xs), y: middle(ys) + 5 };
}
