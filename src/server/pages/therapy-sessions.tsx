import { shortDayAndYear } from "../../domain/day-words.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { TherapySession } from "../../domain/therapy.ts";
import { agoWords, placesWords, scoresWords, sessionKey } from "../words/care-words.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { FRESH } from "./log-state.ts";
import { LaterForm, sessionFields } from "./therapy-later.tsx";
import { useWords } from "./words-context.ts";

const SHOWN = 5;

interface TherapySessionsProps {
  readonly sessions: readonly TherapySession[];
  readonly today: LocalDay;
}

/** The sessions of the last year, the latest first. */
export function TherapySessions({ sessions, today }: TherapySessionsProps) {
  const behind = sessions.slice(SHOWN);
  return (
    <section class="card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">Sessions of the last year</h2>
      {sessions.length === 0 && (
        <p class="small">
          None yet. Log a massage, physio or other session below, with how sore it was before and after.
        </p>
      )}
      <SessionList sessions={sessions.slice(0, SHOWN)} today={today} />
      {behind.length > 0 && (
        <details class="more">
          <summary>{behind.length === 1 ? "One earlier session" : `${behind.length} earlier sessions`}</summary>
          <SessionList sessions={behind} today={today} />
        </details>
      )}
    </section>
  );
}

function SessionList({ sessions, today }: TherapySessionsProps) {
  if (sessions.length === 0) return null;
  return (
    <ul class="care-list">
      {sessions.map((session) => (
        <li key={sessionKey(session)}>
          <SessionRow session={session} today={today} />
        </li>
      ))}
    </ul>
  );
}

function SessionRow({ session, today }: { readonly session: TherapySession; readonly today: LocalDay }) {
  const words = useWords();
  const kind = words.say(`therapy.kind.${session.kind}`);
  const places = placesWords(session.regions, words);
  const scores = scoresWords(session, words);
  return (
    <details class="care-row">
      <summary>
        <span class="care-head">
          <span class="care-name">{kind}</span>
          <span class="care-day">{shortDayAndYear(session.day)}</span>
        </span>
        <span class="small">
          {[places, scores].filter((text) => text !== "").join(". ") || "No numbers"} <span class="why">More</span>
        </span>
      </summary>
      <div class="care-more">
        {session.therapist !== null && (
          <p class="small">{`With ${session.therapist}, ${agoWords(today - session.day, words)}.`}</p>
        )}
        {session.note !== null && <p class="note">{session.note}</p>}
        <LaterForm session={session} ask={["nrs24h", "nrs48h"]} state={FRESH} />
        <form method="post" action="/log">
          <HiddenFields fields={{ kind: "session-removed", ...sessionFields(session) }} />
          <button class="button" type="submit">
            Take it back
            <span class="unseen">{`: ${kind} of ${shortDayAndYear(session.day)}`}</span>
          </button>
        </form>
      </div>
    </details>
  );
}
