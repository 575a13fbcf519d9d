import { looksLikeStrava } from "./strava/strava-columns.ts";
import type { TableKind } from "./table-reader.ts";

const LIST_WAY =
  "In Garmin Connect open Activities and export the list, or download the original FIT file of the activity.";

/** CSV files of other programs, by columns that only they have, and what to offer instead. */
const OTHERS: readonly { readonly has: readonly string[]; readonly what: string; readonly way: string }[] = [
  {
    has: ["time", "cumulative time"],
    what: "the lap table of one Garmin activity, which has no date",
    way: LIST_WAY,
  },
  {
    has: ["split", "getdistance"],
    what: "the split table of one COROS activity; only its file name says the sport and the day",
    way: "In the COROS app export the activity as FIT.",
  },
  { has: ["device", "fisica"], what: "a workout of the Wahoo Fitness app", way: "Export the workout as FIT." },
  {
    has: ["[[training]]"],
    what: "a training of Epson RunSense",
    way: "Export the training as FIT if the program offers it.",
  },
  {
    has: ["effective_time_frame", "injuries"],
    what: "the injury list of PMSys, which gives no pain score",
    way: "Write what hurt as a pain CSV (day,region,side,nrs).",
  },
];

/** Lists that are recognised and not read: refused with what to offer instead. */
export const otherTable: TableKind = (header) => {
  const other = looksLikeStrava(header)
    ? {
        what: "a Strava activity list in a language that Niggle does not know",
        way: "Set Strava to English and ask for a new export, or import the FIT files that are in it.",
      }
    : OTHERS.find(({ has }) => has.every((name) => header.includes(name)));
  if (other === undefined) return null;
  const detail = `This is ${other.what}. Niggle does not read it yet. ${other.way}`;
  return () => ({ kind: "rejected", problem: { reason: "UNSUPPORTED_FORMAT", detail } });
};
