import type { SettingsReport } from "../../usecases/settings-report.ts";
import { WRITTEN_IN } from "../entries/form-units.ts";
import type { SettingField } from "../entries/setting-forms.ts";
import type { FieldProblem } from "../problem.ts";
import { Choice } from "./choice.tsx";
import { Document } from "./document.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { Field } from "./setting-field.tsx";
import { Suggestions } from "./setting-suggestions.tsx";
import { useWords } from "./words-context.ts";
import { YourData } from "./your-data.tsx";

interface SettingsPageProps {
  readonly report: SettingsReport;
  readonly done: DoneKind | null;
  readonly problems: readonly FieldProblem[];
}

interface Part {
  readonly title: "reading" | "time" | "heart" | "threshold" | "habits";
  readonly fields: readonly SettingField[];
}

const PARTS: readonly Part[] = [
  { title: "reading", fields: ["language", "units"] },
  { title: "time", fields: ["homeZone"] },
  { title: "heart", fields: ["hrMaxBpm", "hrRestBpm", "sexForTrimp"] },
  { title: "threshold", fields: ["lthrBpm", "thresholdSpeedMPerS"] },
  { title: "habits", fields: ["longRunWeekday", "massageRhythmDays"] },
];

/** What the numbers need to know about a runner. Everything may stay unsaid; each field says what it would add. */
export function SettingsPage({ report, done, problems }: SettingsPageProps) {
  const { say, units } = useWords();
  const title = say("settings.title");
  return (
    <Document title={title} current="/settings">
      <Notice done={done} />
      {problems.length > 0 && (
        <div class="notice wrong" role="alert">
          <p>{say("form.not-kept", { problems: problems.map(({ message }) => message).join(" ") })}</p>
        </div>
      )}
      <h1 class="title">{title}</h1>
      <p class="lead">{say("settings.lead")}</p>
      <div class="columns">
        <form class="card settings" method="post" action="/log" aria-label={title}>
          <input type="hidden" name="kind" value="settings" />
          <input type="hidden" name={WRITTEN_IN} value={units} />
          {PARTS.map((part) => (
            <Fields key={part.title} part={part} report={report} problems={problems} />
          ))}
          <Since />
          <button class="button primary wide" type="submit">
            {say("settings.keep")}
          </button>
        </form>
        <div class="column">
          <Suggestions report={report} />
          <YourData />
        </div>
      </div>
    </Document>
  );
}

interface FieldsProps extends Pick<SettingsPageProps, "report" | "problems"> {
  readonly part: Part;
}

function Fields({ part: { title, fields }, report, problems }: FieldsProps) {
  const { say } = useWords();
  const { inForce, machineZone } = report;
  return (
    <>
      <h2>{say(`settings.part.${title}`)}</h2>
      {fields.map((name) => (
        <Field key={name} name={name} said={inForce} machineZone={machineZone} problems={problems} />
      ))}
    </>
  );
}

function Since() {
  const { say } = useWords();
  return (
    <Choice
      name="since"
      legend={say("settings.since")}
      hint={say("settings.since.hint")}
      options={(["always", "today"] as const).map((since) => ({ value: since, words: say(`settings.since.${since}`) }))}
      chosen="always"
    />
  );
}
