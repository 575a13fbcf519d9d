import { weekdayAndDay } from "../../domain/day-words.ts";
import { isoWeekStart, type LocalDay } from "../../domain/local-day.ts";
import { diaryField } from "../entries/diary-csv.ts";
import { type Form, textOf } from "../form-body.ts";
import type { FieldProblem } from "../problem.ts";
import { Document } from "./document.tsx";

interface DiaryPageProps {
  /** The days nobody has told about yet, newest first. */
  readonly days: readonly LocalDay[];
  readonly form: Form;
  readonly problems: readonly FieldProblem[];
}

/** The last four weeks by hand: enough for the first comparison, without a watch. */
export function DiaryPage({ days, form, problems }: DiaryPageProps) {
  const weeks = [...new Set(days.map(isoWeekStart))];
  return (
    <Document title="Last four weeks" current="/diary">
      <h1 class="title">The last four weeks by hand</h1>
      {problems.length > 0 && (
        <div class="notice wrong" role="alert">
          <p>Not kept yet. What you typed is still here.</p>
          <ul>
            {problems.map(({ field, message }) => (
              <li key={field}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {days.length === 0 ? (
        <p class="lead">
          Every day of the last four weeks is known already. <a href="/">See this week</a>
        </p>
      ) : (
        <form class="card reading diary" method="post" action="/diary">
          <p class="small">
            As well as you remember. Leave a day empty when you do not know: then it stays unknown, and we do not guess.
            Days that are known already are not asked.
          </p>
          {weeks.map((week) => (
            <fieldset key={week} class="diary-week">
              <legend>{`Week of ${weekdayAndDay(week)}`}</legend>
              {days
                .filter((day) => isoWeekStart(day) === week)
                .map((day) => (
                  <DiaryDay key={day} day={day} form={form} problems={problems} />
                ))}
            </fieldset>
          ))}
          <button class="button primary wide" type="submit">
            Keep these days
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
  const name = weekdayAndDay(day);
  const rest = diaryField("rest", day);
  return (
    <div class="diary-day">
      <span class="diary-name">{name.replace(/ \D+$/, "")}</span>
      {(["km", "min"] as const).map((unit) => {
        const field = diaryField(unit, day);
        return (
          <label key={unit} class="diary-number">
            <span class="unseen">{`${name}, ${unit === "km" ? "kilometres" : "minutes"}`}</span>
            <input
              type="text"
              inputMode="decimal"
              name={field}
              value={textOf(form, field) ?? ""}
              maxLength={8}
              aria-invalid={problems.some((problem) => problem.field === field) ? "true" : undefined}
            />
            <span aria-hidden="true">{unit}</span>
          </label>
        );
      })}
      <label class="check">
        <input type="checkbox" name={rest} value="yes" checked={textOf(form, rest) !== undefined} />
        <span>
          Rest<span class="unseen">{`, ${name}`}</span>
        </span>
      </label>
    </div>
  );
}
