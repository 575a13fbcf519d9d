import { describe, expect, test } from "vitest";
import { TODAY } from "../real-app.ts";
import { form, openServer } from "./open-server.ts";

const sent = (fields: Record<string, string>) => ({ ...form({ kind: "settings", ...fields }), url: "/log" });

describe("the settings", () => {
  test("are kept for the whole history, or from today on", async () => {
    const { server, real } = await openServer();
    const answer = await server.inject(sent({ hrMaxBpm: "188", "was-hrMaxBpm": "" }));
    expect([answer.statusCode, answer.headers.location]).toEqual([303, "/settings?done=settings"]);
    await server.inject(sent({ thresholdSpeedMPerS: "4:10", "was-thresholdSpeedMPerS": "", since: "today" }));
    expect(await real.facts()).toEqual([
      { kind: "setting", name: "hrMaxBpm", from: 0, value: 188 },
      { kind: "setting", name: "thresholdSpeedMPerS", from: TODAY, value: 4 },
    ]);
    expect((await server.inject("/settings")).body).toMatch(/name="hrMaxBpm" value="188"/);
  });

  test("say nothing of a field that was not changed, and take back one that was cleared", async () => {
    const { server, real } = await openServer();
    await server.inject(sent({ hrRestBpm: "48", "was-hrRestBpm": "48", lthrBpm: "", "was-lthrBpm": "170" }));
    expect(await real.facts()).toEqual([{ kind: "setting", name: "lthrBpm", from: 0, value: null }]);
  });

  test.each([
    ["hrMaxBpm", "900", /from 100 to 250/],
    ["hrMaxBpm", "fast", /from 100 to 250/],
    ["thresholdSpeedMPerS", "4.30", /such as 4:30/],
    ["homeZone", "Middle/Earth", /Europe\/Berlin/],
    ["homeZone", "<script>", /Europe\/Berlin/],
  ])("refuse %s %s on the page itself", async (name, value, why) => {
    const { server, real } = await openServer();
    const { statusCode, body } = await server.inject(sent({ [name]: value, [`was-${name}`]: "" }));
    expect(statusCode).toBe(422);
    expect(body).toMatch(why);
    expect(body).not.toContain("<script>");
    expect(await real.facts()).toEqual([]);
  });

  test("show a suggestion only when a recording makes one", async () => {
    const { server } = await openServer();
    expect((await server.inject("/settings")).body).toContain("Nothing yet.");
  });

  test("take the pace at threshold in the unit that the form is written in", async () => {
    const { server, real } = await openServer();
    await server.inject(sent({ units: "imperial", "was-units": "" }));
    await server.inject(sent({ thresholdSpeedMPerS: "7:00", "was-thresholdSpeedMPerS": "", "written-in": "imperial" }));
    expect((await real.facts()).at(-1)).toMatchObject({ name: "thresholdSpeedMPerS", value: 1609.344 / 420 });
    const page = (await server.inject("/settings")).body;
    expect(page).toContain("Pace at threshold, min/mi");
    expect(page).toContain('name="written-in" value="imperial"');
    expect(page).toMatch(/name="thresholdSpeedMPerS" value="7:00"/);
    const version = (await real.facts()).length;
    await server.inject(
      sent({ thresholdSpeedMPerS: "7:00", "was-thresholdSpeedMPerS": "7:00", "written-in": "imperial" }),
    );
    expect(await real.facts()).toHaveLength(version);
  });

  test("are asked for, and refused, in German for who reads German", async () => {
    const { server } = await openServer();
    const german = { "accept-language": "de" };
    expect((await server.inject({ url: "/settings", headers: german })).body).toContain("Schwellentempo, min/km");
    const wrong = sent({ thresholdSpeedMPerS: "4.30", "was-thresholdSpeedMPerS": "" });
    const { body } = await server.inject({ ...wrong, headers: { ...wrong.headers, ...german } });
    expect(body).toContain("Noch nicht gespeichert. „4.30“ ist kein Tempo.");
  });
});
