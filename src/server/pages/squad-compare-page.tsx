import { addDays, isoWeekStart, type LocalDay } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import { COMPARED_WEEKS, type ComparedAthlete } from "../squad/compared-athlete.ts";
import { LEVEL_SHAPES } from "../words/headline-words.ts";
import { BackToSquad } from "./back-to-squad.tsx";
import { DataTable } from "./data-table.tsx";
import { Document } from "./document.tsx";
import { LevelMark } from "./level-mark.tsx";
import { useWords } from "./words-context.ts";

interface SquadComparePageProps {
  readonly asOf: LocalDay;
  readonly athletes: readonly ComparedAthlete[];
}

const CHART = { width: 336, height: 72 } as const;

/** A few athletes under each other on one axis of time and one scale. */
export function SquadComparePage({ asOf, athletes }: SquadComparePageProps) {
  const { say, day, distance } = useWords();
  const topM = Math.max(0, ...athletes.flatMap(({ weeks }) => weeks.flatMap(({ distanceM }) => distanceM ?? [])));
  const from = addDays(isoWeekStart(asOf), -7 * (COMPARED_WEEKS - 1));
  return (
    <Document title={say("squad.compare.title")} current="/squad">
      <BackToSquad />
      <h1 class="title">{say("squad.compare.title")}</h1>
      <p class="small">
        {say("squad.compare.weeks", { from: day(from, "short"), to: day(asOf, "short") })}{" "}
        {topM > 0 && say("squad.compare.scale", { top: distance(topM) })}
      </p>
      <div class="compared">
        {athletes.map((athlete) => (
          <Athlete key={athlete.entry.athlete} athlete={athlete} topM={topM} />
        ))}
      </div>
      <Table athletes={athletes} />
    </Document>
  );
}

/** Not two to four were chosen. */
export function SquadCompareNone({ count }: { readonly count: number }) {
  const { say } = useWords();
  return (
    <Document title={say("squad.compare.title")} current="/squad">
      <h1 class="title">{say("squad.compare.title")}</h1>
      <p class="card">{say("squad.compare.count", { count })}</p>
      <BackToSquad />
    </Document>
  );
}

function Athlete({ athlete, topM }: { readonly athlete: ComparedAthlete; readonly topM: number }) {
  const words = useWords();
  const { say } = words;
  const { entry, weeks, painNrs } = athlete;
  const level = entry.now?.level ?? "grey";
  return (
    <section class="card" aria-label={entry.name}>
      <h2>{entry.name}</h2>
      <p class={`pill squad-verdict level-${level}`}>
        <LevelMark shape={LEVEL_SHAPES[level]} />
        <span>{say(entry.now === null ? "squad.no-verdict" : `headline.${entry.now.headline}`)}</span>
      </p>
      <p class="small">{words.tell(entry.why)}</p>
      <h3>{say("squad.compare.runs")}</h3>
      {!entry.seesRuns ? (
        <p class="small">{say("squad.not-shared")}</p>
      ) : (
        <svg class="spark compare" viewBox={`0 0 ${CHART.width} ${CHART.height}`} aria-hidden="true" focusable="false">
          <path class="bars" d={barsPath(weeks, topM)} />
        </svg>
      )}
      <h3>{say("squad.compare.pain")}</h3>
      {painNrs === null ? (
        <p class="small">{say("squad.not-shared")}</p>
      ) : (
        <svg class="spark compare" viewBox={`0 0 ${CHART.width} 44`} aria-hidden="true" focusable="false">
          <path d={strokesPath(painNrs)} />
        </svg>
      )}
    </section>
  );
}

/** A bar a week, as wide as its seven days; a week that nobody knows of has none. */
function barsPath(weeks: ComparedAthlete["weeks"], topM: number): string {
  const width = CHART.width / weeks.length;
  return weeks
    .map(({ distanceM }, week) => {
      if (distanceM === null || topM === 0) return "";
      const height = (CHART.height * distanceM) / topM;
      return `M${(week * width + 2).toFixed(1)} ${CHART.height}v${(-height).toFixed(1)}h${(width - 4).toFixed(1)}v${height.toFixed(1)}z`;
    })
    .join("");
}

/** A stroke for each day with an answer, 4 units for a point; a day without pain is a low one. */
function strokesPath(painNrs: readonly (number | null)[]): string {
  const step = CHART.width / painNrs.length;
  return painNrs
    .map((nrs, day) => (nrs === null ? "" : `M${(day * step + step / 2).toFixed(1)} 44v${-(3 + 4 * nrs)}`))
    .join("");
}

function Table({ athletes }: Pick<SquadComparePageProps, "athletes">) {
  const words = useWords();
  const caption = words.say("squad.compare.table");
  const weeks = athletes[0]?.weeks ?? [];
  const table = {
    headers: [words.say("squad.compare.week"), ...athletes.map(({ entry }) => entry.name)],
    rows: weeks.map(({ weekStart }, week) => [
      words.day(weekStart, "short"),
      ...athletes.map((athlete) => cellWords(athlete, week, words)),
    ]),
  };
  return (
    <details class="card more">
      <summary>{caption}</summary>
      <DataTable caption={caption} table={table} />
    </details>
  );
}

/** What one athlete's week came to: distance, longest run and worst pain, as far as they are shared. */
function cellWords({ entry, weeks, painNrs }: ComparedAthlete, week: number, { say, distance }: Words): string {
  const one = weeks[week];
  if (one === undefined || !(entry.seesRuns || painNrs !== null)) return say("squad.not-shared");
  const { distanceM, longestRunM, maxNrs } = one;
  const parts = [
    entry.seesRuns && (distanceM === null ? say("squad.figure.unknown") : distance(distanceM)),
    longestRunM !== null && say("squad.compare.longest", { distance: distance(longestRunM) }),
    maxNrs !== null && say("squad.pain.of-ten", { nrs: maxNrs }),
  ];
  return parts.filter((part) => part !== false).join(", ") || say("squad.pain.none");
}
