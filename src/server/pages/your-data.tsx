/** What is held is the runner's: to take along, to put away, to have erased. */
export function YourData() {
  return (
    <section class="card" aria-labelledby="your-data">
      <h2 id="your-data">Your data</h2>
      <p>
        Everything Niggle holds of you in one zip: the files as you gave them, what you logged, every table as Parquet
        and CSV, and this week’s report. Import it anywhere to have the same numbers there.
      </p>
      <p>
        <a class="button" href="/export.zip" download>
          Download everything
        </a>
      </p>
      <p>
        To have your data erased for good, whoever looks after this machine runs <code>niggle erase</code> with your
        name. It says what would go before it does anything. Backups made earlier are not reached by it, and it lists
        those it knows of.
      </p>
    </section>
  );
}
