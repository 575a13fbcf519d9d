import type { DecodeContext, DecodedFile } from "../decoded-file.ts";
import type { CsvRow } from "./csv-rows.ts";

/** Reads the rows under a header it has recognised. */
export type TableReader = (rows: readonly CsvRow[], context: DecodeContext) => DecodedFile;

/** Answers with a reader when the header row is one of its own, else null. The names are as {@link plainName} gives them. */
export type TableKind = (header: readonly string[], firstRows: readonly CsvRow[]) => TableReader | null;
