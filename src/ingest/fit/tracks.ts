import { mapTracks, type Series, type Tracks } from "../track/samples.ts";
import { quantities, type RecordColumns } from "./record-columns.ts";

/** The record columns of a whole file as quantities. Those that are not there share one column of nothing. */
export function tracksOf(records: RecordColumns): Tracks {
  let silent: Series | null = null;
  const nothing = () => {
    silent ??= new Float64Array(records.count).fill(Number.NaN);
    return silent;
  };
  return mapTracks((name) => (records.columns.has(name) ? quantities(records, name) : nothing()));
}
