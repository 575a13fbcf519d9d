import { createContext } from "preact";
import type { RuleCode } from "../../domain/assessment.ts";
import type { BacktestReport } from "../../domain/backtest.ts";

/** The rules that did no better than random alerts on this runner's history, for the places that show a finding. */
export const FlagRecord = createContext<ReadonlySet<RuleCode>>(new Set());

const SPIKES: readonly RuleCode[] = ["SPIKE_S", "SPIKE_M", "SPIKE_L"];

/** Rules that were tested on enough data before new sore places and did no better. The spikes are also tested as one. */
export function rulesNoBetter(report: BacktestReport): ReadonlySet<RuleCode> {
  const fresh = report.views.find(({ kind }) => kind === "new-onset");
  const rules = (fresh?.flags ?? []).flatMap(({ flag, verdict }): readonly RuleCode[] => {
    if (verdict.kind !== "no-better") return [];
    if (flag.kind === "rule") return [flag.code];
    return flag.code === "SPIKE_ANY" ? SPIKES : [];
  });
  return new Set(rules);
}
