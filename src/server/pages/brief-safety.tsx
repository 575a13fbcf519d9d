import { shortDayAndYear } from "../../domain/day-words.ts";
import type { RedFlagCheck } from "../../domain/red-flag-check.ts";
import { siteName } from "../../domain/site-words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { agoWords } from "../words/care-words.ts";
import { useWords } from "./words-context.ts";

type Brief = TherapyReport["brief"];

/** What speaks against massage, with the day it was answered. */
export function BriefSafety({ brief: { safety, redFlagChecks } }: { readonly brief: Brief }) {
  return (
    <section class="brief-part" aria-labelledby="brief-safety-title">
      <h2 id="brief-safety-title">What speaks against massage</h2>
      {safety === null ? (
        <p>The questions before a massage were never answered: please ask them.</p>
      ) : (
        <SafetyAnswers safety={safety} />
      )}
      {redFlagChecks.map((check) => (
        <p key={`${check.day} ${check.site?.region} ${check.site?.side}`}>{checkWords(check)}</p>
      ))}
    </section>
  );
}

function SafetyAnswers({ safety: { check, daysAgo } }: { readonly safety: NonNullable<Brief["safety"]> }) {
  const words = useWords();
  const when = `Asked on ${shortDayAndYear(check.day)} (${agoWords(daysAgo, words)})`;
  if (check.yes.length === 0) return <p>{`${when}: every question answered no.`}</p>;
  return (
    <>
      <p>{`${when}. Answered yes:`}</p>
      <ul>
        {check.yes.map((question) => (
          <li key={question}>{words.say(`safety.${question}`)}</li>
        ))}
      </ul>
    </>
  );
}

/** Signs by their names, which are plain words with dashes. */
function checkWords({ day, site, asked, yes }: RedFlagCheck): string {
  const about = site === null ? "" : ` about ${siteName(site).the}`;
  const said = yes.length === 0 ? "all no" : `yes to ${yes.map((sign) => sign.replaceAll("-", " ")).join(", ")}`;
  return `Warning signs asked${about} on ${shortDayAndYear(day)}: ${asked.length} questions, ${said}.`;
}
