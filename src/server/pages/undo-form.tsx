import type { RecentImport } from "../../usecases/app.ts";
import { takenBackWords } from "../words/undo-words.ts";

interface UndoFormProps {
  readonly batch: RecentImport;
}

/** Takes an import back as a whole, or brings it back. What that means is said before the button. */
export function UndoForm({ batch }: UndoFormProps) {
  if (batch.undone) {
    return (
      <form class="undo" method="post" action={`/import/${batch.batchId}/redo`}>
        <p class="small">This import was taken back. Its files are kept, so it can come back as it was.</p>
        <button class="button" type="submit">
          Bring it back
        </button>
      </form>
    );
  }
  const brought = takenBackWords(batch.outcomes);
  if (brought === "") return null;
  return (
    <form class="undo" method="post" action={`/import/${batch.batchId}/undo`}>
      <p class="small">
        {`Taking it back removes ${brought} from every page and number. The files are kept, so it can be brought back.`}
      </p>
      <button class="button" type="submit">
        Take this import back
      </button>
    </form>
  );
}
