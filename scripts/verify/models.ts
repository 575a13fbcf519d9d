import { type CohortModel, NO_LINK } from "../../src/analysis/link/simulate/cohort-model.ts";

export interface Changes {
  readonly days?: number;
  readonly pain?: Partial<CohortModel["pain"]>;
  readonly training?: Partial<CohortModel["training"]>;
  readonly log?: Partial<CohortModel["log"]>;
  readonly massage?: CohortModel["massage"];
}

/** A cohort without any link, but for these changes. */
export function modelWith(changes: Changes): CohortModel {
  return {
    days: changes.days ?? NO_LINK.days,
    pain: { ...NO_LINK.pain, ...changes.pain },
    training: { ...NO_LINK.training, ...changes.training },
    log: { ...NO_LINK.log, ...changes.log },
    massage: changes.massage ?? NO_LINK.massage,
  };
}

/** The same ratio for every size of spike. */
export const everySpike = (ratio: number) => ({ small: ratio, moderate: ratio, large: ratio });
