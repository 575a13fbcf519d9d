import { dayAndMonth } from "../../domain/day-words.ts";
import { civilOf } from "../../domain/local-day.ts";
import type { Worked } from "../../usecases/kept-answers.ts";
import type { LinkReport } from "../../usecases/link-report.ts";
import { WorkedOut } from "./worked-out.tsx";

/** Does load go before pain for this runner: as much as their number of sore spells allows to say. */
export function OwnLink({ link }: { readonly link: Worked<LinkReport> }) {
  return (
    <section class="card methods own" id="own-link" aria-labelledby="own-link-title">
      <h2 id="own-link-title">Does load go before pain here?</h2>
      <WorkedOut worked={link} href="/methods#own-link">
        {(report) => <Findings report={report} />}
      </WorkedOut>
    </section>
  );
}

type Estimated = Extract<LinkReport["link"], { readonly kind: "estimated" }>;

function Findings({ report }: { readonly report: LinkReport }) {
  const { link, denominator, massage } = report;
  return (
    <>
      <p class="own-sentence">{report.sentence}</p>
      {link.kind === "estimated" && <Link link={link} checks={report.checks} />}
      {denominator !== null && (
        <>
          <h3>What the load ratio adds</h3>
          <p class="small">
            {denominator.text} <a href="#contrived-denominator">How this is counted</a>
          </p>
        </>
      )}
      <h3>Soreness after massage</h3>
      {massage.map((effect, i) => (
        <p key={i === 0 ? "a day later" : "two days later"} class="small">
          {effect.kind === "estimated"
            ? effect.text
            : `${i === 0 ? "A day later" : "Two days later"} we cannot tell: ${effect.why}.`}
        </p>
      ))}
    </>
  );
}

function Link({ link, checks }: { readonly link: Estimated; readonly checks: LinkReport["checks"] }) {
  return (
    <>
      <p class="small">
        {`They began on ${link.onsets.map((day) => `${dayAndMonth(day)} ${civilOf(day).year}`).join(", ")}. Only the days before each count.`}
      </p>
      <ul class="own-list">
        {link.findings.map(({ exposure, role, text }) => (
          <li key={exposure}>
            <p>
              {text}
              {role === "primary" && <span class="small"> This is the question asked beforehand.</span>}
            </p>
          </li>
        ))}
        <li>
          <p>{link.runsText}</p>
        </li>
        <li>
          <p>
            {link.nextMorning.kind === "estimated"
              ? link.nextMorning.text
              : `Of the mornings after we cannot tell: ${link.nextMorning.why}.`}
          </p>
        </li>
      </ul>
      <h3>What pain did to the load</h3>
      <p class="small">{link.reverseText}</p>
      <details class="method">
        <summary>The same asked in other ways</summary>
        <ul class="own-list">
          {checks.map(({ choice, text }) => (
            <li key={choice}>
              <p class="small">{text}</p>
            </li>
          ))}
        </ul>
      </details>
      <p class="small">
        {link.neededText} It says what went together, never why, and nothing about the next run.{" "}
        <a href="#one-runner">How this is counted</a>
      </p>
    </>
  );
}
