import { type Language, settingsOn, type UnitSystem } from "../domain/athlete.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { Deps } from "./deps.ts";
import { createToday } from "./home-zone.ts";
import { keptUntilWritten } from "./kept-until-written.ts";

/** How a runner wants to read. Null where they have not said. */
export interface ReadingPreferences {
  readonly language: Language | null;
  readonly units: UnitSystem | null;
}

/** Tells the language and the units in force today again and again, at the cost of one read for every change. */
export function createPreferences(deps: Deps): (athlete: AthleteId) => Promise<ReadingPreferences> {
  const todayOf = createToday(deps);
  const rowsOf = keptUntilWritten(deps.store, (athlete: AthleteId) =>
    deps.store.read((reader) => deps.tables.settings.settings(reader, athlete)),
  );
  return async (athlete) => {
    const { language, units } = settingsOn(await todayOf(athlete), await rowsOf(athlete));
    return { language, units };
  };
}
