import { shortDayAndYear } from "../../domain/day-words.ts";
import { regionWords } from "../../domain/site-words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { THERAPY_WORDS } from "../words/entry-words.ts";

type Row = TherapyReport["brief"]["daysSince"][number];

/** Days since the last session, for each kind and each place of it. */
export function TherapySince({ rows }: { readonly rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="card side" aria-labelledby="since-title">
      <h2 id="since-title">Days since</h2>
      <table class="since">
        <thead class="unseen">
          <tr>
            <th scope="col">What and where</th>
            <th scope="col">Days</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.kind} ${row.region}`} class={row.region === null ? "whole" : undefined}>
              <th scope="row">{row.region === null ? THERAPY_WORDS[row.kind] : regionWords(row.region)}</th>
              <td>{row.daysSince}</td>
              <td>{shortDayAndYear(row.lastDay)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
