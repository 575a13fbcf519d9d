import type { Finding } from "../../domain/assessment.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { FindingRow } from "./finding-row.tsx";

interface AllRulesProps {
  readonly findings: readonly Finding[];
  readonly ruleSet: string;
  readonly today: LocalDay;
  readonly asOf: LocalDay;
}

const GROUPS = [
  { kind: "cannot-say", title: "Cannot say" },
  { kind: "clear", title: "Clear" },
  { kind: "info", title: "For information: no colour, no verdict" },
] as const;

/** Everything else that was looked at, so that silence can be checked too. */
export function AllRules({ findings, ruleSet, today, asOf }: AllRulesProps) {
  const quiet = findings.filter((finding) => finding.kind !== "flagged");
  if (quiet.length === 0) return null;
  return (
    <section class="card rules" id="all-rules" aria-label="All rules">
      <details>
        <summary>
          <h2>All rules</h2>
          <span class="small">{`${quiet.length} more were looked at`}</span>
        </summary>
        {GROUPS.map((group) => {
          const own = quiet.filter((finding) => finding.kind === group.kind);
          if (own.length === 0) return null;
          return (
            <section key={group.kind}>
              <h3>{group.title}</h3>
              <ul class="findings">
                {own.map((finding) => (
                  <FindingRow key={`${finding.rule} ${finding.about}`} finding={finding} today={today} asOf={asOf} />
                ))}
              </ul>
            </section>
          );
        })}
        <p class="small">{`Rule set ${ruleSet}.`}</p>
      </details>
    </section>
  );
}
