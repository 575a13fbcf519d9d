import type { LoadMethod, RatioName, RatioValue } from "../../domain/load.ts";
import { METRES_PER_KM } from "../../domain/units.ts";
import type { Words } from "../../messages/words.ts";

/** The unit of a load, in words; empty for steps. */
export function loadUnit(method: LoadMethod, { say, distanceUnit }: Words): string {
  switch (method) {
    case "distance":
      return distanceUnit;
    case "duration":
    case "elapsed":
      return say("unit.min");
    case "steps":
      return "";
    case "stepLoad":
      return say("load.unit.body-weights");
    case "powerWork":
      return say("load.unit.kJ");
    default:
      return say("unit.AU");
  }
}

/** The number of a load in that unit: kilometres become miles, everything else stays. */
export const loadNumber = (method: LoadMethod, load: number, { distanceIn }: Words): number =>
  method === "distance" ? distanceIn(load * METRES_PER_KM) : load;

const DIGITS: Readonly<Record<RatioName, number>> = {
  acwrCoupled: 2,
  acwrUncoupled: 2,
  acwrEwma: 2,
  weekChangePct: 0,
  monotony: 2,
  strain: 1,
  ctl: 1,
  atl: 1,
  tsb: 1,
  ramp: 1,
  redi: 2,
};

/** A ratio as a runner reads it: its number, or why there is none. */
export function ratioWords(name: RatioName, ratio: RatioValue, { say, number, percent }: Words): string {
  if (ratio.kind === "unknown") return say(`ratio.reason.${ratio.reason}`);
  return name === "weekChangePct" ? percent(ratio.value) : number(ratio.value, DIGITS[name]);
}
