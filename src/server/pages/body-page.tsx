import type { LocalDay } from "../../domain/local-day.ts";
import { siteKey } from "../../domain/pain.ts";
import type { Words } from "../../messages/words.ts";
import type { BodyReport } from "../../usecases/body-report.ts";
import { BodyMap, type PlaceMark } from "../body-map/body-map.tsx";
import { placeSlug } from "../body-map/place-slug.ts";
import { agoWords as daysAgo } from "../words/care-words.ts";
import { ChartFigure, type DrawnChart } from "./chart-stack.tsx";
import { Document } from "./document.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { NextWeekly, OstrcCard } from "./ostrc-card.tsx";
import { RichText } from "./rich-text.tsx";
import { useWords } from "./words-context.ts";

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
  const words = useWords();
  const { say } = words;
  return (
    <Document title={say("frame.body")} current="/body">
      <Notice done={done} />
      <h1 class="title">{say("body.heading")}</h1>
      <div class="columns log">
        <div class="column">
          <section class="card" aria-labelledby="map-title">
            <h2 id="map-title">{say("body.map.title")}</h2>
            <p class="small">{say("body.map.how")}</p>
            <BodyMap hrefOf={(site) => `/body/${placeSlug(site)}`} marks={marksOf(report.places, words)} />
            <p class="actions">
              <a class="button primary" href="/log#pain">
                {say("verdict.log")}
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

/** The worst of the last fortnight, place by place. */
export function marksOf(places: readonly BodyPlace[], { say, day }: Words): ReadonlyMap<string, PlaceMark> {
  return new Map(
    places.flatMap(({ site, lately }) => {
      if (lately === null) return [];
      const words = say("body.map.worst", { nrs: lately.nrs, day: day(lately.day, "weekday-short") });
      return [[siteKey(site), { nrs: lately.nrs, words }] as const];
    }),
  );
}

function PlaceList({ report }: { readonly report: BodyReport }) {
  const { say } = useWords();
  const sore = report.places.filter(({ lastSoreDay }) => lastSoreDay !== null);
  return (
    <section class="card" aria-labelledby="places-title">
      <h2 id="places-title">{say("body.places.title")}</h2>
      {sore.length === 0 ? (
        <p class="small">{say("body.places.none")}</p>
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
  const words = useWords();
  const ago = agoWords(lastSoreDay, asOf, words);
  return (
    <li>
      <a class="place-link" href={`/body/${placeSlug(site)}`}>
        <span class="place-name">{words.site(site, "label")}</span>
        {lately !== null && <span class="place-value">{`${lately.nrs} / 10`}</span>}
        <span class="small">{words.say("body.places.last", { ago, episodes: episodes.length })}</span>
      </a>
    </li>
  );
}

/** How long ago a place was sore. */
export function agoWords(day: LocalDay | null, asOf: LocalDay, words: Words): string {
  if (day === null) return words.say("ago.never");
  const ago = asOf - day;
  return ago < 15 ? daysAgo(ago, words) : words.say("ago.on", { day: words.day(day, "weekday-short") });
}

function Severity({ report, severity }: { readonly report: BodyReport; readonly severity: DrawnChart }) {
  const { say } = useWords();
  const lost = report.weeks.filter(({ participation }) => participation === 25).length;
  if (report.weeks.length === 0) return null;
  return (
    <section
      class="card charts"
      aria-label={say("body.weekly")}
      data-charts="severity"
      data-charts-from="/api/v1/body/charts?"
    >
      <ChartFigure drawn={severity} />
      {lost > 0 && <p class="small">{say("body.lost", { weeks: lost })}</p>}
      <NextWeekly questions={report.questions} />
      <p class="small">
        <RichText
          text={say("body.weekly.how")}
          parts={{ link: (inside) => <a href="/methods#weekly-questions">{inside}</a> }}
        />
      </p>
    </section>
  );
}
