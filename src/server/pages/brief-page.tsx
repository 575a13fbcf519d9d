import { dayAndMonth, shortDayAndYear } from "../../domain/day-words.ts";
import { civilOf, type LocalDay } from "../../domain/local-day.ts";
import type { Therapist } from "../../domain/therapist.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { BriefCare } from "./brief-care.tsx";
import { BriefPlaces } from "./brief-places.tsx";
import { BriefRunning } from "./brief-running.tsx";
import { BriefSafety } from "./brief-safety.tsx";
import { Document } from "./document.tsx";

export interface BriefSheetProps {
  readonly report: TherapyReport;
  readonly therapist: Therapist | null;
  readonly version: string;
  /** What of it the reader may see; all of it when it is not said. */
  readonly sees?: { readonly pain: boolean; readonly runs: boolean };
}

/** One sheet of paper for a therapist, with the way to print it. */
export function BriefPage(props: BriefSheetProps) {
  return (
    <Document title="Brief for a therapist" current="/therapy/brief">
      <p class="actions brief-actions">
        <button class="button primary" type="button" data-print hidden>
          Print it, or keep it as PDF
        </button>
        <a class="link" href="/therapy">
          Back to therapy
        </a>
      </p>
      <BriefSheet {...props} />
    </Document>
  );
}

const ALL = { pain: true, runs: true };

/** The sheet itself. It describes; it names no cause and no diagnosis, and leads nowhere. */
export function BriefSheet({ report, therapist, version, sees = ALL }: BriefSheetProps) {
  const { brief, asOf } = report;
  return (
    <article class="card brief" aria-labelledby="brief-title">
      <header class="brief-head">
        <div>
          <h1 id="brief-title">Brief for a therapist</h1>
          <p class="small">{madeWords(report, therapist)}</p>
        </div>
        <p class="brief-name">
          Name <span class="brief-line" />
        </p>
      </header>
      {sees.pain && <BriefFlags report={report} />}
      {sees.pain && <BriefPlaces brief={brief} asOf={asOf} />}
      {sees.runs && <BriefRunning brief={sees.pain ? brief : { ...brief, places: [] }} />}
      <BriefCare brief={brief} />
      <BriefSafety brief={sees.pain ? brief : { ...brief, redFlagChecks: [] }} />
      <p class="brief-foot">
        {`Not medical advice. Made with niggle ${version} on ${shortDayAndYear(asOf)} from what the runner recorded and said themself. It describes; what came before a pain need not be its cause.`}
      </p>
    </article>
  );
}

function madeWords({ athlete, asOf }: TherapyReport, therapist: Therapist | null): string {
  const who = athlete === "me" ? "the runner" : athlete;
  const to = therapist?.name == null ? "" : `, for ${therapist.name}`;
  return `Made by ${who} on ${dayWords(asOf)}${to}`;
}

const dayWords = (day: LocalDay): string => `${dayAndMonth(day)} ${civilOf(day).year}`;

/** Before anything else: what a clinician should see first. */
function BriefFlags({ report }: { readonly report: TherapyReport }) {
  const { redFlags } = report.brief;
  if (redFlags.length === 0) return null;
  return (
    <section class="brief-flags" aria-labelledby="brief-flags-title">
      <h2 id="brief-flags-title">Warning signs: see a clinician first</h2>
      <ul>
        {redFlags.map((finding) => (
          <li key={`${finding.rule} ${finding.about}`}>{`${finding.text} ${finding.evidence}`}</li>
        ))}
      </ul>
    </section>
  );
}
