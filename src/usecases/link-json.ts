import type { OneAthleteLink } from "../analysis/link/one-athlete.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import type { LinkReport } from "./link-report.ts";

/** The stable machine form of the link report: days as text, numbers as they are, a reason where there is none. */
export function linkJson({ asOf, athlete, sentence, link, checks, denominator, massage }: LinkReport) {
  return {
    asOf: formatLocalDay(asOf),
    athlete,
    sentence,
    link: linkOf(link),
    checks: checks.map((check) => ({ choice: check.choice, text: check.text, link: linkOf(check.link) })),
    denominator,
    massage: massage.map(effectJson),
  };
}

function linkOf(link: OneAthleteLink) {
  return link.kind === "cannot-tell" ? link : { ...link, onsets: link.onsets.map(formatLocalDay) };
}

function effectJson(effect: LinkReport["massage"][number]) {
  if (effect.kind === "cannot-tell") return effect;
  const { said: _, ...told } = effect;
  return told;
}
