import type { RedFlagCheck } from "../../domain/red-flag-check.ts";
import type { Words } from "../../messages/words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { agoWords } from "../words/care-words.ts";
import { useWords } from "./words-context.ts";

type Brief = TherapyReport["brief"];

/** What speaks against massage, with the day it was answered. */
export function BriefSafety({ brief: { safety, redFlagChecks } }: { readonly brief: Brief }) {
  const words = useWords();
  return (
    <section class="brief-part" aria-labelledby="brief-safety-title">
      <h2 id="brief-safety-title">{words.say("brief.safety")}</h2>
      {safety === null ? <p>{words.say("brief.safety.never")}</p> : <SafetyAnswers safety={safety} />}
      {redFlagChecks.map((check) => (
        <p key={`${check.day} ${check.site?.region} ${check.site?.side}`}>{checkWords(check, words)}</p>
      ))}
    </section>
  );
}

function SafetyAnswers({ safety: { check, daysAgo } }: { readonly safety: NonNullable<Brief["safety"]> }) {
  const words = useWords();
  const when = { day: words.day(check.day, "short-year"), ago: agoWords(daysAgo, words) };
  if (check.yes.length === 0) return <p>{words.say("brief.safety.no", when)}</p>;
  return (
    <>
      <p>{words.say("brief.safety.yes", when)}</p>
      <ul>
        {check.yes.map((question) => (
          <li key={question}>{words.say(`safety.${question}`)}</li>
        ))}
      </ul>
    </>
  );
}

function checkWords({ day, site, asked, yes }: RedFlagCheck, words: Words): string {
  const { say } = words;
  const signs = yes.map((sign) => say(`sign.${sign}.noun`)).join(", ");
  const answer = yes.length === 0 ? say("brief.signs.no") : say("brief.signs.yes", { signs });
  const check = { day: words.day(day, "short-year"), questions: asked.length, answer };
  return site === null
    ? say("brief.signs", check)
    : say("brief.signs.place", { ...check, place: words.site(site, "the") });
}
