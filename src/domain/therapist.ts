/** The person a runner books with. One row; null fields were not said. */
export interface Therapist {
  readonly name: string | null;
  readonly email: string | null;
  /** An https address where sessions are booked. */
  readonly bookingUrl: string | null;
}
