import { kmWords, kmWordsDown } from "../../charts/number-words.ts";
import { weekdayAndDay } from "../../domain/day-words.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import { ExplainLink } from "./explain-link.tsx";

interface LongestRunCardProps {
  readonly report: WeeklyReport;
}

/** How far one may run without a spike, and where that comes from. */
export function LongestRunCard({ report }: LongestRunCardProps) {
  const { longestNoSpikeM, longestPrior, assessment } = report;
  const sore = assessment.findings.some((finding) => finding.kind === "flagged" && finding.rule.startsWith("PAIN_"));
  return (
    <section class="card side" aria-labelledby="longest">
      <h2 id="longest">Longest run that is no spike</h2>
      <p class="big">
        <ExplainLink code="longest-no-spike" asOf={report.asOf}>
          {longestNoSpikeM === null ? "Cannot say yet" : kmWordsDown(longestNoSpikeM)}
        </ExplainLink>
      </p>
      <p class="small">
        {longestNoSpikeM === null || longestPrior === null
          ? "There is no run in the last 30 days to compare with. Start short."
          : `10 % above ${kmWords(longestPrior.distanceM)} on ${weekdayAndDay(longestPrior.day)}, the longest of 30 days.${
              sore ? " With a sore place, stay well under it." : ""
            }`}
      </p>
    </section>
  );
}
