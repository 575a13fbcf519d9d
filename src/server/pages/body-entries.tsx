import { addDays, formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { PainEntry } from "../../domain/pain.ts";
import type { BodyPlace } from "./body-place-page.tsx";
import { useWords } from "./words-context.ts";

const SHOWN_DAYS = 26 * 7;

interface BodyEntriesProps {
  readonly places: readonly BodyPlace[];
  readonly slug: string;
  readonly until: LocalDay;
}

/** What was logged here in the weeks of the charts, newest first, each with a way to take it back. */
export function BodyEntries({ places, slug, until }: BodyEntriesProps) {
  const { say } = useWords();
  const entries = places
    .flatMap(({ days }) => days.flatMap((day) => day.entries))
    .filter(({ day }) => day <= until && day > addDays(until, -SHOWN_DAYS))
    .sort((a, b) => b.day - a.day);
  if (entries.length === 0) return null;
  return (
    <section class="card side" aria-labelledby="entries-title">
      <h2 id="entries-title">{say("body.entries.title")}</h2>
      <details class="more">
        <summary>{say("body.entries.count", { count: entries.length })}</summary>
        <ul class="entries">
          {entries.map((entry) => (
            <EntryRow key={keyOf(entry)} entry={entry} slug={slug} isNamed={places.length > 1} />
          ))}
        </ul>
      </details>
    </section>
  );
}

const keyOf = ({ day, region, side, moment, activityId }: PainEntry): string =>
  [day, region, side, moment, activityId].join(" ");

interface EntryRowProps {
  readonly entry: PainEntry;
  readonly slug: string;
  readonly isNamed: boolean;
}

function EntryRow({ entry, slug, isNamed }: EntryRowProps) {
  const { say, site, day } = useWords();
  const moment = say(`entry.moment.${entry.moment}`);
  const said = [
    isNamed ? site(entry, "label") : "",
    moment,
    entry.quality === null ? "" : say(`entry.quality.${entry.quality}`).toLowerCase(),
    entry.alteredGait === true ? say("body.entries.gait") : "",
    entry.nightPain === true ? say("body.entries.night") : "",
  ].filter((part) => part !== "");
  const when = day(entry.day, "weekday-short");
  return (
    <li>
      <p>
        <strong>{`${entry.nrs} / 10`}</strong> {when}
        <span class="small entry-said">{said.join(" · ")}</span>
        {entry.note !== null && <span class="small entry-said">{entry.note}</span>}
      </p>
      <form method="post" action="/log">
        <input type="hidden" name="kind" value="pain-removed" />
        <input type="hidden" name="place" value={slug} />
        <input type="hidden" name="day" value={formatLocalDay(entry.day)} />
        <input type="hidden" name="region" value={entry.region} />
        {entry.side !== null && <input type="hidden" name="side" value={entry.side} />}
        <input type="hidden" name="moment" value={entry.moment} />
        {entry.activityId !== null && <input type="hidden" name="activityId" value={entry.activityId} />}
        <button
          class="button"
          type="submit"
          aria-label={say("body.entries.take-back-what", { nrs: entry.nrs, day: when, moment })}
        >
          {say("body.entries.take-back")}
        </button>
      </form>
    </li>
  );
}
