import type { Finding } from "../../domain/assessment.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { FindingRow } from "./finding-row.tsx";
import { useWords } from "./words-context.ts";

interface AllRulesProps {
  readonly findings: readonly Finding[];
  readonly ruleSet: string;
  readonly today: LocalDay;
  readonly asOf: LocalDay;
}

const GROUPS = ["cannot-say", "clear", "info"] as const;

/** Everything else that was looked at, so that silence can be checked too. */
export function AllRules({ findings, ruleSet, today, asOf }: AllRulesProps) {
  const { say } = useWords();
  const quiet = findings.filter((finding) => finding.kind !== "flagged");
  if (quiet.length === 0) return null;
  return (
    <section class="card rules" id="all-rules" aria-label={say("rules.title")}>
      <details>
        <summary>
          <h2>{say("rules.title")}</h2>
          <span class="small">{say("rules.more", { count: quiet.length })}</span>
        </summary>
        {GROUPS.map((kind) => {
          const own = quiet.filter((finding) => finding.kind === kind);
          if (own.length === 0) return null;
          return (
            <section key={kind}>
              <h3>{say(`rules.group.${kind}`)}</h3>
              <ul class="findings">
                {own.map((finding) => (
                  <FindingRow key={`${finding.rule} ${finding.about}`} finding={finding} today={today} asOf={asOf} />
                ))}
              </ul>
            </section>
          );
        })}
        <p class="small">{say("rules.set", { name: ruleSet })}</p>
      </details>
    </section>
  );
}
