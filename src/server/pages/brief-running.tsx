import { METRES_PER_KM } from "../../domain/units.ts";
import type { Words } from "../../messages/words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { useWords } from "./words-context.ts";

type Brief = TherapyReport["brief"];
type Routine = Brief["routine"];

interface Column {
  readonly head: string;
  readonly routine: Routine;
}

/** The running now, and how it was before the loudest place became sore. */
export function BriefRunning({ brief }: { readonly brief: Brief }) {
  const words = useWords();
  const columns = columnsOf(brief, words);
  return (
    <section class="brief-part" aria-labelledby="brief-running-title">
      <h2 id="brief-running-title">{titleOf(brief, words)}</h2>
      <table>
        <thead>
          <tr>
            <td />
            {columns.map(({ head, routine }) => (
              <th key={head} scope="col">
                {head}
                <span>
                  {words.say("days.range", {
                    from: words.day(routine.window.from, "short"),
                    to: words.day(routine.window.to, "short"),
                  })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ name, told }) => (
            <tr key={name}>
              <th scope="row">{words.say(`brief.row.${name}`)}</th>
              {columns.map(({ head, routine }) => (
                <td key={head} data-label={head}>
                  {told(routine, words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function titleOf({ places: [first] }: Brief, { say, site }: Words): string {
  return first === undefined ? say("brief.running") : say("brief.running.before", { place: site(first.site, "the") });
}

function columnsOf({ routine, places }: Brief, { say }: Words): readonly Column[] {
  const first = places[0];
  const now = { head: say("brief.column.now"), routine };
  if (first === undefined) return [now];
  return [
    now,
    { head: say("brief.column.before"), routine: first.before.lastWeeks },
    { head: say("brief.column.earlier"), routine: first.before.earlier },
  ];
}

interface Row {
  readonly name: "runs" | "distance" | "long-run" | "pace" | "cadence" | "contact";
  readonly told: (routine: Routine, words: Words) => string;
}

const known = (value: number | null, { say }: Words, told: (value: number) => string): string =>
  value === null ? say("brief.not-known") : told(value);

const lengthOf = (distanceM: number | null, words: Words): string =>
  known(distanceM, words, (lengthM) => words.distance(lengthM));

const ROWS: readonly Row[] = [
  {
    name: "runs",
    told: ({ runsPerWeek, coverage }, { say, number }) =>
      runsPerWeek === null
        ? say("brief.not-known.days", { percent: Math.round(coverage * 100) })
        : number(runsPerWeek, 1),
  },
  { name: "distance", told: ({ weeklyDistanceM }, words) => lengthOf(weeklyDistanceM, words) },
  {
    name: "long-run",
    told: ({ longRunM, longestRunM }, words) => `${lengthOf(longRunM, words)}, ${lengthOf(longestRunM, words)}`,
  },
  {
    name: "pace",
    told: ({ paceSPerKm }, words) => known(paceSPerKm, words, (paceS) => words.pace(METRES_PER_KM / paceS)),
  },
  {
    name: "cadence",
    told: ({ cadenceSpm }, words) =>
      known(cadenceSpm, words, (cadence) => words.say("info.steps", { value: Math.round(cadence) })),
  },
  {
    name: "contact",
    told: ({ groundContactS, groundContactBalanceLeftFrac }, words) =>
      [
        known(groundContactS, words, (contactS) => `${words.number(contactS * 1000)} ms`),
        known(groundContactBalanceLeftFrac, words, (share) => words.percent(share * 100, 1)),
      ].join(", "),
  },
];
