import type { Spike } from "../../domain/load.ts";
import type { PlannedRun } from "../../domain/plan.ts";
import { capitalised, siteName } from "../../domain/site-words.ts";
import { SITE_RULES } from "../pain/pain-verdicts.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import { inARow, kmWords } from "../risk/words.ts";
import type { PlanContext } from "./plan-findings.ts";

/** A remark about a planned day that is no warning. */
export interface PlanNote {
  readonly kind: "race" | "taper" | "sore-now";
  readonly text: string;
}

const { plannedDays } = PAIN_RULES.PAIN_X_SPIKE.thresholds;

/**
 * Remarks about a planned day: that it is a race, that the week before it is a taper, and that a place is sore now while
 * a longer run is more than two days off.
 *
 * @param runs planned for the day
 * @param spike of the day
 * @see docs/METHODS.md#plan
 */
export function planNotes(runs: readonly PlannedRun[], spike: Spike, context: PlanContext): PlanNote[] {
  const races = runs.filter(({ kind }) => kind === "race");
  return [
    ...races.map(
      ({ distanceM }): PlanNote => ({
        kind: "race",
        text: `A race of ${kmWords(distanceM)}. Leave easy days after it.`,
      }),
    ),
    ...(races.length > 0 ? taperNote(spike, context) : []),
    ...soreNote(spike, context),
  ];
}

function taperNote({ day }: Spike, { taper }: PlanContext): PlanNote[] {
  if (taper === null || taper.raceDay !== day) return [];
  const share = Math.round(100 * taper.shareFrac);
  return [{ kind: "taper", text: `The 7 days before it hold ${share} % of your usual week: a taper.` }];
}

function soreNote({ day }: Spike, { verdicts, events, asOf }: PlanContext): PlanNote[] {
  if (day - asOf <= plannedDays || !events.some((event) => event.day === day)) return [];
  const sore = SITE_RULES.filter((rule) => rule.startsWith("PAIN_"))
    .flatMap((rule) => verdicts.byRule.get(rule) ?? [])
    .filter(({ state }) => state.kind === "flagged" && state.level !== "note")
    .map(({ site }) => siteName(site));
  const names = [...new Set(sore.map(({ your }) => your))];
  if (names.length === 0) return [];
  const is = names.length > 1 || sore[0]?.isPlural === true ? "are" : "is";
  return [{ kind: "sore-now", text: `${capitalised(inARow(names))} ${is} sore now. If that lasts, shorten this run.` }];
}
