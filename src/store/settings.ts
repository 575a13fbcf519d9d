import type { EffectiveSetting } from "../domain/athlete.ts";
import type { AthleteId } from "../domain/ids.ts";
import { num, numOrNull, text, textOrNull } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** Writes a setting that holds from its day on; null takes it back from that day on. */
export async function putSetting(tx: Tx, athlete: AthleteId, setting: EffectiveSetting): Promise<void> {
  await tx.run("setting-put", {
    athlete,
    name: setting.name,
    from_day: setting.from,
    text_value: typeof setting.value === "string" ? setting.value : null,
    number_value: typeof setting.value === "number" ? setting.value : null,
  });
  tx.changed(athlete, setting.from);
}

/** Every setting with the day it holds from, ascending by day, then name. */
export async function settings(reader: Reader, athlete: AthleteId): Promise<readonly EffectiveSetting[]> {
  return reader.query("settings", { athlete }, (row) => ({
    name: text(row, "name"),
    from: num(row, "from_day"),
    value: textOrNull(row, "text_value") ?? numOrNull(row, "number_value"),
  }));
}
