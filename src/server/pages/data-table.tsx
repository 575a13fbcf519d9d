import type { ChartTable } from "../../charts/chart.ts";
import { useWords } from "./words-context.ts";

interface DataTableProps {
  readonly caption: string;
  readonly table: ChartTable;
}

/** A chart's data for reading. It scrolls by itself, so that the page does not. */
export function DataTable({ caption, table }: DataTableProps) {
  const { say } = useWords();
  const [first, ...others] = table.headers;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section class="table-frame" aria-label={say("charts.as-table", { title: caption })} tabIndex={0}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([head, ...cells]) => (
            <tr key={head}>
              <th scope="row">{head}</th>
              {cells.map((cell, i) => (
                <td key={others[i]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
