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
  const { say } = useWords();
  const behind = sessions.slice(SHOWN);
  return (
    <section class="card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{say("therapy.sessions")}</h2>
      {sessions.length === 0 && <p class="small">{say("therapy.sessions.none")}</p>}
      <SessionList sessions={sessions.slice(0, SHOWN)} today={today} />
      {behind.length > 0 && (
        <details class="more">
          <summary>{say("therapy.sessions.earlier", { count: behind.length })}</summary>
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
  const { say } = words;
  const kind = say(`therapy.kind.${session.kind}`);
  const day = words.day(session.day, "short-year");
  const places = placesWords(session.regions, words);
  const scores = scoresWords(session, words);
  return (
    <details class="care-row">
      <summary>
        <span class="care-head">
          <span class="care-name">{kind}</span>
          <span class="care-day">{day}</span>
        </span>
        <span class="small">
          {[places, scores].filter((text) => text !== "").join(". ") || say("therapy.sessions.no-numbers")}{" "}
          <span class="why">{say("finding.more")}</span>
        </span>
      </summary>
      <div class="care-more">
        {session.therapist !== null && (
          <p class="small">
            {say("therapy.sessions.with", { name: session.therapist, ago: agoWords(today - session.day, words) })}
          </p>
        )}
        {session.note !== null && <p class="note">{session.note}</p>}
        <LaterForm session={session} ask={["nrs24h", "nrs48h"]} state={FRESH} />
        <form method="post" action="/log">
          <HiddenFields fields={{ kind: "session-removed", ...sessionFields(session) }} />
          <button class="button" type="submit">
            {say("therapy.sessions.undo")}
            <span class="unseen">{say("therapy.sessions.undo-what", { kind, day })}</span>
          </button>
        </form>
      </div>
    </details>
  );
}
