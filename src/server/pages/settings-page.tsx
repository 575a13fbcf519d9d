import { type AthleteSettings, LANGUAGES, type Language, UNIT_SYSTEMS } from "../../domain/athlete.ts";
import type { SettingsReport } from "../../usecases/settings-report.ts";
import type { FieldProblem } from "../problem.ts";
import { Document } from "./document.tsx";
import { type DoneKind, Notice } from "./notice.tsx";
import { Beats, Choices, Field, shown } from "./setting-field.tsx";
import { Suggestions } from "./setting-suggestions.tsx";
import { useWords } from "./words-context.ts";
import { YourData } from "./your-data.tsx";

interface SettingsPageProps {
  readonly report: SettingsReport;
  readonly done: DoneKind | null;
  readonly problems: readonly FieldProblem[];
}

/** What the numbers need to know about a runner. Everything may stay unsaid; each field says what it would add. */
export function SettingsPage({ report, done, problems }: SettingsPageProps) {
  const said = report.inForce;
  const field = { said, problems };
  return (
    <Document title="Settings" current="/settings">
      <Notice done={done} />
      {problems.length > 0 && (
        <div class="notice wrong" role="alert">
          <p>Not kept yet. {problems.map(({ message }) => message).join(" ")}</p>
        </div>
      )}
      <h1 class="title">Settings</h1>
      <p class="lead">
        Nothing here is needed to begin. What is not said is not guessed: the numbers that need it say so.
      </p>
      <div class="columns">
        <form class="card settings" method="post" action="/log" aria-label="Settings">
          <input type="hidden" name="kind" value="settings" />
          <Reading {...field} />
          <Time {...field} machineZone={report.machineZone} />
          <Heart {...field} />
          <Threshold {...field} />
          <Habits {...field} />
          <Since />
          <button class="button primary wide" type="submit">
            Keep these settings
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

/** Each language in its own words: whoever looks for it may read no other. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

const SEXES = [
  { value: "female", words: "Female" },
  { value: "male", words: "Male" },
];
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

interface SectionProps {
  readonly said: AthleteSettings;
  readonly problems: readonly FieldProblem[];
}

/** In which language and units everything is shown; the values inside stay the same. */
function Reading({ ...field }: SectionProps) {
  const { say } = useWords();
  const { said } = field;
  const languages = LANGUAGES.map((value) => ({ value, words: LANGUAGE_NAMES[value] }));
  const units = UNIT_SYSTEMS.map((value) => ({ value, words: say(`settings.units.${value}`) }));
  return (
    <>
      <h2>{say("settings.reading")}</h2>
      <Field {...field} name="language" label={say("settings.language")} why={say("settings.language.why")}>
        <Choices name="language" chosen={said.language} options={languages} />
      </Field>
      <Field {...field} name="units" label={say("settings.units")} why={say("settings.units.why")}>
        <Choices name="units" chosen={said.units} options={units} />
      </Field>
    </>
  );
}

function Time({ machineZone, ...field }: SectionProps & { readonly machineZone: string }) {
  const { said } = field;
  return (
    <>
      <h2>Time</h2>
      <Field
        {...field}
        name="homeZone"
        label="Home zone"
        why={`Decides which day a run belongs to when its file does not say. Without it: ${machineZone}.`}
      >
        <input
          id="homeZone"
          name="homeZone"
          value={said.homeZone ?? ""}
          placeholder="Europe/Berlin"
          autocomplete="off"
        />
      </Field>
    </>
  );
}

function Heart({ ...field }: SectionProps) {
  const { said } = field;
  return (
    <>
      <h2>Heart</h2>
      <Field
        {...field}
        name="hrMaxBpm"
        label="Highest heart rate"
        why="For zones and heart-rate loads. Best from a hard race or a test; age formulas are off by 10 beats and more."
      >
        <Beats name="hrMaxBpm" said={said} />
      </Field>
      <Field
        {...field}
        name="hrRestBpm"
        label="Resting heart rate"
        why="For heart-rate loads: where effort begins. Measured lying down in the morning."
      >
        <Beats name="hrRestBpm" said={said} />
      </Field>
      <Field
        {...field}
        name="sexForTrimp"
        label="Sex, for one formula"
        why="Banister’s load weighs heart rate by a curve that was fitted apart for women and men. It is used for nothing else. Without it, rate runs by feel instead."
      >
        <Choices name="sexForTrimp" chosen={said.sexForTrimp} options={SEXES} />
      </Field>
    </>
  );
}

function Threshold({ ...field }: SectionProps) {
  const { said } = field;
  return (
    <>
      <h2>Threshold</h2>
      <Field
        {...field}
        name="lthrBpm"
        label="Heart rate at threshold"
        why="For HRSS and threshold zones: about the mean of a hard half hour."
      >
        <Beats name="lthrBpm" said={said} />
      </Field>
      <Field
        {...field}
        name="thresholdSpeedMPerS"
        label="Pace at threshold, min/km"
        why="For the pace load: about what you can hold for an hour."
      >
        <input
          id="thresholdSpeedMPerS"
          name="thresholdSpeedMPerS"
          value={shown("thresholdSpeedMPerS", said)}
          placeholder="4:30"
          inputMode="numeric"
          autocomplete="off"
        />
      </Field>
    </>
  );
}

function Habits({ ...field }: SectionProps) {
  const { said } = field;
  return (
    <>
      <h2>Habits</h2>
      <Field {...field} name="longRunWeekday" label="Day of the long run" why="Where the plan and the calendar put it.">
        <select id="longRunWeekday" name="longRunWeekday">
          <option value="">not said</option>
          {WEEKDAYS.map((word, i) => (
            <option key={word} value={String(i + 1)} selected={said.longRunWeekday === i + 1}>
              {word}
            </option>
          ))}
        </select>
      </Field>
      <Field
        {...field}
        name="massageRhythmDays"
        label="Massage every … days"
        why="When a massage is due by your own wish. Without it, the log’s own rhythm counts."
      >
        <input
          id="massageRhythmDays"
          name="massageRhythmDays"
          value={shown("massageRhythmDays", said)}
          inputMode="numeric"
          autocomplete="off"
        />
      </Field>
    </>
  );
}

function Since() {
  return (
    <fieldset class="field">
      <legend>
        What you changed holds <span class="hint">numbers of the days it covers are worked out again</span>
      </legend>
      <div class="chips">
        <label class="chip">
          <input type="radio" name="since" value="always" checked />
          <span>For my whole history</span>
        </label>
        <label class="chip">
          <input type="radio" name="since" value="today" />
          <span>From today on</span>
        </label>
      </div>
    </fieldset>
  );
}
