import { mapTracks, type Tracks } from "../track/samples.ts";
import { quantities, type RecordColumns } from "./record-columns.ts";

/** The record columns of a whole file as quantities. */
export function tracksOf(records: RecordColumns): Tracks {
  return mapTracks((name) => quantities(records, name));
}
