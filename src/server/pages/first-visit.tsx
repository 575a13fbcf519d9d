/** The first page of somebody without data: what to do first, and what will come of it. */
export function FirstVisit() {
  return (
    <section class="card verdict first" aria-labelledby="verdict">
      <p class="eyebrow">Welcome</p>
      <h1 id="verdict" class="sentence">
        Show niggle your runs, and it will tell you when to ease off.
      </h1>
      <ol class="steps">
        <li>
          <strong>Import what your watch recorded.</strong> Single files or the whole export as a zip. They stay on this
          machine.
        </li>
        <li>
          <strong>Log how it feels.</strong> A place, a number, ten seconds. “No pain today” counts too.
        </li>
        <li>
          <strong>Come back once a week.</strong> One sentence says carry on, ease off, rest, book a massage or see a
          clinician, and why.
        </li>
      </ol>
      <p class="actions">
        <a class="button primary" href="/import">
          Import runs
        </a>
        <a class="button" href="/log">
          Log how it feels
        </a>
      </p>
      <p class="change">
        Four weeks of runs are enough for the first comparison. Until then we say so, and do not guess.
      </p>
    </section>
  );
}
