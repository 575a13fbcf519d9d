import { percentOver } from "../../charts/number-words.ts";
import type { FindingBase } from "../../domain/assessment.ts";
import type { Unit } from "../../domain/units.ts";

/** Three figures are enough for a reader; the JSON has them all. */
function number(value: number, unit: Unit): string {
  const digits = unit === "ratio" ? 2 : Number.isInteger(value) ? 0 : Math.abs(value) >= 100 ? 0 : 1;
  return value.toFixed(digits).replace("-", "−");
}

/** A finding's value or threshold with its unit: `+24 %`, `3 / 10`, `19.8 km`. */
export function valueWords(finding: Pick<FindingBase, "rule" | "unit">, value: number | null): string {
  if (value === null) return "–";
  const { rule, unit } = finding;
  switch (unit) {
    case "ratio":
      return rule.startsWith("SPIKE_") || rule === "PAIN_X_SPIKE" ? percentOver(value) : number(value, unit);
    case "NRS":
      return `${number(value, unit)} / 10`;
    case "%":
      return `${number(value, unit)} %`;
    case "":
      return number(value, unit);
    case "days":
      return value === 1 ? "1 day" : `${number(value, unit)} days`;
    case "entries":
      return value === 1 ? "1 entry" : `${number(value, unit)} entries`;
    case "km":
    case "min":
    case "AU":
    case "AU/week":
    case "h":
      return `${number(value, unit)} ${unit}`;
    default:
      return unit satisfies never;
  }
}
