import type { BaseType } from "./base-types.ts";
import type { RecordColumns } from "./record-columns.ts";

/** A field as it stands in the file, before scale and offset. Inside an array NaN stands for an invalid value. */
export type FitValue = number | string | readonly number[];

/** What a field description says about a developer field. The same name may occur twice: index and number tell them apart. */
export interface DeveloperField {
  readonly developerIndex: number;
  readonly num: number;
  readonly name: string;
  readonly units: string;
  readonly base: BaseType;
  readonly scale: number;
  readonly offset: number;
  /** The message and field it stands in for, when it says so. */
  readonly nativeMessage: number | null;
  readonly nativeField: number | null;
}

export interface DeveloperValue {
  readonly field: DeveloperField;
  readonly value: FitValue;
}

/** One message that is no record: its valid fields by field number. */
export interface FitMessage {
  readonly fields: ReadonlyMap<number, FitValue>;
  readonly developer: readonly DeveloperValue[];
}

/** One file of a chain (most files are a chain of one). */
export interface FitPart {
  /** By message number. */
  readonly messages: ReadonlyMap<number, readonly FitMessage[]>;
  /** Its rows in the record columns: from, up to and not including to. */
  readonly recordFrom: number;
  readonly recordTo: number;
  readonly truncated: boolean;
  readonly badCrc: boolean;
}

/** Everything the pipeline needs of a FIT file. */
export interface FitMessages {
  readonly parts: readonly FitPart[];
  readonly records: RecordColumns;
}

const NONE: readonly FitMessage[] = [];

/** The part's messages of one kind, in file order. */
export function messagesOf(part: FitPart, message: number): readonly FitMessage[] {
  return part.messages.get(message) ?? NONE;
}

/** A field as a number (the first one of an array), unscaled; null when it is absent or invalid. */
export function numberOf(message: FitMessage | undefined, num: number): number | null {
  const value = message?.fields.get(num);
  const first = typeof value === "object" ? value[0] : value;
  return typeof first === "number" && !Number.isNaN(first) ? first : null;
}

/** A field as text; null when it is absent or empty. */
export function textOf(message: FitMessage | undefined, num: number): string | null {
  const value = message?.fields.get(num);
  return typeof value === "string" && value !== "" ? value : null;
}

/** A field as numbers, each in its place; empty when it is absent. */
export function numbersOf(message: FitMessage, num: number): readonly number[] {
  const value = message.fields.get(num);
  if (typeof value === "number") return [value];
  return typeof value === "object" ? value : [];
}
