import { describe, expect, it } from "vitest";
import { openServer } from "../open-server.ts";
import { documentOf, operationsOf } from "./document.ts";
import { heldTo } from "./held-to-document.ts";

async function openHeld() {
  const { server } = await openServer();
  const document = await documentOf(server);
  const faultOf = heldTo(document);
  const ask = async (method: "GET" | "POST" | "DELETE", url: string, payload?: object) => {
    const answer = await server.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
    const described = operationsOf(document).find((one) => one.method === method && one.path === url.split("?")[0]);
    expect(described, url).toBeDefined();
    if (described !== undefined) expect(faultOf(described, answer), `${method} ${url}`).toBeNull();
    return answer;
  };
  return { server, ask };
}

describe("GET /api/v1/questions", () => {
  it("asks the weekly questions until they are answered, and of signs what an answer about pain called for", async () => {
    const { ask } = await openHeld();
    const before = (await ask("GET", "/api/v1/questions")).json();
    expect(before).toMatchObject({ asOf: "2026-11-22", weekly: { kind: "body", places: [] }, signs: [], nights: [] });
    expect(before.general.length).toBeGreaterThan(0);
    const pain = { day: "2026-11-22", region: "calf", side: "left", moment: "daily", nrs: 6 };
    await ask("POST", "/api/v1/pain", pain);
    const called = (await ask("GET", "/api/v1/questions")).json();
    expect(called.weekly.places).toEqual([{ region: "calf", side: "left" }]);
    const [question] = called.signs;
    expect(question).toMatchObject({ calledBy: { region: "calf", side: "left" }, text: expect.stringMatching(/\?$/) });
    await ask("POST", "/api/v1/red-flag-checks", {
      ...{ day: "2026-11-22", region: "calf", side: "left" },
      answers: Object.fromEntries(called.signs.map(({ sign }: { sign: string }) => [sign, false])),
    });
    await ask("POST", "/api/v1/ostrc", {
      day: "2026-11-22",
      participation: 0,
      modification: 0,
      performance: 0,
      pain: 0,
    });
    const after = (await ask("GET", "/api/v1/questions")).json();
    expect(after.weekly).toEqual({ kind: "answered", nextOn: "2026-11-29" });
    expect(after.signs.length).toBeLessThan(called.signs.length);
  });
});

describe("/api/v1/calendar-address", () => {
  it("makes one address, tells it again, and ends it at once", async () => {
    const { server, ask } = await openHeld();
    const address = "/api/v1/calendar-address";
    expect((await ask("GET", address)).json()).toEqual({ url: null });
    const { url } = (await ask("POST", address)).json<{ url: string }>();
    expect((await ask("POST", address)).json()).toEqual({ url });
    expect((await ask("GET", address)).json()).toEqual({ url });
    const path = new URL(url).pathname;
    expect((await server.inject(path)).headers["content-type"]).toContain("text/calendar");
    expect([(await ask("DELETE", address)).statusCode, (await ask("DELETE", address)).statusCode]).toEqual([204, 204]);
    expect((await server.inject(path)).statusCode).toBe(404);
    expect((await ask("GET", address)).json()).toEqual({ url: null });
    expect((await ask("POST", address)).json().url).not.toBe(url);
  });
});
