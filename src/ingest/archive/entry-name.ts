const SYSTEM_NAMES = new Set([".ds_store", "thumbs.db", "desktop.ini", ".localized"]);

/** True for what operating systems leave beside files: resource forks, folder settings, thumbnails. */
export function isSystemFile(path: string): boolean {
  const parts = path.split(/[/\\!]/);
  const name = parts.at(-1) ?? "";
  return parts.includes("__MACOSX") || name.startsWith("._") || SYSTEM_NAMES.has(name.toLowerCase());
}

/** No name before the `@` is longer than 64; without that bound a long file name would take minutes to search. */
const MAIL = /[^\s/\\!@"'<>()]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;
const KEPT_END = /(?:\.(?:fit|csv|tcx|gpx|json|zip|gz|txt))+$/i;

/** Garmin puts the e-mail address of the account into file names. It is nobody's business in a list of files. */
export function withoutMail(name: string): string {
  return name.replace(MAIL, (mail) => `…${KEPT_END.exec(mail)?.[0] ?? ""}`);
}

const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const LONGEST = 300;
/** A zip may give a file a name of 65,535 bytes. What is not shown is not looked at. */
const LOOKED_AT = 1000;

/** An entry's name as it may be shown: one line, no addresses, bounded. It names the entry and never a place to write to. */
export function shownEntryName(name: string): string {
  const plain = withoutMail(name.replace(CONTROLS, "").slice(0, LOOKED_AT)).replace(/^\/+/, "");
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
