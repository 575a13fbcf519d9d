import { isoWeekStart, type LocalDay } from "../../domain/local-day.ts";
import type { ShownNote } from "../../usecases/notes-to.ts";
import { diaryField } from "../entries/diary-csv.ts";
import { type Form, textOf } from "../form-body.ts";
import type { FieldProblem } from "../problem.ts";
import { Document } from "./document.tsx";
import { NotesCard } from "./notes-card.tsx";
import { RichText } from "./rich-text.tsx";
import { useWords } from "./words-context.ts";

interface DiaryPageProps {
  /** What others wrote to the runner. */
  readonly notes: readonly ShownNote[];
  /** The days nobody has told about yet, newest first. */
  readonly days: readonly LocalDay[];
  readonly form: Form;
  readonly problems: readonly FieldProblem[];
}

/** The last four weeks by hand: enough for the first comparison, without a watch. */
export function DiaryPage({ days, notes, form, problems }: DiaryPageProps) {
  const { say } = useWords();
  const weeks = [...new Set(days.map(isoWeekStart))];
  return (
    <Document title={say("diary.title")} current="/diary">
      <h1 class="title">{say("diary.heading")}</h1>
      <NotesCard notes={notes} back="/diary" />
      {problems.length > 0 && (
        <div class="notice wrong" role="alert">
          <p>{say("diary.not-kept")}</p>
          <ul>
            {problems.map(({ field, message }) => (
              <li key={field}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {days.length === 0 ? (
        <p class="lead">
          <RichText text={say("diary.all-known")} parts={{ link: (inside) => <a href="/">{inside}</a> }} />
        </p>
      ) : (
        <form class="card reading diary" method="post" action="/diary">
          <p class="small">{say("diary.why")}</p>
          {weeks.map((week) => (
            <fieldset key={week} class="diary-week">
              <legend>{say("diary.week", { day: { day: week, as: "weekday-short" } })}</legend>
              {days
                .filter((day) => isoWeekStart(day) === week)
                .map((day) => (
                  <DiaryDay key={day} day={day} form={form} problems={problems} />
                ))}
            </fieldset>
          ))}
          <button class="button primary wide" type="submit">
            {say("diary.keep")}
          </button>
        </form>
      )}
    </Document>
  );
}

interface DiaryDayProps {
  readonly day: LocalDay;
  readonly form: Form;
  readonly problems: readonly FieldProblem[];
}

function DiaryDay({ day, form, problems }: DiaryDayProps) {
  const { say, day: dayWords, distanceUnit } = useWords();
  const name = dayWords(day, "weekday-short");
  const rest = diaryField("rest", day);
  return (
    <div class="diary-day">
      <span class="diary-name">{name.replace(/ \D+$/, "")}</span>
      {(["km", "min"] as const).map((unit) => {
        const field = diaryField(unit, day);
        return (
          <label key={unit} class="diary-number">
            <span class="unseen">
              {unit === "km"
                ? say("diary.distance", { day: name, unit: distanceUnit })
                : say("diary.minutes", { day: name })}
            </span>
            <input
              type="text"
              inputMode="decimal"
              name={field}
              value={textOf(form, field) ?? ""}
              maxLength={8}
              aria-invalid={problems.some((problem) => problem.field === field) ? "true" : undefined}
            />
            <span aria-hidden="true">{unit === "km" ? distanceUnit : unit}</span>
          </label>
        );
      })}
      <label class="check">
        <input type="checkbox" name={rest} value="yes" checked={textOf(form, rest) !== undefined} />
        <span>
          <RichText
            text={say("diary.rest", { day: name })}
            parts={{ unseen: (inside) => <span class="unseen">{inside}</span> }}
          />
        </span>
      </label>
    </div>
  );
}
