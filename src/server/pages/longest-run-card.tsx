import type { WeeklyReport } from "../../usecases/app.ts";
import { ExplainLink } from "./explain-link.tsx";
import { useWords } from "./words-context.ts";

interface LongestRunCardProps {
  readonly report: WeeklyReport;
}

/** How far one may run without a spike, and where that comes from. */
export function LongestRunCard({ report }: LongestRunCardProps) {
  const { say, day, distance, distanceDown } = useWords();
  const { longestNoSpikeM, longestPrior, assessment } = report;
  const sore = assessment.findings.some((finding) => finding.kind === "flagged" && finding.rule.startsWith("PAIN_"));
  return (
    <section class="card side" aria-labelledby="longest">
      <h2 id="longest">{say("longest.title")}</h2>
      <p class="big">
        <ExplainLink code="longest-no-spike" asOf={report.asOf}>
          {longestNoSpikeM === null ? say("longest.cannot-say") : distanceDown(longestNoSpikeM)}
        </ExplainLink>
      </p>
      <p class="small">
        {longestNoSpikeM === null || longestPrior === null
          ? say("longest.none")
          : `${say("longest.from", {
              distance: distance(longestPrior.distanceM),
              day: day(longestPrior.day, "weekday-short"),
            })}${sore ? ` ${say("longest.sore")}` : ""}`}
      </p>
    </section>
  );
}
