import type { ExportManifest } from "./export-manifest.ts";

/** What somebody reads who opens an export without Niggle. */
export function exportReadme({ athlete, madeAt, asOf, counts, missing }: Omit<ExportManifest, "members">): string {
  return `Everything that Niggle holds of ${athlete}, made ${madeAt}.

originals/      ${counts.originals} files, byte for byte as they were offered (unpacked where they came in a zip or gzip)
journal.jsonl   ${counts.journalLines} entries in the order they were said: JSON, one a line
sharing.jsonl   what was shared with whom, and notes that others wrote; to read, never taken in again
tables/         every table twice, as Parquet and as CSV. SI units; the last word of a column is its unit
report.json     what the week of ${asOf} meant, as "niggle report --json" says it
manifest.json   what is in here, with the SHA-256 of each file

The originals and the journal are everything: the tables follow from them.
An account is not in here: its password, second factor, passkeys and tokens belong to one server and stay there.
Take it in elsewhere:  niggle import THIS.zip   (with --athlete NAME for another name)
A CSV cell of text that begins with = + - @ ' a tab or a carriage return has an apostrophe before it, so that no
spreadsheet takes it for a formula. Take one apostrophe away to have the text as it was.
The columns are described in docs/EXPORT.md of Niggle.
${missing.length === 0 ? "" : `\n${missing.length} originals could not be read and are not in here; manifest.json names them under "missing".\n`}`;
}
