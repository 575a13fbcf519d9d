import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { TherapySession } from "../../domain/therapy.ts";
import type { Words } from "../../messages/words.ts";
import { textOf } from "../form-body.ts";
import { placesWords, scoresDue, sessionKey } from "../words/care-words.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { ScoreSelect } from "./score-select.tsx";
import { useWords } from "./words-context.ts";

interface TherapyLaterProps {
  readonly sessions: readonly TherapySession[];
  readonly state: LogState;
  readonly today: LocalDay;
}

/** Asks for the numbers of a day and two days later, while they are missing and still remembered. */
export function TherapyLater({ sessions, state, today }: TherapyLaterProps) {
  const words = useWords();
  const due = sessions.filter((session) => scoresDue(session, today).length > 0);
  return (
    <>
      {due.map((session) => (
        <section key={sessionKey(session)} class="card" aria-labelledby={`later-${sessionKey(session)}`}>
          <h2 id={`later-${sessionKey(session)}`}>{questionOf(session, words)}</h2>
          <p class="small">{words.say("therapy.later.why", { before: session.nrsBefore ?? "–" })}</p>
          <LaterForm session={session} ask={scoresDue(session, today)} state={state} />
        </section>
      ))}
    </>
  );
}

function questionOf(session: TherapySession, words: Words): string {
  const places = placesWords(session.regions, words, "inside");
  const day = words.day(session.day, "weekday-short");
  const { kind } = session;
  return places === ""
    ? words.say(`therapy.later.question.${kind}`, { day })
    : words.say(`therapy.later.question.${kind}.where`, { day, places });
}

interface LaterFormProps {
  readonly session: TherapySession;
  readonly ask: readonly ("nrs24h" | "nrs48h")[];
  readonly state: LogState;
}

/** Fills in the numbers that came later; everything said before is sent along, so that it stays. */
export function LaterForm({ session, ask, state: all }: LaterFormProps) {
  const { say, day } = useWords();
  const sent = stateFor("later-scores", all);
  const isThis = textOf(sent.form, "day") === formatLocalDay(session.day);
  const id = sessionKey(session);
  const kept = {
    nrs24h: ask.includes("nrs24h") ? null : session.nrs24h,
    nrs48h: ask.includes("nrs48h") ? null : session.nrs48h,
  };
  return (
    <form method="post" action="/log" class="later">
      <HiddenFields fields={{ kind: "later-scores", ...sessionFields(session), ...kept }} />
      <div class="pair">
        {ask.map((name) => (
          <ScoreSelect
            key={name}
            id={`${id}-${name}`}
            name={name}
            label={say(`therapy.later.${name}`)}
            chosen={chosenOf(session[name])}
            problem={isThis ? problemWith(name, sent) : undefined}
          />
        ))}
      </div>
      <button class="button" type="submit">
        {say("therapy.later.save")}
        <span class="unseen"> {say("therapy.later.save-what", { day: day(session.day, "weekday-short") })}</span>
      </button>
    </form>
  );
}

const chosenOf = (nrs: number | null): string | undefined => (nrs === null ? undefined : String(nrs));

/** What a form says of a session to name it, with everything that was said before. */
export function sessionFields(session: TherapySession) {
  return {
    day: formatLocalDay(session.day),
    therapyKind: session.kind,
    regions: session.regions,
    nrsBefore: session.nrsBefore,
    nrsAfter: session.nrsAfter,
    therapist: session.therapist,
    note: session.note,
  };
}
