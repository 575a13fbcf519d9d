import type { LocalDay } from "../../domain/local-day.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import { FeelActions } from "./feel-actions.tsx";
import { useWords } from "./words-context.ts";

/** Runs are known, and nobody has ever said how it feels: then half of the rules are blind. */
export const hasNoAnswers = ({ days, pain, weeks }: WeeklyReport): boolean =>
  days.length > 0 && pain.length === 0 && weeks.every(({ maxNrs }) => maxNrs === null);

/** Asks somebody whose log holds runs alone. */
export function FeelCard({ today }: { readonly today: LocalDay }) {
  const { say } = useWords();
  return (
    <section class="card feel" aria-labelledby="feel-title">
      <h2 id="feel-title">{say("feel.title")}</h2>
      <p class="small">{say("feel.why")}</p>
      <FeelActions today={today} isFirst />
    </section>
  );
}
