import type { JournalFact } from "../../domain/journal.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { type PainSite, REGIONS, SIDES } from "../../domain/pain.ts";
import { type CommonOptions, oneOf, wholeNumber } from "../common-options.ts";
import { UsageError } from "../exit-codes.ts";

/** Every option of `niggle log`; each kind of entry has some of them. */
export interface LogOptions extends CommonOptions {
  readonly day?: string;
  readonly note?: string;
  readonly side?: string;
  readonly moment?: string;
  readonly quality?: string;
  readonly alteredGait?: boolean;
  readonly nightPain?: boolean;
  /** A list where several can be meant. */
  readonly region?: string | readonly string[];
  readonly kind?: string;
  readonly times?: string;
  readonly by?: string;
  readonly before?: string;
  readonly after?: string;
  readonly after24h?: string;
  readonly after48h?: string;
  readonly therapist?: string;
  readonly clear?: boolean;
  readonly yes?: readonly string[];
  readonly asked?: readonly string[];
  readonly run?: string;
  readonly of?: string;
  readonly participation?: string;
  readonly modification?: string;
  readonly performance?: string;
  readonly pain?: string;
}

/** The facts that words and options state about a day. @throws UsageError that says what is wanted */
export type FactsOf = (day: LocalDay, options: LogOptions, args: readonly string[]) => readonly JournalFact[];

const NRS = { from: 0, to: 10 };

/** @throws UsageError unless the text is a whole number from 0 to 10 */
export const rating = (name: string, text: string | undefined): number => wholeNumber(name, text ?? "", NRS);

export const sideOption = ({ side }: LogOptions) => (side === undefined ? null : oneOf("--side", side, SIDES));

export const regionsOption = ({ region }: LogOptions) =>
  (region === undefined ? [] : [region].flat()).map((name) => oneOf("--region", name, REGIONS));

/** The place that --region and --side name; null for the whole body. @throws UsageError for a side of nothing */
export function siteOption(options: LogOptions): PainSite | null {
  const [region] = regionsOption(options);
  const side = sideOption(options);
  if (region !== undefined) return { region, side };
  if (side !== null) throw new UsageError("--side needs --region: name the place that this side is of");
  return null;
}
