import { civilOf } from "../../domain/local-day.ts";
import type { Therapist } from "../../domain/therapist.ts";
import type { Words } from "../../messages/words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { BriefCare } from "./brief-care.tsx";
import { BriefPlaces } from "./brief-places.tsx";
import { BriefRunning } from "./brief-running.tsx";
import { BriefSafety } from "./brief-safety.tsx";
import { Document } from "./document.tsx";
import { useWords } from "./words-context.ts";

export interface BriefSheetProps {
  readonly report: TherapyReport;
  readonly therapist: Therapist | null;
  readonly version: string;
  /** What of it the reader may see; all of it when it is not said. */
  readonly sees?: { readonly pain: boolean; readonly runs: boolean };
}

/** One sheet of paper for a therapist, with the way to print it. */
export function BriefPage(props: BriefSheetProps) {
  const { say } = useWords();
  return (
    <Document title={say("brief.title")} current="/therapy/brief">
      <p class="actions brief-actions">
        <button class="button primary" type="button" data-print hidden>
          {say("brief.print")}
        </button>
        <a class="link" href="/therapy">
          {say("brief.back")}
        </a>
      </p>
      <BriefSheet {...props} />
    </Document>
  );
}

const ALL = { pain: true, runs: true };

/** The sheet itself. It describes; it names no cause and no diagnosis, and leads nowhere. */
export function BriefSheet({ report, therapist, version, sees = ALL }: BriefSheetProps) {
  const words = useWords();
  const { say } = words;
  const { brief, asOf } = report;
  return (
    <article class="card brief" aria-labelledby="brief-title">
      <header class="brief-head">
        <div>
          <h1 id="brief-title">{say("brief.title")}</h1>
          <p class="small">{madeWords(report, therapist, words)}</p>
        </div>
        <p class="brief-name">
          {say("brief.name")} <span class="brief-line" />
        </p>
      </header>
      {sees.pain && <BriefFlags report={report} />}
      {sees.pain && <BriefPlaces brief={brief} asOf={asOf} />}
      {sees.runs && <BriefRunning brief={sees.pain ? brief : { ...brief, places: [] }} />}
      <BriefCare brief={brief} />
      <BriefSafety brief={sees.pain ? brief : { ...brief, redFlagChecks: [] }} />
      <p class="brief-foot">{say("brief.foot", { version, day: words.day(asOf, "short-year") })}</p>
    </article>
  );
}

function madeWords({ athlete, asOf }: TherapyReport, therapist: Therapist | null, words: Words): string {
  const { say, day } = words;
  const who = athlete === "me" ? say("brief.the-runner") : athlete;
  const made = { who, day: day(asOf, "day-month"), year: civilOf(asOf).year };
  const to = therapist?.name;
  return to == null ? say("brief.made", made) : say("brief.made-for", { ...made, to });
}

/** Before anything else: what a clinician should see first. */
function BriefFlags({ report }: { readonly report: TherapyReport }) {
  const { say, tell } = useWords();
  const { redFlags } = report.brief;
  if (redFlags.length === 0) return null;
  return (
    <section class="brief-flags" aria-labelledby="brief-flags-title">
      <h2 id="brief-flags-title">{say("brief.flags")}</h2>
      <ul>
        {redFlags.map((finding) => (
          <li
            key={`${finding.rule} ${finding.about}`}
          >{`${tell(finding.said?.text ?? finding.text)} ${say(`rule.${finding.rule}.evidence`)}`}</li>
        ))}
      </ul>
    </section>
  );
}
