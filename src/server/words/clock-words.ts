import { isoFromInstant, type UtcInstant } from "../../domain/instant.ts";

/** `14:05` on a clock that is `utcOffsetMin` ahead of UTC. */
export function clockWords(at: UtcInstant, utcOffsetMin: number): string {
  return isoFromInstant((at + utcOffsetMin * 60_000) as UtcInstant).slice(11, 16);
}
