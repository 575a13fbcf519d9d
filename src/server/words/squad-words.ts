import type { Words } from "../../messages/words.ts";

/** When an athlete was last heard of. @param silentDays null for never */
export function contactWords(silentDays: number | null, { say }: Pick<Words, "say">): string {
  if (silentDays === null) return say("squad.contact.never");
  if (silentDays <= 0) return say("squad.contact.today");
  return silentDays === 1 ? say("squad.contact.yesterday") : say("squad.contact.days", { days: silentDays });
}
