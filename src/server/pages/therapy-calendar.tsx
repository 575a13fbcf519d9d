/** The private calendar: where it is, what it tells, and how to end it. */
export function TherapyCalendar({ url }: { readonly url: string | null }) {
  return (
    <section class="card side" id="calendar" aria-labelledby="calendar-title">
      <h2 id="calendar-title">Private calendar</h2>
      <p class="small">
        Planned runs, rest days and when a massage is due, for a calendar program on this machine. It never says where
        it hurts.
      </p>
      {url !== null && (
        <div class="field">
          <label for="calendar-url">Its address</label>
          <input id="calendar-url" readOnly value={url} autocomplete="off" />
          <p class="small">Who has the address can read it. A new one ends it.</p>
        </div>
      )}
      <form method="post" action="/therapy/calendar">
        <button class="button" type="submit">
          {url === null ? "Make a private address" : "Make a new address"}
        </button>
      </form>
    </section>
  );
}
