import { formatLocalDay, type LocalDay } from "../../domain/local-day.ts";
import { isEmail, isHttpsUrl, type Therapist } from "../../domain/therapist.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { bookingMail } from "../booking-mail.ts";
import { textOf } from "../form-body.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { type LogState, problemWith, stateFor } from "./log-state.ts";
import { TextField } from "./text-field.tsx";
import { useWords } from "./words-context.ts";

interface TherapyBookingProps {
  readonly report: TherapyReport;
  readonly therapist: Therapist | null;
  readonly state: LogState;
  readonly today: LocalDay;
}

/** Whom to book with: their page, a mail that is begun, and a day in the calendar. */
export function TherapyBooking({ report, therapist, state, today }: TherapyBookingProps) {
  const { say } = useWords();
  const hasWarning = report.brief.redFlags.length > 0;
  const sent = stateFor("therapist", state);
  return (
    <section class="card side" id="booking" aria-labelledby="booking-title">
      <h2 id="booking-title">{therapist?.name ?? say("therapy.book")}</h2>
      {hasWarning && <p class="small">{say("therapy.book.warning")}</p>}
      {!hasWarning && therapist === null && <p class="small">{say("therapy.book.who")}</p>}
      {!hasWarning && <BookingWays report={report} therapist={therapist} today={today} />}
      <details class="more" open={sent.problems.length > 0}>
        <summary>{say(therapist === null ? "therapy.therapist.add" : "therapy.change-it")}</summary>
        <TherapistForm therapist={therapist} state={sent} />
      </details>
    </section>
  );
}

type WaysProps = Pick<TherapyBookingProps, "report" | "therapist" | "today">;

function BookingWays({ report, therapist, today }: WaysProps) {
  const words = useWords();
  const { say } = words;
  const { email, bookingUrl } = therapist ?? { email: null, bookingUrl: null };
  return (
    <>
      {(email !== null || bookingUrl !== null) && (
        <p class="actions tight">
          {bookingUrl !== null && isHttpsUrl(bookingUrl) && (
            <a class="button primary" href={bookingUrl} rel="noopener noreferrer">
              {say("therapy.book.page")}
            </a>
          )}
          {email !== null && isEmail(email) && (
            <a class="button" href={bookingMail(email, report, words)}>
              {say("therapy.book.mail")}
            </a>
          )}
        </p>
      )}
      <form class="calendar-day" method="get" action="/massage.ics">
        <div class="field">
          <label for="massage-day">{say("therapy.book.day")}</label>
          <input type="date" id="massage-day" name="day" value={formatLocalDay(today)} required />
        </div>
        <button class="button" type="submit">
          {say("therapy.book.entry")}
        </button>
      </form>
    </>
  );
}

function TherapistForm({ therapist, state }: { readonly therapist: Therapist | null; readonly state: LogState }) {
  const { say } = useWords();
  const wasSent = state.form.size > 0;
  const shown = (name: keyof Therapist) => (wasSent ? textOf(state.form, name) : (therapist?.[name] ?? undefined));
  return (
    <>
      <form method="post" action="/log" aria-label={say("therapy.therapist")}>
        <HiddenFields fields={{ kind: "therapist" }} />
        <TextField
          id="therapist-name"
          name="name"
          label={say("therapy.therapist.name")}
          value={shown("name")}
          problem={problemWith("name", state)}
        />
        <TextField
          id="therapist-url"
          name="bookingUrl"
          label={say("therapy.therapist.page")}
          hint={say("therapy.therapist.page-hint")}
          value={shown("bookingUrl")}
          problem={problemWith("bookingUrl", state)}
          maxLength={2000}
          inputMode="url"
        />
        <TextField
          id="therapist-email"
          name="email"
          label={say("therapy.therapist.email")}
          value={shown("email")}
          problem={problemWith("email", state)}
          maxLength={254}
          inputMode="email"
        />
        <button class="button wide" type="submit">
          {say("therapy.therapist.keep")}
        </button>
      </form>
      {therapist !== null && (
        <form method="post" action="/log" aria-label={say("therapy.therapist.remove")}>
          <HiddenFields fields={{ kind: "therapist-removed" }} />
          <button class="button wide" type="submit">
            {say("therapy.therapist.take-off")}
          </button>
        </form>
      )}
    </>
  );
}
