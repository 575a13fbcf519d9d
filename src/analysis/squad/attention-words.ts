import type { Said } from "../../domain/said.ts";
import type { SquadStanding } from "../../domain/squad.ts";
import { said } from "../../messages/said.ts";
import { attentionGroup, isMilder, worstOfWeek, worstOfWeekBefore } from "./attention.ts";

/**
 * Why an athlete stands where they stand, in a sentence.
 *
 * @see docs/METHODS.md#order-of-a-squad
 */
export function attentionWords(standing: SquadStanding): Said {
  const group = attentionGroup(standing);
  switch (group) {
    case "clinician":
    case "red":
    case "graver":
      return said(`squad.why.${group}`);
    case "pain-rising": {
      const [now, before] = [worstOfWeek(standing.painNrs), worstOfWeekBefore(standing.painNrs)];
      return said("squad.why.pain-rising", { now: ofTen(now), before: ofTen(before) });
    }
    case "amber":
      if (standing.weekAgo === null) return said("squad.why.amber-first");
      return said(isMilder(standing) ? "squad.why.amber-milder" : "squad.why.amber");
    case "pain-unjudged":
      return said("squad.why.pain-unjudged", { now: ofTen(worstOfWeek(standing.painNrs)) });
    case "silent":
      return standing.silentDays === null
        ? said("squad.why.never")
        : said("squad.why.silent", { days: standing.silentDays });
    case "rest":
      return said(standing.now === null ? "squad.why.none" : "squad.why.rest");
    default:
      return group satisfies never;
  }
}

/** A score on its scale; these groups have one. */
const ofTen = (nrs: number | null): Said | string => (nrs === null ? "–" : said("squad.pain.of-ten", { nrs }));
