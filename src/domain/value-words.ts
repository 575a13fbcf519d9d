import type { FindingBase, RuleCode } from "./assessment.ts";
import type { Unit } from "./units.ts";

/** Rules whose number is a change: it carries its sign, and is no point on a scale. */
const CHANGES: ReadonlySet<RuleCode> = new Set(["SPIKE_S", "SPIKE_M", "SPIKE_L", "WOW_30", "PAIN_TREND", "PAIN_GAIT"]);

/** Three figures are enough for a reader; the JSON has them all. */
function number(value: number, unit: Unit): string {
  if (unit === "ratio") return value.toFixed(2);
  return value.toFixed(unit === "%" || Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1);
}

const withMinus = (text: string): string => text.replace("-", "−");

/** A finding's value or threshold with its unit: `+24 %`, `3 / 10`, `19.8 km`. */
export function valueWords(finding: Pick<FindingBase, "rule" | "unit">, value: number | null): string {
  if (value === null) return "–";
  const { rule, unit } = finding;
  const isChange = CHANGES.has(rule);
  const digits = withMinus(`${isChange && value > 0 ? "+" : ""}${number(value, unit)}`);
  switch (unit) {
    case "NRS":
      return isChange ? `${digits} points` : `${digits} / 10`;
    case "":
    case "ratio":
      return digits;
    case "days":
      return value === 1 ? "1 day" : `${digits} days`;
    case "entries":
      return value === 1 ? "1 entry" : `${digits} entries`;
    case "%":
    case "km":
    case "min":
    case "AU":
    case "AU/week":
    case "h":
    case "spm":
      return `${digits} ${unit}`;
    default:
      return unit satisfies never;
  }
}
