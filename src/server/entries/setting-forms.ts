import type { SettingName } from "../../domain/athlete.ts";
import type { JournalFact } from "../../domain/journal.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { said } from "../../messages/said.ts";
import { type Form, textOf } from "../form-body.ts";
import { HttpProblem } from "../problem.ts";
import { refusal } from "./entry-days.ts";
import { measuresOfForm } from "./form-units.ts";
import { settingFacts } from "./plan-facts.ts";

/** The settings that the page asks for, in its order. */
export const SETTING_FIELDS = [
  "language",
  "units",
  "homeZone",
  "hrMaxBpm",
  "hrRestBpm",
  "sexForTrimp",
  "lthrBpm",
  "thresholdSpeedMPerS",
  "longRunWeekday",
  "massageRhythmDays",
] as const satisfies readonly SettingName[];
export type SettingField = (typeof SETTING_FIELDS)[number];

const WORDS: ReadonlySet<SettingField> = new Set(["language", "units", "homeZone", "sexForTrimp"]);

/**
 * The settings that were changed on the page. A field left blank takes its setting back.
 * @throws HttpProblem 422 naming the field that cannot be read
 */
export function settingFactsFromForm(form: Form, today: LocalDay): readonly JournalFact[] {
  const from = textOf(form, "since") === "today" ? { from: formatLocalDay(today) } : {};
  return SETTING_FIELDS.flatMap((name) => {
    const text = textOf(form, name) ?? "";
    // A form that does not hold the field, such as the one that takes a suggestion, says nothing of it.
    if (!form.has(name) || text === (textOf(form, `was-${name}`) ?? "")) return [];
    try {
      return settingFacts({ name, value: settingOf(form, name, text), ...from }, today, said("refused.setting.this"));
    } catch (error) {
      throw ofField(name, text, error);
    }
  });
}

/** A refusal by the field it is about. Nobody types metres a second: what is wanted of them is a pace. */
function ofField(name: SettingField, text: string, error: unknown): unknown {
  if (!(error instanceof HttpProblem)) return error;
  return refusal(name, name === "thresholdSpeedMPerS" ? said("refused.pace", { text }) : error.said);
}

function settingOf(form: Form, name: SettingField, text: string): string | number | null {
  if (text === "") return null;
  if (WORDS.has(name)) return text;
  if (name === "thresholdSpeedMPerS") return speedOf(form, text);
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : text;
}

/** Metres a second of `4:30`: minutes and seconds for a kilometre or a mile, whichever the form is written in. */
function speedOf(form: Form, text: string): number {
  const [, minutes, seconds] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? [];
  const paceS = Number(minutes) * 60 + Number(seconds);
  if (!(paceS > 0)) throw refusal("thresholdSpeedMPerS", said("refused.pace", { text }));
  return measuresOfForm(form).metresOf(1) / paceS;
}
