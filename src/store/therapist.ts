import type { AthleteId } from "../domain/ids.ts";
import type { Therapist } from "../domain/therapist.ts";
import { textOrNull } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** Writes whom the runner books with, replaced as a whole; null forgets them. */
export async function putTherapist(tx: Tx, athlete: AthleteId, therapist: Therapist | null): Promise<void> {
  if (therapist === null) await tx.run("therapist-remove", { athlete });
  else {
    const { name, email, bookingUrl } = therapist;
    await tx.run("therapist-put", { athlete, name, email, booking_url: bookingUrl });
  }
  tx.changed(athlete, "no-day");
}

/** Whom the runner books with; null when they named nobody. */
export async function therapistOf(reader: Reader, athlete: AthleteId): Promise<Therapist | null> {
  const [therapist] = await reader.query("therapist", { athlete }, (row) => ({
    name: textOrNull(row, "name"),
    email: textOrNull(row, "email"),
    bookingUrl: textOrNull(row, "booking_url"),
  }));
  return therapist ?? null;
}
