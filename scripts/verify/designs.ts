import {
  backtestIntervals,
  backtestIntervalsLinked,
  backtestSmallSquad,
  backtestSquad,
  backtestSquadVerdicts,
  backtestVerdicts,
} from "./backtest-designs.ts";
import { loggingDesign } from "./logging-design.ts";
import { massageDesign } from "./massage-design.ts";
import { oneAthleteDesigns } from "./one-athlete-designs.ts";
import { simpleIntervals } from "./simple-intervals.ts";
import { squadDesigns, squadFilledIn, squadMornings, squadPower } from "./squad-designs.ts";
import type { Design } from "./tally.ts";

/** Everything that offers an interval or calls something an effect. */
export const DESIGNS: readonly Design[] = [
  simpleIntervals,
  backtestIntervals,
  backtestIntervalsLinked,
  backtestSquad,
  backtestSmallSquad,
  backtestVerdicts,
  backtestSquadVerdicts,
  ...oneAthleteDesigns,
  ...squadDesigns,
  squadMornings,
  squadFilledIn,
  squadPower,
  massageDesign,
  loggingDesign,
];
