import type { SaidValue } from "../domain/said.ts";
import type { EN } from "./en.ts";

/** The name of a text. */
export type MessageKey = keyof typeof EN;

/** The first brace of a text and what follows it. */
type NextBrace<Text extends string> = Text extends `${infer Before}{${infer Opened}`
  ? Before extends `${string}}${string}`
    ? Text extends `${string}}${infer Closed}`
      ? ["}", Closed]
      : never
    : ["{", Opened]
  : Text extends `${string}}${infer Closed}`
    ? ["}", Closed]
    : null;

type ValueOf<Kind extends string> = Kind extends ` number${string}` | ` plural${string}` | ` selectordinal${string}`
  ? number
  : string;

/** Reads text up to a brace. A brace that opens begins an argument; one that closes ends a branch of a choice. */
type InText<Text extends string, Found> =
  NextBrace<Text> extends infer Brace
    ? Brace extends ["{", infer Rest extends string]
      ? InArgument<Rest, Found>
      : Brace extends ["}", infer Rest extends string]
        ? InChoice<Rest, Found>
        : Found
    : never;

type InArgument<Text extends string, Found> = Text extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name},${infer Kind}`
    ? Head extends `${string}{${string}`
      ? Text extends `${string},${infer Choice}`
        ? InChoice<Choice, Found & { readonly [name in Name]: ValueOf<Kind> }>
        : never
      : InText<Rest, Found & { readonly [name in Name]: ValueOf<Kind> }>
    : InText<Rest, Found & { readonly [name in Head]: SaidValue }>
  : never;

/** Between the branches of a choice. */
type InChoice<Text extends string, Found> =
  NextBrace<Text> extends infer Brace
    ? Brace extends ["{", infer Rest extends string]
      ? InText<Rest, Found>
      : Brace extends ["}", infer Rest extends string]
        ? InText<Rest, Found>
        : Found
    : never;

/** What a text speaks of, by name, read from its English form. */
export type ValuesOf<Key extends MessageKey> = InText<(typeof EN)[Key], unknown>;

/** The values as the last argument of a call: none for a text that speaks of nothing. */
export type ValuesArgument<Key extends MessageKey> = unknown extends ValuesOf<Key> ? [] : [values: ValuesOf<Key>];
