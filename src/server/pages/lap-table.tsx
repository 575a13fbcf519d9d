import type { Lap } from "../../domain/activity.ts";
import { distanceWords, durationWords, paceWords } from "../words/measure-words.ts";
import { DataTable } from "./data-table.tsx";

const NOT_KNOWN = "–";

const said = (value: number | null, words: (value: number) => string): string =>
  value === null ? NOT_KNOWN : words(value);
const whole = (value: number): string => String(Math.round(value));

const COLUMNS: readonly { readonly header: string; readonly of: (lap: Lap) => string }[] = [
  { header: "Distance", of: (lap) => said(lap.distanceM, distanceWords) },
  { header: "Time", of: (lap) => said(lap.durationS, durationWords) },
  { header: "Pace", of: (lap) => paceWords(lap.distanceM, lap.durationS) ?? NOT_KNOWN },
  { header: "Heart rate", of: (lap) => said(lap.avgHeartRateBpm, whole) },
  { header: "Highest", of: (lap) => said(lap.maxHeartRateBpm, whole) },
  { header: "Cadence", of: (lap) => said(lap.avgCadenceSpm, whole) },
  { header: "Up", of: (lap) => said(lap.ascentM, (value) => `${whole(value)} m`) },
  { header: "Power", of: (lap) => said(lap.avgPowerW, (value) => `${whole(value)} W`) },
];

/** The laps as the watch cut them. A column that no lap fills is left out. */
export function LapTable({ laps }: { readonly laps: readonly Lap[] }) {
  const columns = COLUMNS.filter(({ of }) => laps.some((lap) => of(lap) !== NOT_KNOWN));
  const table = {
    headers: ["Lap", ...columns.map(({ header }) => header)],
    rows: laps.map((lap, i) => [String(i + 1), ...columns.map(({ of }) => of(lap))]),
  };
  return (
    <section class="card" aria-labelledby="laps-title">
      <h2 id="laps-title">Laps</h2>
      <DataTable caption="Laps" table={table} />
    </section>
  );
}
