import { describe, expect, test } from "vitest";
import { LEVELS, SCHEMES } from "../../src/server/styleguide/styleguide-page.tsx";
import { openServer } from "./open-server.ts";

describe("the styleguide", () => {
  test("is there for those who build pages, and for nobody else", async () => {
    expect((await (await openServer()).server.inject("/styleguide")).statusCode).toBe(404);
    expect((await (await openServer({ isDev: true })).server.inject("/styleguide")).statusCode).toBe(200);
  });

  test("shows every level, with data and without, in every scheme, without a broken number", async () => {
    const { server } = await openServer({ isDev: true });
    for (const level of LEVELS) {
      const { body } = await server.inject(`/styleguide?level=${level}`);
      expect(body).toContain(`pill level-${level}`);
      expect(body).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }
    for (const scheme of SCHEMES)
      expect((await server.inject(`/styleguide?scheme=${scheme}`)).body).toContain(`scheme-${scheme}`);
    expect((await server.inject("/styleguide?data=none")).body).toContain("No runs in this time.");
    expect((await server.inject("/styleguide.css")).body).toContain(".scheme-dark{color-scheme:dark;--paper:");
  });

  test("hides every massage suggestion under a warning sign, as the page does", async () => {
    const { server } = await openServer({ isDev: true });
    expect((await server.inject("/styleguide?level=clinician")).body).not.toContain('id="massage"');
  });
});
