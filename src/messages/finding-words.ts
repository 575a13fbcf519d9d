import type { Finding, FindingBase, FindingSaid, RuleCode } from "../domain/assessment.ts";
import { METRES_PER_KM } from "../domain/units.ts";
import type { Words } from "./words.ts";

/** Rules whose number is a change: it carries its sign, and is no point on a scale. */
const CHANGES: ReadonlySet<RuleCode> = new Set(["SPIKE_S", "SPIKE_M", "SPIKE_L", "WOW_30", "PAIN_TREND", "PAIN_GAIT"]);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What names a finding: a whole one, or one as it was issued. */
type NamedFinding = Pick<FindingBase, "rule" | "about"> & {
  readonly kind: Finding["kind"];
  readonly said?: Pick<FindingSaid, "about">;
};

/** A short heading for a finding. Its sentence is its text; this one only names it. */
export function findingTitle(finding: NamedFinding, words: Words): string {
  const { rule, about, said } = finding;
  const title = words.say(`rule.${rule}.${finding.kind === "flagged" ? "title" : "quiet"}`);
  if (about === null) return title;
  const place = capital(words.value(said?.about ?? about));
  return `${place}: ${words.say("finding.lower-after-colon") === "yes" ? small(title) : title}`;
}

/** A finding's value or threshold with its unit: `+24 %`, `3 / 10`, `19.8 km`. Three figures are enough for a reader. */
export function findingValue(finding: Pick<FindingBase, "rule" | "unit">, value: number | null, words: Words): string {
  if (value === null) return "–";
  const { rule, unit } = finding;
  const isChange = CHANGES.has(rule);
  const sign = isChange && value > 0 ? "+" : "";
  const shown = `${sign}${words.number(value, digitsOf(value, unit))}`;
  switch (unit) {
    case "NRS":
      return words.say(isChange ? "unit.points" : "unit.of-ten", { value: shown });
    case "":
    case "ratio":
      return shown;
    case "days":
      return words.say("unit.days", { count: value, value: shown });
    case "entries":
      return words.say("unit.entries", { count: value, value: shown });
    case "%":
      return `${shown} %`;
    case "km":
      return kilometres(value, sign, words);
    case "min":
    case "AU":
    case "AU/week":
    case "h":
    case "spm":
      return `${shown} ${words.say(`unit.${unit}`)}`;
    default:
      return unit satisfies never;
  }
}

function digitsOf(value: number, unit: FindingBase["unit"]): number {
  if (unit === "ratio") return 2;
  return unit === "%" || Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1;
}

function kilometres(km: number, sign: string, words: Words): string {
  const value = words.distanceIn(km * METRES_PER_KM);
  return `${sign}${words.number(value, digitsOf(value, "km"))} ${words.distanceUnit}`;
}
