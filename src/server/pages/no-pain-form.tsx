import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";

interface NoPainFormProps {
  readonly today: LocalDay;
}

/** One tap: an answer, not the absence of one. */
export function NoPainForm({ today }: NoPainFormProps) {
  return (
    <form class="card" method="post" action="/log" aria-labelledby="no-pain-title">
      <input type="hidden" name="kind" value="no-pain" />
      <input type="hidden" name="day" value={formatLocalDay(today)} />
      <h2 id="no-pain-title">Nothing hurts</h2>
      <p class="small">A quiet day is an answer too. Without answers we cannot say that all is quiet.</p>
      <button class="button primary wide" type="submit">
        No pain today
      </button>
    </form>
  );
}
