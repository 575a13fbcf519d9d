import type { OneAthleteLink } from "../analysis/link/one-athlete.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import type { LinkReport } from "./link-report.ts";
import { withoutSaid } from "./without-said.ts";

/** The stable machine form of the link report: days as text, numbers as they are, a reason where there is none. */
export function linkJson(report: LinkReport) {
  const { asOf, athlete, sentence, link, checks, denominator, massage } = withoutSaid(report);
  return {
    asOf: formatLocalDay(asOf),
    athlete,
    sentence,
    link: linkOf(link),
    checks: checks.map((check) => ({ choice: check.choice, text: check.text, link: linkOf(check.link) })),
    denominator,
    massage,
  };
}

function linkOf(link: OneAthleteLink) {
  return link.kind === "cannot-tell" ? link : { ...link, onsets: link.onsets.map(formatLocalDay) };
}
