import { regionLabel } from "../../messages/region-words.ts";
import type { TherapyReport } from "../../usecases/therapy.ts";
import { useWords } from "./words-context.ts";

type Row = TherapyReport["brief"]["daysSince"][number];

/** Days since the last session, for each kind and each place of it. */
export function TherapySince({ rows }: { readonly rows: readonly Row[] }) {
  const words = useWords();
  if (rows.length === 0) return null;
  return (
    <section class="card side" aria-labelledby="since-title">
      <h2 id="since-title">{words.say("therapy.since")}</h2>
      <table class="since">
        <thead class="unseen">
          <tr>
            <th scope="col">{words.say("therapy.since.what")}</th>
            <th scope="col">{words.say("therapy.since.days")}</th>
            <th scope="col">{words.say("therapy.since.last")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.kind} ${row.region}`} class={row.region === null ? "whole" : undefined}>
              <th scope="row">
                {row.region === null ? words.say(`therapy.kind.${row.kind}`) : regionLabel(row.region, words)}
              </th>
              <td>{row.daysSince}</td>
              <td>{words.day(row.lastDay, "short-year")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
