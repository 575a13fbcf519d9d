import type { LocalDay } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import { bodyPage } from "../body-pages.tsx";
import type { FormKind } from "../entries/form-entries.ts";
import type { Form } from "../form-body.ts";
import type { FieldProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import type { OneAthlete } from "../server-options.ts";
import { calendarUrlOf, therapyView } from "../therapy-view.ts";
import { PlanPage } from "./plan-page.tsx";
import { SettingsPage } from "./settings-page.tsx";
import { SignPage } from "./sign-page.tsx";
import { TherapyPage } from "./therapy-page.tsx";

interface Refused {
  readonly kind: FormKind;
  readonly today: LocalDay;
  readonly fields: readonly FieldProblem[];
  readonly form: Form;
  /** The page that the form names, and how the browser reached this server. */
  readonly back: string;
  readonly origin: string;
  readonly words: Words;
}

/** The page that a refused form came from, with what is wrong on it; null when that is the log. */
export async function problemPage(
  options: OneAthlete,
  { kind, today, fields, form, back, origin, words }: Refused,
): Promise<string | null> {
  const { app, athlete } = options;
  if (back === "/therapy") {
    const view = await therapyView(options, today, { calendarUrl: await calendarUrlOf(options, origin), words });
    const state = { kind, form, problems: fields };
    return renderPage(<TherapyPage view={view} state={state} today={today} done={null} />, words);
  }
  switch (kind) {
    case "plan":
    case "return": {
      const report = await app.planReport(athlete, today);
      return renderPage(
        <PlanPage report={report} done={null} problems={fields.map(({ message }) => message)} />,
        words,
      );
    }
    case "settings": {
      const report = await app.settingsReport(athlete, today);
      return renderPage(<SettingsPage report={report} done={null} problems={fields} />, words);
    }
    case "ostrc":
      return bodyPage(app, { athlete, today, done: null, problem: fields[0]?.message, words });
    case "signs": {
      const questions = await app.bodyQuestions(athlete, today);
      const problem = fields[0]?.message;
      return renderPage(
        <SignPage questions={questions} topic={{ kind: "open" }} done={null} problem={problem} />,
        words,
      );
    }
    default:
      return null;
  }
}
