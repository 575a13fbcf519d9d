import { shortDay, shortDayAndYear } from "../../domain/day-words.ts";
import type { Words } from "../../messages/words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { agoWords, placesWords, sessionKey, timesWords } from "../words/care-words.ts";
import { useWords } from "./words-context.ts";

type Brief = TherapyReport["brief"];
type Session = Brief["sessions"][number];
type Kept = Brief["exercises"][number];

/** More would not fit on the sheet. */
const SESSIONS = 5;
const EXERCISES = 6;
const WEEKS = 4;

const MOMENTS = [
  { name: "nrsBefore", label: "Before" },
  { name: "nrsAfter", label: "After" },
  { name: "nrs24h", label: "24 h" },
  { name: "nrs48h", label: "48 h" },
] as const;

/** What was done, what soreness did then, and what is practised at home. */
export function BriefCare({ brief }: { readonly brief: Brief }) {
  return (
    <section class="brief-part" aria-labelledby="brief-care-title">
      <h2 id="brief-care-title">What was done</h2>
      <SinceLine brief={brief} />
      {brief.sessions.length === 0 ? (
        <p>No session in the log of the last year.</p>
      ) : (
        <SessionTable sessions={brief.sessions.slice(0, SESSIONS)} />
      )}
      {brief.sessions.length > SESSIONS && (
        <p class="small">{`${brief.sessions.length - SESSIONS} more in the last year.`}</p>
      )}
      <EffectLines brief={brief} />
      <Exercises exercises={brief.exercises} />
    </section>
  );
}

/** How long ago each kind was, wherever. */
function SinceLine({ brief: { daysSince } }: { readonly brief: Brief }) {
  const words = useWords();
  const last = daysSince.filter(({ region }) => region === null);
  if (last.length === 0) return null;
  const said = last.map(
    (row) => `${words.say(`therapy.kind.${row.kind}`).toLowerCase()} ${agoWords(row.daysSince, words)}`,
  );
  return <p>{`Last ${said.join(", ")}.`}</p>;
}

function SessionTable({ sessions }: { readonly sessions: readonly Session[] }) {
  const words = useWords();
  const { say } = words;
  return (
    <table class="brief-sessions">
      <thead>
        <tr>
          <th scope="col">Session, and how sore</th>
          <th scope="col">Where</th>
          {MOMENTS.map(({ name, label }) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
          <th scope="col">With, and notes</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={sessionKey(session)}>
            <th scope="row">{`${shortDayAndYear(session.day)}, ${say(`therapy.kind.${session.kind}`).toLowerCase()}`}</th>
            <td data-label="Where">{placesWords(session.regions, words) || "–"}</td>
            {MOMENTS.map(({ name, label }) => (
              <td key={name} data-label={label}>
                {session[name] ?? "–"}
              </td>
            ))}
            <td data-label="With">
              {[session.therapist, session.note].filter((text) => text !== null).join(": ") || "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The sentences of the report about a day and two days later, where there are numbers. */
function EffectLines({ brief }: { readonly brief: Brief }) {
  const { say } = useWords();
  const told = brief.beforeAfter.flatMap(({ kind, changes }) =>
    changes
      .filter(({ horizon, sessions }) => horizon !== "after" && sessions !== null)
      .map(({ horizon, text }) => ({ key: `${kind} ${horizon}`, text: `${say(`therapy.kind.${kind}`)}. ${text}` })),
  );
  return (
    <>
      {told.map(({ key, text }) => (
        <p key={key} class="small">
          {text}
        </p>
      ))}
    </>
  );
}

function Exercises({ exercises }: { readonly exercises: readonly Kept[] }) {
  const words = useWords();
  if (exercises.length === 0) return <p>Exercises at home: none in the log.</p>;
  return (
    <ul class="brief-exercises">
      {exercises.slice(0, EXERCISES).map((kept) => (
        <li key={kept.plan.key}>{exerciseWords(kept, words)}</li>
      ))}
    </ul>
  );
}

function exerciseWords({ plan, weeks, lastDone }: Kept, words: Words): string {
  const asked = timesWords(plan.timesPerWeek, words);
  const kind = words.say(`exercise.kind.${plan.kind}`).toLowerCase();
  const head = [`${plan.title} (${kind})`, asked === null ? "" : `asked ${asked}`]
    .filter((part) => part !== "")
    .join(", ");
  const done = weeks.slice(-WEEKS).map(({ times }) => (times === null ? "–" : String(times)));
  const last = lastDone === null ? "never ticked off" : `last on ${shortDay(lastDone)}`;
  const by = plan.by === null ? "" : ` From ${plan.by}.`;
  return `${head}: ${done.join(", ")} times in the last ${done.length} weeks, ${last}.${by}`;
}
