import { readFileSync } from "node:fs";
import { Type } from "typebox";

const FILE = new URL("../../../docs/report.schema.json", import.meta.url);

const { $schema: _, ...schema } = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, unknown>;

/** The weekly report, as docs/report.schema.json describes it: the one description, for the command line and the API. */
export const WeeklyReport = Type.Unsafe<object>({ ...schema, title: "WeeklyReport" });

/** A part of it that other answers have too. */
const partOf = (name: string) => Type.Unsafe<object>({ $ref: `#/components/schemas/WeeklyReport/$defs/${name}` });

export const Finding = partOf("finding");
