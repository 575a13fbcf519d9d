import { useWords } from "./words-context.ts";

/** The private calendar: where it is, what it tells, and how to end it. */
export function TherapyCalendar({ url }: { readonly url: string | null }) {
  const { say } = useWords();
  return (
    <section class="card side" id="calendar" aria-labelledby="calendar-title">
      <h2 id="calendar-title">{say("therapy.calendar")}</h2>
      <p class="small">{say("therapy.calendar.what")}</p>
      {url !== null && (
        <div class="field">
          <label for="calendar-url">{say("therapy.calendar.address")}</label>
          <input id="calendar-url" readOnly value={url} autocomplete="off" />
          <p class="small">{say("therapy.calendar.who")}</p>
        </div>
      )}
      <form method="post" action="/therapy/calendar">
        <button class="button" type="submit">
          {say(url === null ? "therapy.calendar.make" : "therapy.calendar.renew")}
        </button>
      </form>
      {url !== null && (
        <form method="post" action="/therapy/calendar/end">
          <button class="button" type="submit">
            {say("therapy.calendar.end")}
          </button>
        </form>
      )}
    </section>
  );
}
