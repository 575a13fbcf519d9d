import type { DayRecord } from "../domain/assessment.ts";
import { isoFromInstant } from "../domain/instant.ts";
import { LOAD_METHODS, RATIO_NAMES } from "../domain/load.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import type { RunInShort } from "./read-runs.ts";

/** Runs as JSON lines, in the columns of an export. */
export function* runLines(runs: readonly RunInShort[]): Generator<string> {
  for (const { run, sources } of runs) {
    yield line({
      id: run.id,
      local_day: formatLocalDay(run.localDay),
      started_at: run.startedAt === null ? null : isoFromInstant(run.startedAt),
      utc_offset_min: run.utcOffsetMin,
      sport: run.sport,
      title: run.title,
      distance_m: run.totals.distanceM,
      duration_s: run.totals.durationS,
      elapsed_s: run.totals.elapsedS,
      avg_heart_rate_bpm: run.totals.avgHeartRateBpm,
      avg_cadence_spm: run.totals.avgCadenceSpm,
      avg_power_w: run.totals.avgPowerW,
      rpe_0_to_10: run.rpe0To10,
      flags: run.flags,
      source_ids: sources.map(({ id }) => id),
      corrected: run.corrections.map(({ field }) => field),
      is_deleted: run.isDeleted,
    });
  }
}

/** Days as JSON lines. */
export function* dayLines(days: readonly DayRecord[]): Generator<string> {
  for (const { day, state, distanceM, durationS, spike } of days) {
    yield line({
      local_day: formatLocalDay(day),
      state,
      distance_m: distanceM,
      duration_s: durationS,
      spike: spike.value,
      spike_category: spike.category,
      spike_is_provisional: spike.provisional,
      longest_prior_30d_m: spike.longestPrior30dM,
      session_m: spike.sessionM,
    });
  }
}

/** The load of each day by each method, with every ratio of it, as JSON lines. */
export function* loadLines(days: readonly DayRecord[]): Generator<string> {
  for (const method of LOAD_METHODS) {
    for (const { day, loads, ratios } of days) {
      const load = loads[method];
      const ratiosOfDay = ratios[method];
      yield line({
        local_day: formatLocalDay(day),
        method,
        load: load?.kind === "measured" ? load.load : null,
        missing: load?.kind === "unmeasured" ? load.why : null,
        ...Object.fromEntries(
          RATIO_NAMES.flatMap((name) => {
            const ratio = ratiosOfDay[name];
            const column = snakeCase(name);
            return [
              [column, ratio.kind === "known" ? ratio.value : null],
              [`${column}_reason`, ratio.kind === "known" ? null : ratio.reason],
            ];
          }),
        ),
      });
    }
  }
}

const line = (row: object): string => `${JSON.stringify(row)}\n`;

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
