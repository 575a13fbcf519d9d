import { weekdayAndDay } from "../../domain/day-words.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { siteKey } from "../../domain/pain.ts";
import { siteWords } from "../../domain/site-words.ts";
import type { BodyReport } from "../../usecases/body-report.ts";
import { BodyMap, type PlaceMark } from "../body-map/body-map.tsx";
import { placeSlug } from "../body-map/place-slug.ts";
import { ChartFigure, type DrawnChart } from "./chart-stack.tsx";
import { Document } from "./document.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { NextWeekly, OstrcCard } from "./ostrc-card.tsx";

interface BodyPageProps {
  readonly report: BodyReport;
  readonly severity: DrawnChart;
  readonly done: DoneKind | null;
  /** What was wrong with the weekly questions. */
  readonly problem?: string | undefined;
}

type BodyPlace = BodyReport["places"][number];

/** The body with the worst of the last fortnight on it, and the way to the history of each place. */
export function BodyPage({ report, severity, done, problem }: BodyPageProps) {
  return (
    <Document title="Body" current="/body">
      <Notice done={done} />
      <h1 class="title">Where it hurts</h1>
      <div class="columns log">
        <div class="column">
          <section class="card" aria-labelledby="map-title">
            <h2 id="map-title">The last 14 days</h2>
            <p class="small">The number is the worst of these days. Touch a place to see its history.</p>
            <BodyMap hrefOf={(site) => `/body/${placeSlug(site)}`} marks={marksOf(report.places)} />
            <p class="actions">
              <a class="button primary" href="/log#pain">
                Log how it feels
              </a>
            </p>
          </section>
          <PlaceList report={report} />
        </div>
        <div class="column">
          <OstrcCard questions={report.questions} back="/body" problem={problem} />
          <Severity report={report} severity={severity} />
        </div>
      </div>
    </Document>
  );
}

function marksOf(places: readonly BodyPlace[]): ReadonlyMap<string, PlaceMark> {
  return new Map(
    places.flatMap(({ site, lately }) => {
      if (lately === null) return [];
      const words = `worst of the last 14 days ${lately.nrs} of 10, on ${weekdayAndDay(lately.day)}`;
      return [[siteKey(site), { nrs: lately.nrs, words }] as const];
    }),
  );
}

function PlaceList({ report }: { readonly report: BodyReport }) {
  const sore = report.places.filter(({ lastSoreDay }) => lastSoreDay !== null);
  return (
    <section class="card" aria-labelledby="places-title">
      <h2 id="places-title">Places, the latest first</h2>
      {sore.length === 0 ? (
        <p class="small">Nothing has hurt so far. When something does, log it, and its history begins here.</p>
      ) : (
        <ul class="place-list">
          {sore.map((place) => (
            <PlaceRow key={siteKey(place.site)} place={place} asOf={report.asOf} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PlaceRow({ place, asOf }: { readonly place: BodyPlace; readonly asOf: LocalDay }) {
  const { site, lately, lastSoreDay, episodes } = place;
  const times = episodes.length === 1 ? "1 episode" : `${episodes.length} episodes`;
  return (
    <li>
      <a class="place-link" href={`/body/${placeSlug(site)}`}>
        <span class="place-name">{siteWords(site)}</span>
        {lately !== null && <span class="place-value">{`${lately.nrs} / 10`}</span>}
        <span class="small">{`Last sore ${agoWords(lastSoreDay, asOf)} · ${times}`}</span>
      </a>
    </li>
  );
}

function agoWords(day: LocalDay | null, asOf: LocalDay): string {
  if (day === null) return "never";
  const ago = asOf - day;
  if (ago === 0) return "today";
  if (ago === 1) return "yesterday";
  return ago < 15 ? `${ago} days ago` : `on ${weekdayAndDay(day)}`;
}

function Severity({ report, severity }: { readonly report: BodyReport; readonly severity: DrawnChart }) {
  const lost = report.weeks.filter(({ participation }) => participation === 25).length;
  if (report.weeks.length === 0) return null;
  return (
    <section
      class="card charts"
      aria-label="The weekly answers"
      data-charts="severity"
      data-charts-from="/api/v1/body/charts?"
    >
      <ChartFigure drawn={severity} />
      {lost > 0 && <p class="small">{lost === 1 ? "1 week without running." : `${lost} weeks without running.`}</p>}
      <NextWeekly questions={report.questions} />
      <p class="small">
        Four answers add up to 0 to 100. Substantial is a week without running, or with training or performance at least
        moderately reduced. The words are our own, so the numbers are for you over time, not to be set beside published
        ones. <a href="/methods#weekly-questions">How it is made</a>
      </p>
    </section>
  );
}
