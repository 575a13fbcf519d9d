import { civilOf } from "../../domain/local-day.ts";
import type { Worked } from "../../usecases/kept-answers.ts";
import type { LinkReport } from "../../usecases/link-report.ts";
import { useWords } from "./words-context.ts";
import { WorkedOut } from "./worked-out.tsx";

/** Does load go before pain for this runner: as much as their number of sore spells allows to say. */
export function OwnLink({ link }: { readonly link: Worked<LinkReport> }) {
  const { say } = useWords();
  return (
    <section class="card methods own" id="own-link" aria-labelledby="own-link-title">
      <h2 id="own-link-title">{say("own-link.title")}</h2>
      <WorkedOut worked={link} href="/methods#own-link">
        {(report) => <Findings report={report} />}
      </WorkedOut>
    </section>
  );
}

type Estimated = Extract<LinkReport["link"], { readonly kind: "estimated" }>;

function Findings({ report }: { readonly report: LinkReport }) {
  const { say, tell } = useWords();
  const { link, denominator, massage } = report;
  return (
    <>
      <p class="own-sentence">{tell(report.said)}</p>
      {link.kind === "estimated" && <Link link={link} checks={report.checks} />}
      {denominator !== null && (
        <>
          <h3>{say("own-link.ratio")}</h3>
          <p class="small">
            {tell(denominator.said)} <a href="#contrived-denominator">{say("own-link.how")}</a>
          </p>
        </>
      )}
      <h3>{say("own-link.massage")}</h3>
      {massage.map((effect, i) => (
        <p key={i === 0 ? "a day later" : "two days later"} class="small">
          {effect.kind === "estimated"
            ? tell(effect.said)
            : say(`own-link.massage.unknown.${i === 0 ? "one" : "two"}`, { why: tell(effect.said ?? effect.why) })}
        </p>
      ))}
    </>
  );
}

function Link({ link, checks }: { readonly link: Estimated; readonly checks: LinkReport["checks"] }) {
  const { say, tell, day: dayWords } = useWords();
  return (
    <>
      <p class="small">
        {say("own-link.began", {
          days: link.onsets
            .map((day) => say("own-link.day", { day: dayWords(day, "day-month"), year: String(civilOf(day).year) }))
            .join(", "),
        })}
      </p>
      <ul class="own-list">
        {link.findings.map(({ exposure, role, said }) => (
          <li key={exposure}>
            <p>
              {tell(said.text)}
              {role === "primary" && <span class="small"> {say("own-link.primary")}</span>}
            </p>
          </li>
        ))}
        <li>
          <p>{tell(link.said.runs)}</p>
        </li>
        <li>
          <p>
            {link.nextMorning.kind === "estimated"
              ? tell(link.nextMorning.said.text)
              : say("own-link.mornings-unknown", { why: tell(link.nextMorning.said ?? link.nextMorning.why) })}
          </p>
        </li>
      </ul>
      <h3>{say("own-link.reverse")}</h3>
      <p class="small">{tell(link.said.reverse)}</p>
      <details class="method">
        <summary>{say("own-link.other-ways")}</summary>
        <ul class="own-list">
          {checks.map(({ choice, said }) => (
            <li key={choice}>
              <p class="small">{tell(said)}</p>
            </li>
          ))}
        </ul>
      </details>
      <p class="small">
        {tell(link.said.needed)} {say("own-link.never-why")} <a href="#one-runner">{say("own-link.how")}</a>
      </p>
    </>
  );
}
