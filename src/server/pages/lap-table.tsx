import type { Lap } from "../../domain/activity.ts";
import type { Words } from "../../messages/words.ts";
import { paceWords } from "../words/measure-words.ts";
import { DataTable } from "./data-table.tsx";
import { useWords } from "./words-context.ts";

const NOT_KNOWN = "–";

const said = (value: number | null, words: (value: number) => string): string =>
  value === null ? NOT_KNOWN : words(value);

const COLUMNS = ["distance", "time", "pace", "heart-rate", "highest", "cadence", "up", "power"] as const;

function lapValue(column: (typeof COLUMNS)[number], lap: Lap, words: Words): string {
  const whole = (value: number) => words.number(value);
  switch (column) {
    case "distance":
      return said(lap.distanceM, (distanceM) => words.distance(distanceM, 2));
    case "time":
      return said(lap.durationS, words.clock);
    case "pace":
      return paceWords(lap.distanceM, lap.durationS, words) ?? NOT_KNOWN;
    case "heart-rate":
      return said(lap.avgHeartRateBpm, whole);
    case "highest":
      return said(lap.maxHeartRateBpm, whole);
    case "cadence":
      return said(lap.avgCadenceSpm, whole);
    case "up":
      return said(lap.ascentM, words.elevation);
    case "power":
      return said(lap.avgPowerW, (powerW) => `${whole(powerW)} W`);
    default:
      return column satisfies never;
  }
}

/** The laps as the watch cut them. A column that no lap fills is left out. */
export function LapTable({ laps }: { readonly laps: readonly Lap[] }) {
  const words = useWords();
  const { say } = words;
  const columns = COLUMNS.filter((column) => laps.some((lap) => lapValue(column, lap, words) !== NOT_KNOWN));
  const table = {
    headers: [say("lap.lap"), ...columns.map((column) => say(`lap.${column}`))],
    rows: laps.map((lap, i) => [String(i + 1), ...columns.map((column) => lapValue(column, lap, words))]),
  };
  return (
    <section class="card" aria-labelledby="laps-title">
      <h2 id="laps-title">{say("lap.title")}</h2>
      <DataTable caption={say("lap.title")} table={table} />
    </section>
  );
}
