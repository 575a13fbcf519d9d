import { join } from "node:path";
import { readPrivate, writePrivate } from "./private-file.ts";
import { NOTHING_SET, type NotifySettings, settingsFrom } from "./settings.ts";

const NAME = "notify.json";

/** The file with the settings or the record of delivery is not what Niggle writes. The sentence names it and the way out. */
export class NotifyFileError extends Error {
  override readonly name = "NotifyFileError";
}

/** Where weeks are sent; nowhere without the file. @throws NotifyFileError when it cannot be understood */
export async function readSettings(dataDir: string): Promise<NotifySettings> {
  const text = await readPrivate(join(dataDir, NAME));
  if (text === null) return NOTHING_SET;
  const settings = settingsFrom(text);
  if (settings === null) {
    throw new NotifyFileError(
      `${NAME} in the data folder cannot be understood: mend it, or delete it and set it again`,
    );
  }
  return settings;
}

export async function writeSettings(dataDir: string, settings: NotifySettings): Promise<void> {
  await writePrivate(join(dataDir, NAME), `${JSON.stringify(settings, null, 2)}\n`);
}
