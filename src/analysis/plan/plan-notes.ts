import type { Spike } from "../../domain/load.ts";
import { siteKey } from "../../domain/pain.ts";
import type { PlannedRun } from "../../domain/plan.ts";
import type { Said } from "../../domain/said.ts";
import { listed, said } from "../../messages/said.ts";
import { ENGLISH } from "../../messages/words.ts";
import { SITE_RULES } from "../pain/pain-verdicts.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import { isPlural } from "../risk/words.ts";
import type { PlanContext } from "./plan-findings.ts";

/** A remark about a planned day that is no warning. */
export interface PlanNote {
  readonly kind: "race" | "taper" | "sore-now";
  /** English. */
  readonly text: string;
  readonly said: Said;
}

const note = (kind: PlanNote["kind"], words: Said): PlanNote => ({ kind, text: ENGLISH.tell(words), said: words });

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
    ...races.map(({ distanceM }) => note("race", said("plan.note.race", { distance: { distanceM } }))),
    ...(races.length > 0 ? taperNote(spike, context) : []),
    ...soreNote(spike, context),
  ];
}

function taperNote({ day }: Spike, { taper }: PlanContext): PlanNote[] {
  if (taper === null || taper.raceDay !== day) return [];
  return [note("taper", said("plan.note.taper", { share: Math.round(100 * taper.shareFrac) }))];
}

function soreNote({ day }: Spike, { verdicts, events, asOf }: PlanContext): PlanNote[] {
  if (day - asOf <= plannedDays || !events.some((event) => event.day === day)) return [];
  const sore = SITE_RULES.filter((rule) => rule.startsWith("PAIN_"))
    .flatMap((rule) => verdicts.byRule.get(rule) ?? [])
    .filter(({ state }) => state.kind === "flagged" && state.level !== "note")
    .map(({ site }) => [siteKey(site), site] as const);
  const sites = [...new Map(sore).values()];
  if (sites.length === 0) return [];
  const places = { capital: listed(sites.map((site) => ({ site, form: "your" }) as const)) };
  return [note("sore-now", said("plan.note.sore", { places, isPlural: isPlural(sites) }))];
}
