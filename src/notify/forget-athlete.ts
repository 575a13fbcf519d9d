import { readRecord, writeRecord } from "./record.ts";
import { readSettings, writeSettings } from "./settings-file.ts";

/** Forgets where a runner's weeks are sent, with the secrets for it, and what was sent. Files that do not name them stay. */
export async function forgetNotify(dataDir: string, athlete: string): Promise<void> {
  const settings = await readSettings(dataDir);
  if (athlete in settings.athletes)
    await writeSettings(dataDir, { ...settings, athletes: without(settings.athletes, athlete) });
  const record = await readRecord(dataDir);
  if (athlete in record.athletes)
    await writeRecord(dataDir, { ...record, athletes: without(record.athletes, athlete) });
}

function without<T>(athletes: Readonly<Record<string, T>>, athlete: string): Record<string, T> {
  return Object.fromEntries(Object.entries(athletes).filter(([name]) => name !== athlete));
}
