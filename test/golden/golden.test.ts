import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { dailyRecords } from "../../src/analysis/daily-records.ts";
import { assess } from "../../src/analysis/risk/assess.ts";
import { weekSummaries } from "../../src/analysis/weeks.ts";
import type { RunnerHistory } from "../../src/domain/history.ts";
import { daysOf, formatLocalDay, type LocalDay, parseLocalDay } from "../../src/domain/local-day.ts";
import {
  activitiesOf,
  caseNames,
  casePath,
  decodeInputs,
  forgetActual,
  historyOf,
  keepActual,
  readCase,
} from "./case-files.ts";
import { activitiesText, assessmentText, daysText } from "./golden-text.ts";
import { MADE_CASES } from "./made-inputs.ts";

// A case is a folder: input/* is what a runner would import, expected/* is what must come out. After a change that is
// meant, `npm run golden:update` rewrites expected/, and a person reads the difference before it is committed.

const isUpdate = process.env["GOLDEN_UPDATE"] === "1";

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (isUpdate) {
  for (const { name, file, inputs } of MADE_CASES) {
    write(casePath(name, "case.json"), `${JSON.stringify(file, null, 2)}\n`);
    for (const [input, text] of Object.entries(inputs)) write(casePath(name, "input", input), text);
  }
}

function dayOf(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new Error(`invalid day in case.json: ${text} (want YYYY-MM-DD)`);
  return day;
}

function assessmentOn(history: RunnerHistory, asOf: LocalDay) {
  return assess(history, dailyRecords(history, asOf), asOf);
}

describe.each(MADE_CASES)("the inputs of $name", ({ name, file, inputs }) => {
  it("are what made-inputs.ts makes", () => {
    expect(readCase(name)).toEqual(file);
    for (const [input, text] of Object.entries(inputs)) {
      expect(readFileSync(casePath(name, "input", input), "utf8")).toBe(text);
    }
  });
});

describe.each(caseNames())("the golden case %s", (name) => {
  const { asOf, headline, neverGreenFrom } = readCase(name);

  it("gives the activities, days and assessment that were expected", async () => {
    const decoded = await decodeInputs(name);
    const history = historyOf(decoded);
    const days = dailyRecords(history, dayOf(asOf));
    const weeks = weekSummaries(history, days, dayOf(asOf));
    const texts = {
      "activities.json": activitiesText(activitiesOf(decoded)),
      "days.csv": daysText(days),
      "assessment.json": assessmentText(assessmentOn(history, dayOf(asOf)), weeks),
    };
    forgetActual(name);
    for (const [file, text] of Object.entries(texts)) {
      const path = casePath(name, "expected", file);
      if (isUpdate) write(path, text);
      const expected = existsSync(path) ? readFileSync(path, "utf8") : "";
      if (text !== expected) keepActual(name, file, text);
      expect(text, `${name}/actual/${file} has what came out`).toBe(expected);
    }
  });

  it(`says ${headline}`, async () => {
    const history = historyOf(await decodeInputs(name));
    expect(assessmentOn(history, dayOf(asOf)).headline).toBe(headline);
  });

  if (neverGreenFrom === undefined) return;

  it("is green on no day of the story", async () => {
    const history = historyOf(await decodeInputs(name));
    const days = daysOf({ from: dayOf(neverGreenFrom), to: dayOf(asOf) });
    const green = days.filter((day) => assessmentOn(history, day).level === "green");
    expect(green.map(formatLocalDay)).toEqual([]);
  });
});
