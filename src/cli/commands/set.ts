import type { SettingName } from "../../domain/athlete.ts";
import type { LocalDay } from "../../domain/local-day.ts";
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

const SETTINGS: Readonly<Record<string, Setting>> = {
  "hr-max": { name: "hrMaxBpm", read: (text) => wholeNumber("hr-max", text, { from: 100, to: 250 }) },
  "hr-rest": { name: "hrRestBpm", read: (text) => wholeNumber("hr-rest", text, { from: 25, to: 120 }) },
  sex: { name: "sexForTrimp", read: (text) => oneOf("sex", text, ["female", "male"]) },
  zone: { name: "homeZone", read: zoneName },
};

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
  const setting = SETTINGS[args[0] ?? ""];
  if (setting === undefined) {
    throw new UsageError(`unknown setting: ${args[0]} (want ${Object.keys(SETTINGS).join(", ")})`);
  }
  const text = args[1] ?? "";
  const value = text === "none" ? null : setting.read(text);
  const from = options.from === undefined ? (0 as LocalDay) : dayOption("--from", options.from);
  await withCommands(surroundings, options, (commands) =>
    commands.log(athlete, [{ kind: "setting", name: setting.name, from, value }]),
  );
  surroundings.terminal.out("Written down. Loads that need it follow.");
  return EXIT.done;
}
