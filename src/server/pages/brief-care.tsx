import type { Words } from "../../messages/words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { agoWords, insideWords, placesWords, sessionKey, timesWords } from "../words/care-words.ts";
import { useWords } from "./words-context.ts";

type Brief = TherapyReport["brief"];
type Session = Brief["sessions"][number];
type Kept = Brief["exercises"][number];

/** More would not fit on the sheet. */
const SESSIONS = 5;
const EXERCISES = 6;
const WEEKS = 4;

const MOMENTS = ["nrsBefore", "nrsAfter", "nrs24h", "nrs48h"] as const;

/** What was done, what soreness did then, and what is practised at home. */
export function BriefCare({ brief }: { readonly brief: Brief }) {
  const { say } = useWords();
  return (
    <section class="brief-part" aria-labelledby="brief-care-title">
      <h2 id="brief-care-title">{say("brief.care")}</h2>
      <SinceLine brief={brief} />
      {brief.sessions.length === 0 ? (
        <p>{say("brief.care.none")}</p>
      ) : (
        <SessionTable sessions={brief.sessions.slice(0, SESSIONS)} />
      )}
      {brief.sessions.length > SESSIONS && (
        <p class="small">{say("brief.care.more", { count: brief.sessions.length - SESSIONS })}</p>
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
  const said = last.map((row) => words.say(`brief.last.${row.kind}`, { ago: agoWords(row.daysSince, words) }));
  return <p>{words.say("brief.last", { sessions: said.join(", ") })}</p>;
}

function SessionTable({ sessions }: { readonly sessions: readonly Session[] }) {
  const words = useWords();
  const { say } = words;
  return (
    <table class="brief-sessions">
      <thead>
        <tr>
          <th scope="col">{say("brief.session")}</th>
          <th scope="col">{say("brief.session.where")}</th>
          {MOMENTS.map((name) => (
            <th key={name} scope="col">
              {say(`brief.session.${name}`)}
            </th>
          ))}
          <th scope="col">{say("brief.session.with-notes")}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={sessionKey(session)}>
            <th scope="row">{say(`brief.session.${session.kind}`, { day: words.day(session.day, "short-year") })}</th>
            <td data-label={say("brief.session.where")}>{placesWords(session.regions, words) || "–"}</td>
            {MOMENTS.map((name) => (
              <td key={name} data-label={say(`brief.session.${name}`)}>
                {session[name] ?? "–"}
              </td>
            ))}
            <td data-label={say("brief.session.with")}>
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
  const { say, tell } = useWords();
  const told = brief.beforeAfter.flatMap(({ kind, changes }) =>
    changes
      .filter(({ horizon, sessions }) => horizon !== "after" && sessions !== null)
      .map(({ horizon, said }) => ({
        key: `${kind} ${horizon}`,
        text: say("brief.effect", { kind: say(`therapy.kind.${kind}`), text: tell(said) }),
      })),
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
  if (exercises.length === 0) return <p>{words.say("brief.exercises.none")}</p>;
  return (
    <ul class="brief-exercises">
      {exercises.slice(0, EXERCISES).map((kept) => (
        <li key={kept.plan.key}>{exerciseWords(kept, words)}</li>
      ))}
    </ul>
  );
}

function exerciseWords({ plan, weeks, lastDone }: Kept, words: Words): string {
  const { say, day } = words;
  const asked = timesWords(plan.timesPerWeek, words);
  const named = { title: plan.title, kind: insideWords(say(`exercise.kind.${plan.kind}`), words) };
  const exercise = asked === null ? say("brief.exercise", named) : say("brief.exercise.asked", { ...named, asked });
  const shown = weeks.slice(-WEEKS);
  const done = shown.map(({ times }) => (times === null ? "–" : String(times))).join(", ");
  const last =
    lastDone === null ? say("brief.exercise.never") : say("brief.exercise.last", { day: day(lastDone, "short") });
  const kept = { exercise, done, weeks: shown.length, last };
  return plan.by === null
    ? say("brief.exercise.kept", kept)
    : say("brief.exercise.kept.from", { ...kept, name: plan.by });
}
