import type { AthleteId } from "../domain/ids.ts";
import { num } from "./row.ts";
import type { Reader } from "./session.ts";

/** Raised by every change of anybody's data; pages are cached under it. 0 before the first. */
export async function dataVersion(reader: Reader): Promise<number> {
  return (await versions(reader, null)).total;
}

/** Raised by every change of one athlete's data. 0 before the first. */
export async function dataVersionOf(reader: Reader, athlete: AthleteId): Promise<number> {
  return (await versions(reader, athlete)).ofAthlete;
}

async function versions(reader: Reader, athlete: AthleteId | null): Promise<{ total: number; ofAthlete: number }> {
  const [row] = await reader.query("data-version", { athlete }, (row) => ({
    total: num(row, "total"),
    ofAthlete: num(row, "of_athlete"),
  }));
  return row ?? { total: 0, ofAthlete: 0 };
}
