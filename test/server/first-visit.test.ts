import { describe, expect, test } from "vitest";
import { diary, form, openServer } from "./open-server.ts";

const DAYS = Array.from({ length: 28 }, (_, i) =>
  i < 6 ? `2026-10-${26 + i}` : `2026-11-${String(i - 5).padStart(2, "0")}`,
);

/** A run of 8 km on every third day and rest on the others, but for the days that are left out. */
const month = (leftOut: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(
    DAYS.filter((day) => !leftOut.includes(day)).flatMap((day, i) =>
      i % 3 === 0
        ? [
            [`km-${day}`, "8,5"],
            [`min-${day}`, "50"],
          ]
        : [[`rest-${day}`, "yes"]],
    ),
  );

describe("somebody without data", () => {
  test("is offered three ways to begin, and told what each adds", async () => {
    const { body } = await (await openServer()).server.inject("/");
    expect(body).toContain('enctype="multipart/form-data"');
    expect(body).toContain('href="/diary"');
    expect(body).toContain("Nothing hurts");
    expect(body).toContain("What each one adds");
  });

  test("writes four weeks by hand and has a verdict that rests on them", async () => {
    const { server } = await openServer();
    const answer = await server.inject({ url: "/diary", ...form(month()) });
    expect(answer.headers.location).toBe("/?done=diary");
    const { body } = await server.inject("/?done=diary");
    expect(body).toContain("Kept. These days count now.");
    expect(body).toContain("28 of 28 days");
    expect(body).toContain("9.3 km");
    expect((await server.inject("/diary")).body).toContain("Every day of the last four weeks is known already.");
  });

  test("is asked how it feels after the first runs, and answers with one tap", async () => {
    const { server, real } = await openServer();
    await real.give([{ path: "diary.csv", make: () => diary(["2026-11-20", "2026-11-21"]) }]);
    expect((await server.inject("/")).body).toContain("How do you feel today?");
    const tap = await server.inject({ url: "/log", ...form({ kind: "no-pain", day: "2026-11-22", back: "/" }) });
    expect(tap.headers.location).toBe("/?done=no-pain");
    expect((await server.inject("/")).body).not.toContain("How do you feel today?");
  });

  test("who only logged pain is told what runs would add", async () => {
    const { server } = await openServer();
    const pain = { kind: "pain", day: "2026-11-22", region: "calf", side: "right", nrs: "4", moment: "after" };
    await server.inject({ url: "/log", ...form(pain) });
    expect((await server.inject("/")).body).toContain("Add your runs");
  });
});

describe("the diary by hand", () => {
  test("leaves a day that was left empty unknown", async () => {
    const { server } = await openServer();
    await server.inject({ url: "/diary", ...form(month(["2026-11-04", "2026-11-05"])) });
    expect((await server.inject("/")).body).toContain("26 of 28 days");
    const { body } = await server.inject("/diary");
    expect([...body.matchAll(/name="km-([^"]+)"/g)].map(([, day]) => day)).toEqual(["2026-11-05", "2026-11-04"]);
  });

  test.each([
    [{ "km-2026-11-20": "far" }, "Fri 20 Nov: the distance is a number"],
    [{ "km-2026-11-20": "0" }, "Fri 20 Nov: the distance is a number"],
    [{ "km-2026-11-20": "501" }, "Fri 20 Nov: the distance is a number"],
    [{ "min-2026-11-20": "-5" }, "Fri 20 Nov: the time is a number"],
    [{ "km-2026-11-20": "5", "rest-2026-11-20": "yes" }, "Fri 20 Nov: it is a rest day or a run."],
    [{ "km-2026-11-20": "100", "min-2026-11-20": "1" }, "faster than anyone runs"],
    [{}, "Nothing is filled in."],
    [{ "km-2026-11-23": "5" }, "Nothing is filled in."],
  ])("says what is wrong with %j and keeps what was typed", async (fields, words) => {
    const { server, real } = await openServer();
    const { statusCode, body } = await server.inject({ url: "/diary", ...form(fields as Record<string, string>) });
    expect(statusCode).toBe(422);
    expect(body).toContain(words);
    const km = (fields as Record<string, string>)["km-2026-11-20"];
    if (km !== undefined) expect(body).toContain(`value="${km}"`);
    expect((await real.app.weeklyReport("me" as never, await real.app.today("me" as never))).days).toEqual([]);
  });

  test("shows what was typed as text, whatever is in it", async () => {
    const { server } = await openServer();
    const { body } = await server.inject({
      url: "/diary",
      ...form({ "km-2026-11-20": '"><script>alert(1)</script>' }),
    });
    expect(body).not.toContain("<script>alert");
  });
});
