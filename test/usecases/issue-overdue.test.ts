import { expect, onTestFinished, test } from "vitest";
import type { AthleteId } from "../../src/domain/ids.ts";
import type { Analyse } from "../../src/usecases/analysis-jobs.ts";
import { issueAssessment, issuedForm } from "../../src/usecases/issue-assessment.ts";
import { issueOverdue } from "../../src/usecases/issue-overdue.ts";
import { verdictFrom } from "../../src/usecases/verdict.ts";
import { verdictEvidence } from "../../src/usecases/weekly-report.ts";
import { openRealApp, TODAY } from "../real-app.ts";
import { daysAgo, kneePain, onDay } from "./squad-athletes.ts";

const NAMES = ["ada", "bo", "cy"] as const;
const never = (error: unknown) => {
  throw error;
};

async function threeAthletes(zone = "UTC") {
  const real = await openRealApp({ zone });
  onTestFinished(() => real.close());
  for (const name of NAMES) await real.app.log(name as AthleteId, [kneePain(1, 2)]);
  const latestOf = (name: string) =>
    real.deps.store.read((reader) => real.deps.tables.assessments.latestAssessment(reader, name as AthleteId));
  return { real, latestOf };
}

test("the day turns for everybody: each gets today's verdict once, with a rest after each", async () => {
  const { real, latestOf } = await threeAthletes();
  let rests = 0;
  const rest = async () => {
    rests += 1;
  };
  const tomorrow = onDay(real.deps, daysAgo(-1));
  expect(await issueOverdue(real.deps, { rest, onFailure: never })).toBe(0);
  expect(await issueOverdue(tomorrow, { rest, onFailure: never })).toBe(3);
  expect(rests).toBe(3);
  for (const name of NAMES) expect((await latestOf(name))?.asOf).toBe(daysAgo(-1));
  expect(await issueOverdue(tomorrow, { rest, onFailure: never })).toBe(0);
});

test("works every verdict out off the thread that answers, and says what it would have said on it", async () => {
  const { real, latestOf } = await threeAthletes();
  const beside: string[] = [];
  const tomorrow = onDay(real.deps, daysAgo(-1));
  const analyse: Analyse = (kind, asked, onProgress) => {
    beside.push(kind);
    return real.deps.analyse(kind, asked, onProgress);
  };
  expect(await issueOverdue({ ...tomorrow, analyse }, { rest: async () => undefined, onFailure: never })).toBe(3);
  expect(beside).toEqual(["verdict", "verdict", "verdict"]);
  const issued = await latestOf("ada");
  await issueAssessment(tomorrow, "ada" as AthleteId); // writes nothing that is said already
  expect(await latestOf("ada")).toEqual(issued);
  const evidence = await verdictEvidence(tomorrow, "ada" as AthleteId, daysAgo(-1));
  expect(JSON.stringify(issuedForm(verdictFrom(evidence)))).toBe(issued?.assessmentJson);
});

test("an athlete whose thread ends gets no verdict, the others do", async () => {
  const { real } = await threeAthletes();
  const failures: unknown[] = [];
  const analyse: Analyse = (kind, asked) =>
    failures.length === 0 ? Promise.reject(new Error("the analysis stopped")) : real.deps.analyse(kind, asked);
  const issued = await issueOverdue(
    { ...onDay(real.deps, daysAgo(-1)), analyse },
    { rest: async () => undefined, onFailure: (error) => failures.push(error) },
  );
  expect([issued, failures.length]).toEqual([2, 1]);
});

test("the day turns where the athlete lives", async () => {
  const { real, latestOf } = await threeAthletes();
  const zone = { kind: "setting", name: "homeZone", from: daysAgo(3), value: "Pacific/Auckland" } as const;
  await real.app.log("ada" as AthleteId, [zone]);
  const evening = { ...real.deps, now: () => (real.deps.now() + 3 * 3_600_000) as ReturnType<typeof real.deps.now> };
  expect((await latestOf("ada"))?.asOf).toBe(daysAgo(-1));
  expect(await issueOverdue(evening, { rest: async () => undefined, onFailure: never })).toBe(0);
  expect((await latestOf("bo"))?.asOf).toBe(TODAY);
});

test("stops between two athletes when it is asked to", async () => {
  const { real } = await threeAthletes();
  const stop = new AbortController();
  const rest = async () => stop.abort();
  const tomorrow = onDay(real.deps, daysAgo(-1));
  expect(await issueOverdue(tomorrow, { rest, onFailure: never, signal: stop.signal })).toBe(1);
});

test("one athlete whose verdict fails does not keep it from the others", async () => {
  const { real, latestOf } = await threeAthletes();
  const failures: unknown[] = [];
  const { tables } = real.deps;
  const history = {
    ...tables.history,
    historyBesideRuns: (...[reader, athlete]: Parameters<typeof tables.history.historyBesideRuns>) =>
      athlete === "bo" ? Promise.reject(new Error("broken")) : tables.history.historyBesideRuns(reader, athlete),
  };
  const broken = { ...onDay(real.deps, daysAgo(-1)), tables: { ...tables, history } };
  const issued = await issueOverdue(broken, {
    rest: async () => undefined,
    onFailure: (error) => failures.push(error),
  });
  expect([issued, failures.length]).toEqual([2, 1]);
  expect((await latestOf("cy"))?.asOf).toBe(daysAgo(-1));
});
