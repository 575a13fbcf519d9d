import { expect } from "vitest";
import type { Activity } from "../../../src/domain/activity.ts";
import { isoFromInstant } from "../../../src/domain/instant.ts";
import { formatLocalDay } from "../../../src/domain/local-day.ts";
import { decodeCsvFile } from "../../../src/ingest/csv/decode-csv-file.ts";
import type { DecodedFile } from "../../../src/ingest/decoded-file.ts";

export const decodeText = (text: string, homeZone = "Europe/Berlin"): DecodedFile =>
  decodeCsvFile(new TextEncoder().encode(text), { homeZone });

export function decoded(text: string, homeZone?: string): Extract<DecodedFile, { kind: "decoded" }> {
  const file = decodeText(text, homeZone);
  if (file.kind !== "decoded") expect.unreachable(`${file.problem.reason}: ${file.problem.detail}`);
  return file;
}

export function onlyActivity(text: string, homeZone?: string): Activity {
  const { activities } = decoded(text, homeZone);
  expect(activities).toHaveLength(1);
  return activities[0]!;
}

export function problemOf(text: string): { reason: string; detail: string } {
  const file = decodeText(text);
  if (file.kind === "decoded") expect.unreachable("this should have been refused");
  return file.problem;
}

/** Day and start as people write them. */
export const when = (activity: Activity): string =>
  `${formatLocalDay(activity.localDay)} ${activity.startedAt === null ? "?" : isoFromInstant(activity.startedAt)}`;

export const warningsOf = (text: string): string[] => decoded(text).warnings.map(({ reason }) => reason);
