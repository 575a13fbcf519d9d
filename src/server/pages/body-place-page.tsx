import { addDays, formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { type PainSite, siteKey } from "../../domain/pain.ts";
import type { Words } from "../../messages/words.ts";
import type { BodyReport } from "../../usecases/body-report.ts";
import { placeSlug } from "../body-map/place-slug.ts";
import { BodyEntries } from "./body-entries.tsx";
import { BodyEpisodes } from "./body-episodes.tsx";
import { ChartFigure, type DrawnChart } from "./chart-stack.tsx";
import { Document } from "./document.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { useWords } from "./words-context.ts";

const STEP_DAYS = 16 * 7;

export type BodyPlace = BodyReport["places"][number];

interface BodyPlacePageProps {
  /** As the address names it. */
  readonly site: PainSite;
  readonly report: BodyReport;
  /** Those that belong on this page: the place, its parts, and what was logged without a side. */
  readonly places: readonly BodyPlace[];
  readonly charts: readonly DrawnChart[];
  /** The day at the right end of the charts. */
  readonly until: LocalDay;
  readonly done: DoneKind | null;
}

/** One place: its days, its episodes, what was run before each, its limits and its entries. */
export function BodyPlacePage({ site, report, places, charts, until, done }: BodyPlacePageProps) {
  const words = useWords();
  const { say } = words;
  const slug = placeSlug(site);
  return (
    <Document title={words.site(site, "label")} current="/body">
      <Notice done={done} />
      <p class="place-back">
        <a class="link" href="/body">
          {say("body.back")}
        </a>
      </p>
      <h1 class="title">{words.site(site, "label")}</h1>
      <div class="place-sum">
        <p class="small">
          {sumWords(places, words)} <BothSides site={site} />
        </p>
        <a class="button" href={`/log?region=${site.region}&side=${site.side ?? ""}#pain`}>
          {say("body.log-place")}
        </a>
      </div>
      <div class="columns">
        <div class="column">
          <section
            class="card charts"
            aria-label={say("body.charts")}
            data-charts={formatLocalDay(until)}
            data-charts-from={`/api/v1/body/charts?place=${slug}&until=${formatLocalDay(until)}`}
          >
            <Weeks slug={slug} until={until} asOf={report.asOf} />
            {charts.map((drawn) => (
              <ChartFigure key={drawn.chart.id} drawn={drawn} />
            ))}
          </section>
          <BodyEpisodes places={places} slug={slug} asOf={report.asOf} />
        </div>
        <div class="column">
          <Limits places={places} />
          <BodyEntries places={places} slug={slug} until={until} />
        </div>
      </div>
    </Document>
  );
}

function BothSides({ site }: { readonly site: PainSite }) {
  const { say } = useWords();
  if (site.side !== "left" && site.side !== "right") return null;
  const whole = { region: site.region, side: null };
  return <a href={`/body/${placeSlug(whole)}`}>{say("body.both-sides")}</a>;
}

function sumWords(places: readonly BodyPlace[], { say }: Words): string {
  const sore = new Set(places.flatMap(({ days }) => days.filter(({ worstNrs }) => worstNrs > 0).map(({ day }) => day)));
  if (sore.size === 0) return say("body.none-here");
  const worst = Math.max(...places.flatMap(({ episodes }) => episodes.map(({ worstNrs }) => worstNrs)));
  const count = places.reduce((sum, { episodes }) => sum + episodes.length, 0);
  return say("body.sum", { days: sore.size, episodes: count, nrs: worst });
}

interface WeeksProps {
  readonly slug: string;
  readonly until: LocalDay;
  readonly asOf: LocalDay;
}

/** Which weeks the charts show, and the way to earlier and later ones. */
function Weeks({ slug, until, asOf }: WeeksProps) {
  const words = useWords();
  const { say } = words;
  const later = Math.min(asOf, addDays(until, STEP_DAYS)) as LocalDay;
  const href = (day: LocalDay) => (day === asOf ? `/body/${slug}` : `/body/${slug}?until=${formatLocalDay(day)}`);
  return (
    <div class="week-line">
      <p class="eyebrow">
        {until === asOf ? say("body.up-to-today") : say("body.up-to", { day: words.day(until, "day-month") })}
      </p>
      <p class="week-nav">
        <a href={href(addDays(until, -STEP_DAYS))} aria-label={say("body.earlier")}>
          ‹
        </a>
        {until < asOf && (
          <a href={href(later)} aria-label={say("body.later")}>
            ›
          </a>
        )}
      </p>
    </div>
  );
}

type Limit = BodyPlace["limit"];

const isTestedIn = (limit: Limit): limit is Limit & { readonly kind: "achilles" | "front-of-knee" } => limit.isTested;

/** How much pain protocols allow here, each limit once. */
function Limits({ places }: { readonly places: readonly BodyPlace[] }) {
  const { say, tell } = useWords();
  if (places.length === 0) return null;
  const limits = new Map(places.map((place) => [`${place.limit.kind} ${tell(place.limit.words)}`, place]));
  return (
    <section class="card side" aria-labelledby="limits-title">
      <h2 id="limits-title">{say("body.limits.title")}</h2>
      {[...limits.values()].map(({ site, limit }) => (
        <div key={siteKey(site)} class="limit">
          <p>{tell(limit.words)}</p>
          <p class="small">
            {isTestedIn(limit) ? `${say(`body.limits.${limit.kind}`)} ` : ""}
            {say("body.limits.source", { source: limit.source })}
          </p>
        </div>
      ))}
      <p class="small">
        <a href="/methods#limits-of-a-place">{say("body.limits.more")}</a>
      </p>
    </section>
  );
}
