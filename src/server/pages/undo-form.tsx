import type { RecentImport } from "../../usecases/app.ts";
import { takenBackWords } from "../words/undo-words.ts";
import { useWords } from "./words-context.ts";

interface UndoFormProps {
  readonly batch: RecentImport;
}

/** Takes an import back as a whole, or brings it back. What that means is said before the button. */
export function UndoForm({ batch }: UndoFormProps) {
  const words = useWords();
  const { say } = words;
  if (batch.undone) {
    return (
      <form class="undo" method="post" action={`/import/${batch.batchId}/redo`}>
        <p class="small">{say("import.undo.was")}</p>
        <button class="button" type="submit">
          {say("import.undo.redo")}
        </button>
      </form>
    );
  }
  const brought = takenBackWords(batch.outcomes, words);
  if (brought === "") return null;
  return (
    <form class="undo" method="post" action={`/import/${batch.batchId}/undo`}>
      <p class="small">{say("import.undo.means", { brought })}</p>
      <button class="button" type="submit">
        {say("import.undo.undo")}
      </button>
    </form>
  );
}
