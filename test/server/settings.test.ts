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
});
