import { describe, expect, it } from "vitest";
import type { FileOutcome, ReasonCode } from "../../src/domain/import-outcome.ts";
import { type LocalDay, localDayOf } from "../../src/domain/local-day.ts";
import { accountExportsIn } from "../../src/usecases/account-exports.ts";

const day = (dayOfMonth: number) => localDayOf(2025, 5, dayOfMonth);

function held(path: string, ...days: LocalDay[]): FileOutcome {
  const activities = days.map((localDay) => ({ localDay }) as FileOutcome["activities"][number]);
  return { path, outcome: "imported", reason: null, detail: "", sha256: null, activities, entries: 0 };
}

const refused = (path: string, reason: ReasonCode): FileOutcome => ({ ...held(path), outcome: "rejected", reason });

function claims(...outcomes: FileOutcome[]) {
  const exports = accountExportsIn();
  for (const outcome of outcomes) exports.see(outcome);
  return exports.claims();
}

describe("a whole account export", () => {
  it("speaks for the days from its first activity to its last", () => {
    const garmin = "export.zip!DI_CONNECT/DI-Connect-Uploaded-Files/Part1.zip!1.fit";
    expect(claims(held(garmin, day(9)), held(`${garmin}x`, day(2), day(20)))).toEqual([{ from: day(2), to: day(20) }]);
    const strava = [held("s.zip!export/activities.csv", day(3)), held("s.zip!export/activities/1.fit.gz", day(7))];
    expect(claims(...strava)).toEqual([{ from: day(3), to: day(7) }]);
  });

  it("does not when a file in it was refused that may hide a run, and does when the refused one cannot", () => {
    const one = held("g.zip!DI_CONNECT/a/1.fit", day(2));
    expect(claims(one, refused("g.zip!DI_CONNECT/a/2.fit", "FIT_CORRUPT"))).toEqual([]);
    expect(claims(one, refused("g.zip!DI_CONNECT/a/2.fit", "EMPTY"))).toEqual([{ from: day(2), to: day(2) }]);
  });

  it("is not any other zip, folder or list", () => {
    expect(claims(held("runs.zip!a.fit", day(1)), held("runs.zip!b.fit", day(2)))).toEqual([]);
    expect(claims(held("activities.csv", day(1)), held("activities/1.fit", day(2)))).toEqual([]);
    expect(claims(held("s.zip!activities.csv", day(1)))).toEqual([]);
    expect(claims(held("g.zip!DI_CONNECT/user.json"))).toEqual([]);
  });
});
