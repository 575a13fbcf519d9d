/** Pain is logged and no run is known: says what the runs would add. */
export function NoRunsCard() {
  return (
    <section class="card" aria-labelledby="no-runs-title">
      <h2 id="no-runs-title">Add your runs</h2>
      <p class="small">With four weeks of runs we can say whether the last ones were longer than you are used to.</p>
      <p class="actions">
        <a class="button primary" href="/import">
          Import runs
        </a>
        <a class="button" href="/diary">
          Write them by hand
        </a>
      </p>
    </section>
  );
}
