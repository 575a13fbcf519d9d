import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { useLogAddress } from "./log-address.ts";
import { useWords } from "./words-context.ts";

interface NoPainFormProps {
  readonly today: LocalDay;
}

/** One tap: an answer, not the absence of one. */
export function NoPainForm({ today }: NoPainFormProps) {
  const { say } = useWords();
  const action = useLogAddress();
  return (
    <form class="card" method="post" action={action} aria-labelledby="no-pain-title">
      <input type="hidden" name="kind" value="no-pain" />
      <input type="hidden" name="day" value={formatLocalDay(today)} />
      <h2 id="no-pain-title">{say("log.no-pain.title")}</h2>
      <p class="small">{say("log.no-pain.why")}</p>
      <button class="button primary wide" type="submit">
        {say("log.no-pain.send")}
      </button>
    </form>
  );
}
