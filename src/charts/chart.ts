import type { PainSite } from "../domain/pain.ts";
import type { ChartSpec } from "./chart-spec.ts";

export type ChartId =
  | "weekly-distance"
  | "load-ratio"
  | "pain-strip"
  | "therapy-ticks"
  | "before-after"
  | "region-pain"
  | "region-runs"
  | "severity-weeks"
  | "effect-recent"
  | "effect-chronic"
  | "run-pace"
  | "run-heart-rate"
  | "run-elevation"
  | "run-cadence"
  | "run-ground-contact"
  | "run-vertical-oscillation"
  | "run-power";

/** A chart's data for reading: what the picture shows, as words and numbers. */
export interface ChartTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart with everything a page needs to say about it. */
export interface Chart {
  readonly id: ChartId;
  readonly title: string;
  /** How to read it, in a few words. */
  readonly hint: string;
  /** Null when there is nothing to draw; `empty` then says why. */
  readonly spec: ChartSpec | null;
  readonly empty: string;
  readonly description: string;
  readonly table: ChartTable;
  /** The places it shows, for a page to lead to. */
  readonly places?: readonly PainSite[];
}
