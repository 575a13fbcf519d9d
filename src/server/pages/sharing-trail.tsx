import type { Words } from "../../messages/words.ts";
import { actorIn } from "../../usecases/people/trail-actor.ts";
import type { AuditEvent } from "../../usecases/people.ts";
import { isLook, type SharingView, toolIn, trailPart } from "../sharing/sharing-view.ts";
import { clockWords } from "../words/clock-words.ts";
import { linkName } from "./sharing-links.tsx";
import { useWords } from "./words-context.ts";

/** Who looked, at what and when: people first, then links, each with the newest look on top. */
export function SharingTrail({ view }: { readonly view: SharingView }) {
  const { say } = useWords();
  return (
    <section class="card" aria-labelledby="trail">
      <h2 id="trail">{say("sharing.trail")}</h2>
      <p class="small">{say("sharing.trail-hint")}</p>
      {view.trail.length === 0 ? (
        <p>{say("sharing.trail-empty")}</p>
      ) : (
        <ul class="rows">
          {view.trail.map((event) => (
            <TrailRow
              key={`${event.action} ${event.via} ${event.lastAt} ${actorIn(event)}`}
              event={event}
              view={view}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function nameOf({ by }: AuditEvent, view: SharingView, words: Words): string {
  switch (by.kind) {
    case "account":
      return view.nameOf(by.account) ?? words.say("notes.somebody");
    case "link": {
      const link = view.linkOf(by.link);
      return link === null ? words.say("sharing.a-link") : linkName(link, words);
    }
    case "machine":
      return words.say("sharing.this-machine");
    default:
      return by satisfies never;
  }
}

function TrailRow({ event, view }: { readonly event: AuditEvent; readonly view: SharingView }) {
  const words = useWords();
  const { say, day } = words;
  const { lastAt, times, via, action } = event;
  const tool = toolIn(action);
  const when = `${day(view.dayOf(lastAt), "weekday-short")}, ${clockWords(lastAt, view.offsetMinOf(lastAt))}`;
  return (
    <li>
      <p>
        <strong>{nameOf(event, view, words)}</strong>
        <br />
        <span class="small">
          {say(isLook(action) ? "sharing.looked" : "sharing.wrote", {
            what: say(`sharing.part.${trailPart(action)}`),
            when,
            times,
          })}
          {tool !== null && ` · ${say("sharing.by-assistant", { tool })}`}
          {tool === null && via === "token" && ` · ${say("sharing.by-token")}`}
        </span>
      </p>
    </li>
  );
}
