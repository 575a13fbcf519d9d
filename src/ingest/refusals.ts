import type { IngestProblem } from "../domain/import-outcome.ts";
import type { DecodedFile } from "./decoded-file.ts";
import type { FileFormat } from "./detect.ts";

const rejected = (reason: IngestProblem["reason"], detail: string): DecodedFile => ({
  kind: "rejected",
  problem: { reason, detail },
});

const skipped = (reason: IngestProblem["reason"], detail: string): DecodedFile => ({
  kind: "skipped",
  problem: { reason, detail },
});

const unsupported = (what: string, way: string): DecodedFile =>
  rejected("UNSUPPORTED_FORMAT", `This is ${what}. Niggle does not read it yet. ${way}`);

const FIT_WAY = "Export the activity as FIT, TCX or GPX, or write it into a diary CSV.";

/** Answers for a file that no decoder takes: what it is, and what to offer instead. */
export function refuse(
  format: Exclude<FileFormat, "fit" | "tcx" | "gpx" | "csv" | "apple-health" | "json">,
): DecodedFile {
  switch (format) {
    case "empty":
      return rejected("EMPTY", "This file is empty. Copy or download it again.");
    case "apple-double":
      return skipped("SYSTEM_FILE", "This is a file of the operating system and holds no run.");
    case "html":
      return rejected(
        "HTML_PAGE",
        "This is a web page, not a watch file. The download was probably refused: log in and download it again.",
      );
    case "kml":
      return unsupported("a KML map", FIT_WAY);
    case "other-xml":
      return unsupported("an XML file of another program", FIT_WAY);
    case "media":
      return skipped("NOT_AN_ACTIVITY", "This is a picture, a film or a document and holds no run.");
    case "zip":
    case "gzip":
      return rejected("UNSUPPORTED_FORMAT", "This archive was not unpacked. Unpack it and import what is in it.");
    case "text":
    case "binary":
      return rejected(
        "UNKNOWN_FORMAT",
        `This is a ${format} file of a kind that is not known. Accepted are FIT, TCX and GPX files, CSV lists, the JSON of a Garmin export, the export.xml of Apple Health, and zip or gzip files of them.`,
      );
    default:
      return format satisfies never;
  }
}
