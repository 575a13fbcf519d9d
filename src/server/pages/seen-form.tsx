import type { RuleCode } from "../../domain/assessment.ts";
import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { useWords } from "./words-context.ts";

interface SeenFormProps {
  readonly rule: RuleCode;
  readonly today: LocalDay;
}

/** A warning sign stands until the runner says that somebody qualified has looked at it. */
export function SeenForm({ rule, today }: SeenFormProps) {
  const { say } = useWords();
  return (
    <form class="seen" method="post" action="/log">
      <input type="hidden" name="kind" value="seen" />
      <input type="hidden" name="rule" value={rule} />
      <input type="hidden" name="day" value={formatLocalDay(today)} />
      <button class="button" type="submit">
        {say("seen.send")}
      </button>
    </form>
  );
}
