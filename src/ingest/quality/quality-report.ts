import type { FlagDetails, QualityFlag } from "../../domain/activity.ts";

/** A flag and the sentence that goes with it. */
export interface QualityRemark {
  readonly flag: QualityFlag;
  readonly detail: string;
}

/** The flags of some remarks, each once. */
export function flagsOfRemarks(remarks: readonly QualityRemark[]): QualityFlag[] {
  return [...new Set(remarks.map((remark) => remark.flag))];
}

/** The sentences by flag, as an activity keeps them; nothing where there is nothing to say. */
export function detailsOfRemarks(remarks: readonly QualityRemark[]): { readonly flagDetails?: FlagDetails } {
  if (remarks.length === 0) return {};
  return { flagDetails: Object.fromEntries(remarks.map(({ flag, detail }) => [flag, detail])) };
}
