import { kmWords } from "../../charts/number-words.ts";
import { shortDay } from "../../domain/day-words.ts";
import { siteName } from "../../domain/site-words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { durationWords } from "../words/measure-words.ts";

type Brief = TherapyReport["brief"];
type Routine = Brief["routine"];

interface Column {
  readonly head: string;
  readonly routine: Routine;
}

/** The running now, and how it was before the loudest place became sore. */
export function BriefRunning({ brief }: { readonly brief: Brief }) {
  const columns = columnsOf(brief);
  return (
    <section class="brief-part" aria-labelledby="brief-running-title">
      <h2 id="brief-running-title">{titleOf(brief)}</h2>
      <table>
        <thead>
          <tr>
            <td />
            {columns.map(({ head, routine }) => (
              <th key={head} scope="col">
                {head}
                <span>{`${shortDay(routine.window.from)} to ${shortDay(routine.window.to)}`}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ name, words }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map(({ head, routine }) => (
                <td key={head} data-label={head}>
                  {words(routine)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function titleOf({ places: [first] }: Brief): string {
  return first === undefined
    ? "The running"
    : `The running, and how it was before ${siteName(first.site).the} became sore`;
}

function columnsOf({ routine, places }: Brief): readonly Column[] {
  const first = places[0];
  const now = { head: "Last 8 weeks", routine };
  if (first === undefined) return [now];
  return [
    now,
    { head: "4 weeks before that day", routine: first.before.lastWeeks },
    { head: "8 weeks before those", routine: first.before.earlier },
  ];
}

const known = <T,>(value: T | null, words: (value: T) => string): string =>
  value === null ? "not known" : words(value);

const ROWS: readonly { readonly name: string; readonly words: (routine: Routine) => string }[] = [
  {
    name: "Runs a week",
    words: ({ runsPerWeek, coverage }) =>
      runsPerWeek === null ? `not known: ${Math.round(coverage * 100)} % of days` : runsPerWeek.toFixed(1),
  },
  { name: "Distance a week", words: ({ weeklyDistanceM }) => known(weeklyDistanceM, kmWords) },
  {
    name: "Long run of a week, and longest",
    words: ({ longRunM, longestRunM }) => `${known(longRunM, kmWords)}, ${known(longestRunM, kmWords)}`,
  },
  { name: "Pace", words: ({ paceSPerKm }) => known(paceSPerKm, (pace) => `${durationWords(pace)} /km`) },
  {
    name: "Cadence",
    words: ({ cadenceSpm }) => known(cadenceSpm, (cadence) => `${Math.round(cadence)} steps a minute`),
  },
  {
    name: "Ground contact, and left share",
    words: ({ groundContactS, groundContactBalanceLeftFrac }) =>
      [
        known(groundContactS, (contact) => `${Math.round(contact * 1000)} ms`),
        known(groundContactBalanceLeftFrac, (share) => `${(share * 100).toFixed(1)} %`),
      ].join(", "),
  },
];
