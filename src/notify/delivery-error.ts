/** A message that did not get through: one sentence without addresses, names or anything about the runner. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  /** The same again in a moment may work: nobody answered, or the other side was busy. */
  readonly mayPass: boolean;

  constructor(message: string, mayPass = false) {
    super(message);
    this.mayPass = mayPass;
  }
}
