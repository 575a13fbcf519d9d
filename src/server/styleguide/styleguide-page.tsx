import type { AssessmentLevel } from "../../domain/assessment.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { siteKey } from "../../domain/pain.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import { BodyMap } from "../body-map/body-map.tsx";
import type { ChartWindow } from "../chart-window.ts";
import { AllRules } from "../pages/all-rules.tsx";
import { ChartStack, type DrawnChart } from "../pages/chart-stack.tsx";
import { Choice } from "../pages/choice.tsx";
import { DataTable } from "../pages/data-table.tsx";
import { DayField } from "../pages/day-field.tsx";
import { Document } from "../pages/document.tsx";
import { FeelCard } from "../pages/feel-card.tsx";
import { FilterLinks } from "../pages/filter-links.tsx";
import { KnownDaysCard } from "../pages/known-days-card.tsx";
import { LongestRunCard } from "../pages/longest-run-card.tsx";
import { MassageCard } from "../pages/massage-card.tsx";
import { NoRunsCard } from "../pages/no-runs-card.tsx";
import { ScoreScale } from "../pages/score-scale.tsx";
import { VerdictCard } from "../pages/verdict-card.tsx";

export const LEVELS = ["clinician", "red", "amber", "green", "grey"] as const satisfies readonly AssessmentLevel[];
export const SCHEMES = ["system", "light", "dark"] as const;
export type GuideScheme = (typeof SCHEMES)[number];

export interface GuideState {
  readonly level: AssessmentLevel;
  readonly scheme: GuideScheme;
  readonly hasData: boolean;
}

interface StyleguideProps {
  readonly state: GuideState;
  readonly today: LocalDay;
  readonly report: WeeklyReport;
  readonly charts: readonly DrawnChart[];
  readonly window: ChartWindow;
}

/** Every part of the pages in every state, on made-up data: for those who build them. */
export function StyleguidePage({ state, today, report, charts, window }: StyleguideProps) {
  const { assessment } = report;
  return (
    <Document title="Styleguide" current="/styleguide">
      <link rel="stylesheet" href="/styleguide.css" />
      <div class={`guide scheme-${state.scheme}`}>
        <StateLinks state={state} />
        <div class="columns">
          <div class="column">
            <VerdictCard assessment={assessment} today={today} hasOpenSigns={state.level === "clinician"} />
            <FeelCard today={today} />
            <NoRunsCard />
            <ChartStack report={report} charts={charts} window={window} today={today} isStill />
            <AllRules findings={assessment.findings} ruleSet={assessment.ruleSet} today={today} asOf={report.asOf} />
            <Forms today={today} />
          </div>
          <div class="column">
            <LongestRunCard report={report} />
            <MassageCard assessment={assessment} therapy={report.therapy} today={today} />
            <KnownDaysCard report={report} />
            <Notices />
            <Small />
          </div>
        </div>
      </div>
    </Document>
  );
}

function StateLinks({ state }: { readonly state: GuideState }) {
  const hrefOf = (change: Partial<GuideState>) => {
    const { level, scheme, hasData } = { ...state, ...change };
    return `/styleguide?level=${level}&scheme=${scheme}${hasData ? "" : "&data=none"}`;
  };
  const link = (words: string, change: Partial<GuideState>) => ({
    href: hrefOf(change),
    words,
    isCurrent: hrefOf(change) === hrefOf({}),
  });
  return (
    <>
      <FilterLinks label="Verdict" links={LEVELS.map((level) => link(level, { level }))} />
      <FilterLinks label="Colours" links={SCHEMES.map((scheme) => link(scheme, { scheme }))} />
      <FilterLinks
        label="Data"
        links={[link("with data", { hasData: true }), link("without data", { hasData: false })]}
      />
    </>
  );
}

/** Fields as they are, chosen, and with a problem. */
function Forms({ today }: { readonly today: LocalDay }) {
  const moments = [
    { value: "during", words: "During the run" },
    { value: "after", words: "An hour after" },
  ];
  return (
    <form class="card" method="get" action="/styleguide" aria-labelledby="forms-title">
      <h2 id="forms-title">Forms</h2>
      <Choice name="moment" legend="Chips, one chosen" options={moments} chosen="after" />
      <Choice
        name="again"
        legend="Chips with a problem"
        options={moments}
        chosen={undefined}
        problem="Choose a moment."
      />
      <ScoreScale name="nrs" legend="A scale" low="none" high="worst" chosen="4" required={false} />
      <ScoreScale
        name="rpe"
        legend="A scale with a problem"
        low="rest"
        high="all out"
        chosen={undefined}
        required={false}
        problem="Choose a number from 0 to 10."
      />
      <DayField id="guide-day" label="A day" today={today} chosen={undefined} />
      <DayField
        id="guide-day-2"
        name="day2"
        label="A day with a problem"
        today={today}
        chosen={undefined}
        problem="That day is still to come."
      />
      <p class="actions">
        <button class="button primary" type="submit">
          Primary
        </button>
        <button class="button" type="submit">
          Other
        </button>
        <a class="link" href="/styleguide">
          The styleguide from the start
        </a>
      </p>
    </form>
  );
}

function Notices() {
  return (
    <section class="card" aria-labelledby="notices-title">
      <h2 id="notices-title">Notices</h2>
      <p class="notice">Logged how it feels.</p>
      <div class="notice wrong">
        <p>Not kept yet. What you typed is still here.</p>
        <ul>
          <li>Choose a number from 0 to 10.</li>
        </ul>
      </div>
    </section>
  );
}

function Small() {
  const marks = new Map([
    [siteKey({ region: "knee", side: "left" }), { nrs: 4, words: "4 of 10 on Tuesday" }],
    [siteKey({ region: "calf", side: "right" }), { nrs: 8, words: "8 of 10 today" }],
  ]);
  const rows = [
    ["16 Nov 2026", "32.4 km", "+24 %"],
    ["9 Nov 2026", "unknown", "–"],
  ];
  return (
    <section class="card" aria-labelledby="small-title">
      <h2 id="small-title">Body map and table</h2>
      <BodyMap marks={marks} />
      <DataTable caption="A table" table={{ headers: ["Week of", "Distance", "Spike"], rows }} />
    </section>
  );
}
