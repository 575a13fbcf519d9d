import type { PainEntry } from "../../domain/pain.ts";

/** A place with its number as one field of a form: `knee-front left 3 tight`, with a dash for what was not said. */
export function placeField({ region, side, nrs, quality }: PainEntry): string {
  return [region, side ?? "-", nrs, quality ?? "-"].join(" ");
}

/** The field read again, as the body of a pain entry of that day; it is checked like any other body. */
export function painOfField(field: string, day: string): Record<string, unknown> {
  const [region, side, nrs, quality] = field.split(" ");
  return {
    day,
    region,
    moment: "daily",
    nrs: Number(nrs),
    ...(side === "-" ? {} : { side }),
    ...(quality === "-" ? {} : { quality }),
  };
}
