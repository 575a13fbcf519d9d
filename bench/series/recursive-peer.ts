import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { LOAD_METHODS } from "../../src/domain/load.ts";
import type { LocalDay } from "../../src/domain/local-day.ts";
import type { DailySeries } from "../../src/domain/series.ts";

/** DuckDB doing the same by itself: the daily loads in a table, the ratios written to another. */
export interface Peer {
  /**
   * Works out every ratio of every day and writes it, committed: each series by a recursive query of its own, or all of
   * them side by side in one, which is the cleverest form we know.
   */
  run(form: PeerForm): Promise<void>;
  /** The largest difference of a ratio from ours, as a share of ours. */
  differenceFrom(series: DailySeries): Promise<number>;
  close(): void;
}

export type PeerForm = "one-a-series" | "all-in-one";

/** A database with the daily loads that our own pass made, so that the peer need not make them from runs. */
export async function openRecursivePeer(file: string, series: DailySeries): Promise<Peer> {
  const instance = await DuckDBInstance.create(file, { memory_limit: "256MB" });
  const connection = await instance.connect();
  await connection.run("CREATE TABLE daily_load (method VARCHAR, day INTEGER, load DOUBLE)");
  await fillLoads(connection, series);
  await connection.run(`CREATE TABLE peer_ratio AS ${ratiosFrom("SELECT * FROM daily_load WHERE false")} LIMIT 0`);
  await connection.run("CHECKPOINT");
  return {
    async run(form) {
      await connection.run("BEGIN TRANSACTION");
      await connection.run("DELETE FROM peer_ratio");
      for (const loads of LOADS_OF[form]) await connection.run(`INSERT INTO peer_ratio ${ratiosFrom(loads)}`);
      await connection.run("COMMIT");
    },
    differenceFrom: (own) => largestDifference(connection, own),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** What each query of a form reads. */
const LOADS_OF: Readonly<Record<PeerForm, readonly string[]>> = {
  "one-a-series": LOAD_METHODS.map((method) => `SELECT * FROM daily_load WHERE method = '${method}'`),
  "all-in-one": ["SELECT * FROM daily_load"],
};

async function fillLoads(connection: DuckDBConnection, { days, methods }: DailySeries): Promise<void> {
  const appender = await connection.createAppender("daily_load");
  for (const method of LOAD_METHODS) {
    days.forEach(({ day }, index) => {
      appender.appendVarchar(method);
      appender.appendInteger(day);
      const load = methods[method]?.loads[index] ?? Number.NaN;
      if (Number.isNaN(load)) appender.appendNull();
      else appender.appendDouble(load);
      appender.endRow();
    });
  }
  appender.closeSync();
}

/** Running averages as one recursive query from day to day, the rolling numbers as window functions. */
function ratiosFrom(loads: string): string {
  const smoothed = (name: string, k: string) =>
    `CASE WHEN d.load IS NULL THEN w.${name} ELSE w.${name} + ${k} * (d.load - w.${name}) END AS ${name}`;
  return `
  WITH RECURSIVE
  source AS MATERIALIZED (${loads}),
  walk AS (
    SELECT
      method,
      day,
      load AS e7,
      load AS e28,
      load / 42 AS ctl,
      load / 7 AS atl,
      load AS redi_sum,
      1::DOUBLE AS redi_weight
    FROM source
    WHERE day = (SELECT min(day) FROM source)
    UNION ALL
    SELECT
      d.method,
      d.day,
      ${smoothed("e7", "(2 / 8)")},
      ${smoothed("e28", "(2 / 29)")},
      ${smoothed("ctl", "(1 / 42)")},
      ${smoothed("atl", "(1 / 7)")},
      coalesce(d.load, 0) + exp(-0.1) * w.redi_sum AS redi_sum,
      (d.load IS NOT NULL)::INTEGER + exp(-0.1) * w.redi_weight AS redi_weight
    FROM walk AS w
    JOIN source AS d ON d.method = w.method AND d.day = w.day + 1
  ),
  rolling AS (
    SELECT
      method,
      day,
      load,
      avg(load) OVER (PARTITION BY method ORDER BY day ROWS 6 PRECEDING) AS acute,
      avg(load) OVER (PARTITION BY method ORDER BY day ROWS 27 PRECEDING) AS chronic,
      avg(load) OVER (PARTITION BY method ORDER BY day ROWS BETWEEN 27 PRECEDING AND 7 PRECEDING) AS before,
      avg(load) OVER (PARTITION BY method ORDER BY day ROWS BETWEEN 13 PRECEDING AND 7 PRECEDING) AS last_week,
      stddev_samp(load) OVER (PARTITION BY method ORDER BY day ROWS 6 PRECEDING) AS spread
    FROM source
  )
  SELECT
    method,
    day,
    load,
    acute / nullif(chronic, 0) AS acwr_coupled,
    acute / nullif(before, 0) AS acwr_uncoupled,
    e7 / nullif(e28, 0) AS acwr_ewma,
    100 * (acute / nullif(last_week, 0) - 1) AS week_change_pct,
    acute / nullif(spread, 0) AS monotony,
    7 * acute * acute / nullif(spread, 0) AS strain,
    ctl,
    atl,
    lag(ctl - atl) OVER (PARTITION BY method ORDER BY day) AS tsb,
    ctl - lag(ctl, 7) OVER (PARTITION BY method ORDER BY day) AS ramp,
    redi_sum / nullif(redi_weight, 0) AS redi
  FROM rolling
  JOIN walk USING (method, day)`;
}

async function largestDifference(connection: DuckDBConnection, { days, methods }: DailySeries): Promise<number> {
  const first = days[0]?.day ?? (0 as LocalDay);
  const result = await connection.runAndReadAll(
    "SELECT method, day, acwr_coupled, acwr_uncoupled, acwr_ewma, week_change_pct, monotony, strain, ctl, atl, tsb, ramp, redi FROM peer_ratio",
  );
  const names = [
    "acwrCoupled",
    "acwrUncoupled",
    "acwrEwma",
    "weekChangePct",
    "monotony",
    "strain",
    "ctl",
    "atl",
    "tsb",
    "ramp",
    "redi",
  ] as const;
  let largest = 0;
  for (const [method, day, ...ratios] of result.getRowsJS()) {
    const own = methods[method as keyof typeof methods]?.ratios;
    names.forEach((name, index) => {
      const value = own?.[name].values[Number(day) - first] ?? Number.NaN;
      if (Number.isNaN(value)) return; // the product shows no number there; the peer shows one too early
      const difference = Math.abs(Number(ratios[index]) - value) / Math.max(1e-6, Math.abs(value), 1);
      largest = Math.max(largest, Number.isFinite(difference) ? difference : Number.POSITIVE_INFINITY);
    });
  }
  return largest;
}
