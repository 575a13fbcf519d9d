import type { AssessmentLevel, Headline, RuleCode } from "../src/domain/assessment.ts";
import type { AthleteId } from "../src/domain/ids.ts";
import type { IssuedAssessment } from "../src/domain/journal.ts";
import { addDays, type LocalDay } from "../src/domain/local-day.ts";
import type { PainEntry } from "../src/domain/pain.ts";
import { said } from "../src/messages/said.ts";
import type { Deps } from "../src/usecases/deps.ts";
import { TODAY } from "./real-app.ts";

/** How a made athlete stands. */
export interface MadeAthlete {
  readonly name: string;
  readonly level: AssessmentLevel;
  readonly weekAgo: AssessmentLevel | null;
  /** Worst pain of the last days, oldest first; null without an answer. */
  readonly pain: readonly (number | null)[];
  /** Days since a run was rated; null for never. */
  readonly heardAgo: number | null;
  readonly rule: RuleCode | null;
  /** The day the newest verdict is about, so many days ago. */
  readonly issuedAgo?: number;
}

const HEADLINES: Readonly<Record<AssessmentLevel, Headline>> = {
  clinician: "see-clinician",
  red: "rest",
  amber: "ease",
  green: "carry-on",
  grey: "cannot-say",
};

const FIRST = "Ada Bo Cyra Dag Eda Finn Greta Hal Ida Jon Kaja Lev Mara Nils Oda Per Quinn Rut Sami Tora".split(" ");
const LEVELS = ["green", "green", "amber", "green", "grey", "amber", "green", "red", "green", "clinician"] as const;

/** So many athletes of every kind, the same each time. */
export function madeAthletes(count: number): readonly MadeAthlete[] {
  return Array.from({ length: count }, (_, i): MadeAthlete => {
    const level = LEVELS[i % LEVELS.length] ?? "green";
    const isSore = level !== "green" && i % 3 !== 1;
    return {
      name: `${FIRST[i % FIRST.length]} ${String.fromCharCode(65 + (i % 26))}${i < 26 ? "" : i}`,
      level,
      weekAgo: i % 7 === 0 ? null : (LEVELS[(i + (i % 4 === 0 ? 1 : 0)) % LEVELS.length] ?? null),
      pain: Array.from({ length: 28 }, (__, day) => painOn(i, day, isSore)),
      heardAgo: i % 11 === 5 ? 9 + (i % 5) : i % 3,
      rule: level === "green" || level === "grey" ? null : isSore ? "PAIN_TREND" : "SPIKE_M",
      ...(i % 17 === 4 ? { issuedAgo: 3 } : {}),
    };
  });
}

function painOn(i: number, day: number, isSore: boolean): number | null {
  if ((i + day) % 4 === 3) return null;
  return isSore && day > 12 ? Math.min(9, Math.floor((day - 8) / 4) + (i % 3)) : 0;
}

export const idOf = (name: string): AthleteId => name.toLowerCase().replaceAll(" ", "-") as AthleteId;

const AT_ONCE = 50;

/** Writes made athletes as their facts would stand in the database, without working anything out. */
export async function giveSquad({ store, tables, now }: Deps, athletes: readonly MadeAthlete[]): Promise<void> {
  const at = now();
  for (let first = 0; first < athletes.length; first += AT_ONCE) {
    await store.write(async (tx) => {
      for (const made of athletes.slice(first, first + AT_ONCE)) {
        const athlete = idOf(made.name);
        for (const issued of issuedTo(made))
          await tables.facts.applyFact(tx, athlete, { kind: "assessment-issued", issued }, at);
        const { sore, painless } = answersOf(made);
        await tables.pain.putPainEntries(tx, athlete, sore);
        await tables.pain.putNoPainDays(tx, athlete, painless);
        if (made.heardAgo !== null)
          await tables.rpe.putSessionRpe(tx, athlete, { day: heardOn(made), activityId: null, rpe0To10: 4 });
        tx.changed(athlete, "no-day");
      }
    });
  }
}

function issuedTo(made: MadeAthlete): readonly IssuedAssessment[] {
  const now = issuedOf({ level: made.level, asOf: addDays(TODAY, -(made.issuedAgo ?? 0)), rule: made.rule }, made);
  if (made.weekAgo === null) return [now];
  return [issuedOf({ level: made.weekAgo, asOf: addDays(TODAY, -7), rule: null }, made), now];
}

const heardOn = ({ heardAgo }: MadeAthlete): LocalDay => addDays(TODAY, -(heardAgo ?? 0));

/** What was answered about pain, up to the day something was heard last. */
function answersOf(made: MadeAthlete) {
  const days = made.pain
    .map((nrs, i) => ({ day: addDays(TODAY, i + 1 - made.pain.length), nrs }))
    .filter(({ day }) => made.heardAgo !== null && day <= heardOn(made));
  return {
    sore: days.flatMap(({ day, nrs }) => (nrs === null || nrs === 0 ? [] : [painOf(day, nrs)])),
    painless: days.filter(({ nrs }) => nrs === 0).map(({ day }) => ({ day })),
  };
}

const painOf = (day: LocalDay, nrs: number): PainEntry => ({
  ...{ day, region: "knee", side: "left", moment: "after", nrs, quality: null },
  ...{ alteredGait: null, nightPain: null, note: null, activityId: null },
});

type Verdict = { readonly level: AssessmentLevel; readonly asOf: LocalDay; readonly rule: RuleCode | null };

function issuedOf({ level, asOf, rule }: Verdict, { name }: MadeAthlete): IssuedAssessment {
  const isPain = rule?.startsWith("PAIN") === true;
  const about = isPain ? "left knee" : null;
  const text = said("squad.why.red");
  const findings = [
    { rule: rule ?? "SPIKE_S", about, kind: "flagged", level: level === "green" || level === "grey" ? "note" : level },
  ] as const;
  return {
    asOf,
    headline: HEADLINES[level],
    level,
    grey: level === "grey",
    sentence: `About ${name}.`,
    ruleSet: "1",
    findings:
      rule === null
        ? []
        : findings.map((one) => ({
            ...one,
            value: isPain ? 2 : 38,
            threshold: isPain ? 1 : 30,
            unit: isPain ? "NRS" : "%",
            said: about === null ? { text } : { text, about: said("site.knee.plain", { side: "left" }) },
          })),
    figures: {
      knownDaysOf28: 20 + (name.length % 9),
      distance7dM: 31_400,
      distance30dM: 128_300,
      longestRun30dM: 18_200,
    },
  };
}
