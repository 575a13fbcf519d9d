import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { useWords } from "./words-context.ts";

interface FeelActionsProps {
  readonly today: LocalDay;
  /** Whether it is the first thing to do on its page. */
  readonly isFirst?: boolean;
}

/** One tap for a good day; the log for another. */
export function FeelActions({ today, isFirst = false }: FeelActionsProps) {
  const { say } = useWords();
  return (
    <div class="actions">
      <form method="post" action="/log">
        <input type="hidden" name="kind" value="no-pain" />
        <input type="hidden" name="day" value={formatLocalDay(today)} />
        <input type="hidden" name="back" value="/" />
        <button class={isFirst ? "button primary" : "button"} type="submit">
          {say("log.no-pain.title")}
        </button>
      </form>
      <a class="button" href="/log#pain">
        {say("log.pain.title")}
      </a>
    </div>
  );
}
