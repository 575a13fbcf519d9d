import { useWords } from "./words-context.ts";

/** Pain is logged and no run is known: says what the runs would add. */
export function NoRunsCard() {
  const { say } = useWords();
  return (
    <section class="card" aria-labelledby="no-runs-title">
      <h2 id="no-runs-title">{say("no-runs.title")}</h2>
      <p class="small">{say("no-runs.why")}</p>
      <p class="actions">
        <a class="button primary" href="/import">
          {say("verdict.import")}
        </a>
        <a class="button" href="/diary">
          {say("no-runs.by-hand")}
        </a>
      </p>
    </section>
  );
}
