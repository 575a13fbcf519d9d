import type { ShownNote } from "../../usecases/notes-to.ts";
import { clockWords } from "../words/clock-words.ts";
import { useWords } from "./words-context.ts";

interface NotesCardProps {
  readonly notes: readonly ShownNote[];
  /** The page it stands on, to come back to. */
  readonly back: "/" | "/diary";
}

/** What coaches and therapists wrote to the runner: who, when, and a way to put it away. */
export function NotesCard({ notes, back }: NotesCardProps) {
  const { say, day } = useWords();
  if (notes.length === 0) return null;
  return (
    <section class="card notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{say("notes.title")}</h2>
      <ul>
        {notes.map(({ id, by, writtenAt, utcOffsetMin, writtenOn, text, about }) => (
          <li key={id}>
            <p class="said">{text}</p>
            <p class="small">
              {say("notes.by", {
                name: by ?? say("notes.somebody"),
                when: `${day(writtenOn, "weekday-short")}, ${clockWords(writtenAt, utcOffsetMin)}`,
              })}
              {about !== null && ` · ${say("notes.about", { day: day(about, "short") })}`}
            </p>
            <form method="post" action="/notes/put-away">
              <input type="hidden" name="note" value={id} />
              <input type="hidden" name="back" value={back} />
              <button class="button" type="submit">
                {say("notes.dismiss")}
                <span class="unseen">: {text.slice(0, 60)}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
