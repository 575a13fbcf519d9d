import type { LocalDay } from "../../domain/local-day.ts";
import type { FormKind } from "../entries/form-entries.ts";
import type { FieldProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { PlanPage } from "./plan-page.tsx";
import { SettingsPage } from "./settings-page.tsx";

interface Refused {
  readonly kind: FormKind;
  readonly today: LocalDay;
  readonly fields: readonly FieldProblem[];
}

/** The page that a refused form came from, with what is wrong on it; null when that is the log. */
export async function problemPage(
  { app, athlete }: ServerOptions,
  { kind, today, fields }: Refused,
): Promise<string | null> {
  switch (kind) {
    case "plan":
    case "return": {
      const report = await app.planReport(athlete, today);
      return renderPage(<PlanPage report={report} done={null} problems={fields.map(({ message }) => message)} />);
    }
    case "settings": {
      const report = await app.settingsReport(athlete, today);
      return renderPage(<SettingsPage report={report} done={null} problems={fields} />);
    }
    default:
      return null;
  }
}
