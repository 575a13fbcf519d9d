import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import type { WeeklyReport } from "../../usecases/app.ts";

/** Runs are known, and nobody has ever said how it feels: then half of the rules are blind. */
export const hasNoAnswers = ({ days, pain, weeks }: WeeklyReport): boolean =>
  days.length > 0 && pain.length === 0 && weeks.every(({ maxNrs }) => maxNrs === null);

/** One tap for a good day; the log for another. */
export function FeelCard({ today }: { readonly today: LocalDay }) {
  return (
    <section class="card feel" aria-labelledby="feel-title">
      <h2 id="feel-title">How do you feel today?</h2>
      <p class="small">Only you know. Load alone never says rest; an answer a day lets the pain rules speak too.</p>
      <div class="actions">
        <form method="post" action="/log">
          <input type="hidden" name="kind" value="no-pain" />
          <input type="hidden" name="day" value={formatLocalDay(today)} />
          <input type="hidden" name="back" value="/" />
          <button class="button primary" type="submit">
            Nothing hurts
          </button>
        </form>
        <a class="button" href="/log#pain">
          Something hurts
        </a>
      </div>
    </section>
  );
}
