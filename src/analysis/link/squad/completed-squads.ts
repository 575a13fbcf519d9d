import { imputeLoads } from "../episodes/impute-loads.ts";
import type { SquadMember } from "./person-days.ts";
import type { SquadOptions } from "./squad-options.ts";

/**
 * The squad as it is, or with its unknown loads filled in so many times.
 *
 * @see docs/METHODS.md#missing-loads
 */
export function completedSquads(
  members: readonly SquadMember[],
  { random, imputations = 0 }: SquadOptions,
): readonly (readonly SquadMember[])[] {
  if (imputations === 0) return [members];
  return Array.from({ length: imputations }, (_, i) =>
    members.map(({ athlete, days }, place) => ({
      athlete,
      days: imputeLoads(days, random.stream(i * members.length + place)),
    })),
  );
}
