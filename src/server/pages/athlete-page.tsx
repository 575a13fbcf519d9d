import type { AthleteId } from "../../domain/ids.ts";
import { siteKey } from "../../domain/pain.ts";
import type { BodyReport } from "../../usecases/body-report.ts";
import type { ShownNote } from "../../usecases/notes-to.ts";
import { BodyMap } from "../body-map/body-map.tsx";
import { EMPTY_FORM } from "../form-body.ts";
import type { SharedSummary } from "../sharing/shared-summary.ts";
import { agoWords, marksOf } from "./body-page.tsx";
import type { DrawnChart } from "./chart-stack.tsx";
import { Document } from "./document.tsx";
import { StillCharts } from "./link-pages.tsx";
import { ProposeForm } from "./propose-form.tsx";
import { SharedVerdict } from "./shared-verdict.tsx";
import { SharedWeeks } from "./shared-weeks.tsx";
import { useWords } from "./words-context.ts";

/** What a form of these pages came to. */
export const ATHLETE_DONE = ["note", "note-empty", "proposed"] as const;
export type AthleteDone = (typeof ATHLETE_DONE)[number];

interface AthletePageProps {
  readonly athlete: AthleteId;
  readonly summary: SharedSummary;
  readonly charts: readonly DrawnChart[];
  /** Null where pain is not shared. */
  readonly body: BodyReport | null;
  /** What the reader wrote, newest first. */
  readonly notes: readonly ShownNote[];
  readonly done: AthleteDone | null;
  readonly problems: readonly string[];
}

/** Where the pages about an athlete are. */
export const athleteAddress = (athlete: AthleteId): string => `/athletes/${encodeURIComponent(athlete)}`;

/** One athlete, for those with whom they share: what was shared, and nothing else. */
export function AthletePage(props: AthletePageProps) {
  const { athlete, summary, charts, body, done, problems } = props;
  const { name, sees, report, entry, weeks } = summary;
  const { say } = useWords();
  return (
    <Document title={name} current="/squad">
      {done !== null && (
        <p class="notice" role="status">
          {say(`shared.done.${done}`)}
        </p>
      )}
      <h1 class="title">{name}</h1>
      <Ways athlete={athlete} sees={sees} />
      <div class="columns">
        <div class="column">
          <SharedVerdict assessment={report.assessment} sees={sees} weekAgo={entry.weekAgo} />
          <StillCharts charts={charts} />
          {body !== null && <SharedPain report={body} />}
        </div>
        <div class="column">
          <SharedWeeks weeks={weeks} knownDaysOf28={report.knownDaysOf28} silentDays={entry.silentDays} />
          <Notes {...props} />
          {sees.proposes && (
            <ProposeForm
              action={`${athleteAddress(athlete)}/proposals`}
              sent={EMPTY_FORM}
              asksName={false}
              problems={problems}
            />
          )}
        </div>
      </div>
    </Document>
  );
}

function Ways({ athlete, sees }: Pick<AthletePageProps, "athlete"> & Pick<SharedSummary, "sees">) {
  const { say } = useWords();
  const under = athleteAddress(athlete);
  if (!sees.runs && !sees.therapy && sees.logs.length === 0) return null;
  return (
    <p class="actions">
      {sees.runs && (
        <a class="button" href={`${under}/runs`}>
          {say("runs.title")}
        </a>
      )}
      {sees.therapy && (
        <a class="button" href={`${under}/brief`}>
          {say("shared.brief")}
        </a>
      )}
      {sees.logs.length > 0 && (
        <a class="button" href={`${under}/log`}>
          {say("shared.log")}
        </a>
      )}
    </p>
  );
}

/** Places that hurt, on the body and by name. */
function SharedPain({ report }: { readonly report: BodyReport }) {
  const words = useWords();
  const { say, site } = words;
  const sore = report.places.filter(({ lastSoreDay }) => lastSoreDay !== null);
  return (
    <section class="card" aria-labelledby="pain-title">
      <h2 id="pain-title">{say("body.places.title")}</h2>
      {sore.length === 0 ? (
        <p class="small">{say("shared.no-pain")}</p>
      ) : (
        <>
          <BodyMap marks={marksOf(report.places, words)} />
          <ul class="rows">
            {sore.map((place) => (
              <li key={siteKey(place.site)}>
                <p>
                  <strong>{site(place.site, "label")}</strong>
                  {place.lately !== null && ` ${place.lately.nrs} / 10`}
                  <br />
                  <span class="small">
                    {say("body.places.last", {
                      ago: agoWords(place.lastSoreDay, report.asOf, words),
                      episodes: place.episodes.length,
                    })}
                  </span>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Notes({ athlete, summary: { name, sees }, notes }: AthletePageProps) {
  const { say, day } = useWords();
  if (!sees.comments) return null;
  return (
    <section class="card" id="notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{say("shared.notes")}</h2>
      <form method="post" action={`${athleteAddress(athlete)}/notes`}>
        <div class="field">
          <label for="note-text">{say("squad.note.label", { name })}</label>
          <textarea id="note-text" name="text" rows={3} maxLength={2000} />
        </div>
        <p class="small">{say("squad.note.hint")}</p>
        <button class="button" type="submit">
          {say("squad.note.send")}
        </button>
      </form>
      <ul class="rows">
        {notes.map(({ id, text, writtenOn }) => (
          <li key={id}>
            <p>
              {text}
              <br />
              <span class="small">{day(writtenOn, "short-year")}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
