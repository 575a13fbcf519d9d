import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { type PainSite, REGIONS, siteKey } from "../../src/domain/pain.ts";
import { BodyMap, drawnAs, type PlaceMark } from "../../src/server/body-map/body-map.tsx";
import { BODY_SHAPES } from "../../src/server/body-map/shapes.ts";

const hrefOf = ({ region, side }: PainSite) => `/log?region=${region}&side=${side ?? ""}`;
const drawn = (marks: readonly (readonly [PainSite, PlaceMark])[] = [], chosen: PainSite | null = null) =>
  render(
    <BodyMap hrefOf={hrefOf} marks={new Map(marks.map(([site, mark]) => [siteKey(site), mark]))} chosen={chosen} />,
  );
const places = (html: string, label: string) => html.match(new RegExp(`<a[^>]*aria-label="${label}"`, "g")) ?? [];

describe("the body map", () => {
  test("draws every place but the one that is nowhere", () => {
    const shown = new Set(BODY_SHAPES.map(({ region }) => region));
    expect(REGIONS.filter((region) => region !== "other" && !shown.has(drawnAs(region)))).toEqual([]);
  });

  test("has a link with a name for each side", () => {
    const html = drawn();
    for (const label of ["Left knee", "Right knee", "Left calf", "Right Achilles tendon", "Lower back"]) {
      expect(places(html, label), label).toHaveLength(1);
    }
    expect(html).toContain('href="/log?region=knee&amp;side=left"');
  });

  test("faces the runner: the left knee is on the right of the front figure, the left calf on the left of the back", () => {
    const html = drawn();
    expect(html).toMatch(/aria-label="Right knee"[^>]*><title>right knee<\/title><path[^>]*transform/);
    expect(html).toMatch(/aria-label="Left calf"[^>]*><title>left calf<\/title><path[^>]*transform/);
    expect(html).toMatch(/aria-label="Left knee"[^>]*><title>left knee<\/title><path[^>]*d="[^"]*"><\/path>/);
  });

  test("writes the loudest number of a place and its parts on it, in words too", () => {
    const html = drawn([
      [
        { region: "knee", side: "left" },
        { nrs: 2, words: "2 of 10 on Monday" },
      ],
      [
        { region: "knee-outer", side: "left" },
        { nrs: 5, words: "5 of 10 on Tuesday" },
      ],
    ]);
    expect(places(html, "Left knee, 5 of 10 on Tuesday")).toHaveLength(1);
    expect(places(html, "Right knee")).toHaveLength(1);
    expect(html).toContain("band-3");
  });

  test("marks both sides for a place on both or on an unknown side", () => {
    for (const side of ["both", null] as const) {
      const html = drawn([
        [
          { region: "calf", side },
          { nrs: 3, words: "3 of 10" },
        ],
      ]);
      expect(places(html, "(Left|Right) calf, 3 of 10"), String(side)).toHaveLength(2);
    }
  });

  test("marks the middle of the body for a place on any side of it", () => {
    for (const side of ["left", "right", "both", "center", null] as const) {
      const html = drawn([
        [
          { region: "lower-back", side },
          { nrs: 3, words: "3 of 10" },
        ],
      ]);
      expect(places(html, "Lower back, 3 of 10"), String(side)).toHaveLength(1);
    }
  });

  test("says which place is chosen", () => {
    const html = drawn([], { region: "knee-inner", side: "right" });
    expect(html.match(/aria-current="true"/g)).toHaveLength(1);
    expect(html).toMatch(/aria-label="Right knee" aria-current="true"/);
  });
});
