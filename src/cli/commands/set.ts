import { LANGUAGES, type SettingName, UNIT_SYSTEMS } from "../../domain/athlete.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { METRES_PER_KM, SECONDS_PER_MIN } from "../../domain/units.ts";
import { changeLines } from "../change-words.ts";
import { athleteOption, type CommonOptions, dayOption, oneOf, wholeNumber } from "../common-options.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";

interface SetOptions extends CommonOptions {
  readonly from?: string;
}

interface Setting {
  readonly name: SettingName;
  readonly read: (text: string) => string | number;
}

const HEART_RATE = { from: 60, to: 240 };
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const FASTEST_PACE_S = 120;
const SLOWEST_PACE_S = 900;

const SETTINGS: Readonly<Record<string, Setting>> = {
  "hr-max": { name: "hrMaxBpm", read: (text) => wholeNumber("hr-max", text, { from: 100, to: 250 }) },
  "hr-rest": { name: "hrRestBpm", read: (text) => wholeNumber("hr-rest", text, { from: 25, to: 120 }) },
  lthr: { name: "lthrBpm", read: (text) => wholeNumber("lthr", text, HEART_RATE) },
  "threshold-pace": { name: "thresholdSpeedMPerS", read: (text) => speedOfPace("threshold-pace", text) },
  vt1: { name: "vt1Bpm", read: (text) => wholeNumber("vt1", text, HEART_RATE) },
  vt2: { name: "vt2Bpm", read: (text) => wholeNumber("vt2", text, HEART_RATE) },
  "trimp-a": { name: "trimpA", read: (text) => decimalNumber("trimp-a", text, { from: 0.001, to: 10 }) },
  "trimp-b": { name: "trimpB", read: (text) => decimalNumber("trimp-b", text, { from: 0.1, to: 10 }) },
  sex: { name: "sexForTrimp", read: (text) => oneOf("sex", text, ["female", "male"]) },
  zone: { name: "homeZone", read: zoneName },
  units: { name: "units", read: (text) => oneOf("units", text, UNIT_SYSTEMS) },
  language: { name: "language", read: (text) => oneOf("language", text, LANGUAGES) },
  "long-run-day": {
    name: "longRunWeekday",
    read: (text) => WEEKDAYS.indexOf(oneOf("long-run-day", text, WEEKDAYS)) + 1,
  },
  "massage-rhythm": {
    name: "massageRhythmDays",
    read: (text) => wholeNumber("massage-rhythm", text, { from: 2, to: 365 }),
  },
};

/** Metres a second of minutes and seconds a kilometre. */
function speedOfPace(name: string, text: string): number {
  const [, minutes, seconds] = /^(\d{1,2}):([0-5]\d)(?:\/km)?$/.exec(text) ?? [];
  const paceS = minutes === undefined ? Number.NaN : Number(minutes) * SECONDS_PER_MIN + Number(seconds);
  if (!(paceS >= FASTEST_PACE_S && paceS <= SLOWEST_PACE_S)) {
    throw new UsageError(
      `invalid ${name}: ${text} (want minutes and seconds a kilometre from 2:00 to 15:00, such as 4:30)`,
    );
  }
  return METRES_PER_KM / paceS;
}

function decimalNumber(
  name: string,
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= from && value <= to))
    throw new UsageError(`invalid ${name}: ${text} (want a number from ${from} to ${to})`);
  return value;
}

function zoneName(text: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    // Intl refuses an unknown zone by throwing; that is the runner's typo, not ours.
    throw new UsageError(`invalid zone: ${text} (want an IANA name such as Europe/Berlin)`);
  }
}

/** `niggle set NAME VALUE`: holds from a day on; without --from for the whole history. `none` takes it back. */
export async function setCommand(
  surroundings: Surroundings,
  options: SetOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const name = args[0] ?? "";
  const setting = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
  if (setting === undefined) {
    throw new UsageError(`unknown setting: ${name} (want ${Object.keys(SETTINGS).join(", ")})`);
  }
  const text = args[1] ?? "";
  const value = text === "none" ? null : setting.read(text);
  const from = options.from === undefined ? (0 as LocalDay) : dayOption("--from", options.from);
  const { changes } = await withCommands(surroundings, options, (commands) =>
    commands.log(athlete, [{ kind: "setting", name: setting.name, from, value }]),
  );
  surroundings.terminal.out("Written down.");
  for (const line of changeLines(changes)) surroundings.terminal.out(line);
  return EXIT.done;
}
