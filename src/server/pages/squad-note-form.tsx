import type { AthleteId } from "../../domain/ids.ts";
import { useWords } from "./words-context.ts";

interface SquadNoteFormProps {
  readonly athlete: AthleteId;
  readonly name: string;
  readonly place: number;
  readonly query: string;
}

/** A note to an athlete, without leaving the list. */
export function SquadNoteForm({ athlete, name, place, query }: SquadNoteFormProps) {
  const { say } = useWords();
  return (
    <form class="squad-note" method="post" action="/squad/notes">
      <input type="hidden" name="athlete" value={athlete} />
      <input type="hidden" name="query" value={query} />
      <label for={`n${place}`}>{say("squad.note.label", { name })}</label>
      <textarea id={`n${place}`} name="text" rows={2} maxLength={2000} />
      <p class="small">{say("squad.note.hint")}</p>
      <button class="button" type="submit">
        {say("squad.note.send")}
      </button>
    </form>
  );
}
