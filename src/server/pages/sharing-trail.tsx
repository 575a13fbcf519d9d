import type { AuditEvent } from "../../usecases/people.ts";
import { isLook, type SharingView, trailPart } from "../sharing/sharing-view.ts";
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
            <TrailRow key={`${event.action} ${event.via} ${event.lastAt} ${whoOf(event)}`} event={event} view={view} />
          ))}
        </ul>
      )}
    </section>
  );
}

const whoOf = ({ by }: AuditEvent): string => (by.kind === "account" ? by.account : by.link);

function TrailRow({ event, view }: { readonly event: AuditEvent; readonly view: SharingView }) {
  const words = useWords();
  const { say, day } = words;
  const { by, lastAt, times, via, action } = event;
  const link = by.kind === "link" ? view.linkOf(by.link) : null;
  const account = by.kind === "account" ? (view.nameOf(by.account) ?? say("notes.somebody")) : null;
  const name = account ?? (link === null ? say("sharing.a-link") : linkName(link, words));
  const when = `${day(view.dayOf(lastAt), "weekday-short")}, ${clockWords(lastAt, view.offsetMinOf(lastAt))}`;
  return (
    <li>
      <p>
        <strong>{name}</strong>
        <br />
        <span class="small">
          {say(isLook(action) ? "sharing.looked" : "sharing.wrote", {
            what: say(`sharing.part.${trailPart(action)}`),
            when,
            times,
          })}
          {via === "token" && ` · ${say("sharing.by-token")}`}
        </span>
      </p>
    </li>
  );
}
