import { createHmac } from "node:crypto";
import { epochSOf, isoFromInstant, type UtcInstant } from "../domain/instant.ts";
import { findingJson, type Json } from "../usecases/report-json.ts";
import { DeliveryError } from "./delivery-error.ts";
import { type Means, secretText } from "./means.ts";
import type { Outgoing } from "./outgoing.ts";
import { post } from "./post.ts";
import type { WebhookSettings } from "./settings.ts";

/** Pauses before the second and the third try. */
const PAUSES_S = [2, 10];
const SECRET_PREFIX = "whsec_";
const LEAST_SECRET_BYTES = 24;

/**
 * Posts the week as signed JSON, as the Standard Webhooks specification has it (standardwebhooks.com): `webhook-id` is the
 * same for every try of one delivery, `webhook-signature` is `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`.
 * Tries three times where another try may help.
 * @throws DeliveryError when it did not arrive
 */
export async function sendByWebhook(settings: WebhookSettings, outgoing: Outgoing, means: Means): Promise<void> {
  const key = webhookKey(secretText(settings.secret, means));
  if (key === null)
    throw new DeliveryError(`the secret is not one: want ${SECRET_PREFIX} and the base64 of 24 bytes or more`);
  for (let attempt = 0; ; attempt++) {
    try {
      return await post(settings.url, signed(settings, outgoing, key, means.now()));
    } catch (error) {
      const pauseS = PAUSES_S[attempt];
      if (!(error instanceof DeliveryError && error.mayPass) || pauseS === undefined) throw error;
      await means.sleep(pauseS);
      if (means.signal.aborted) throw error;
    }
  }
}

/** The bytes of a `whsec_…` secret; null for any other text. */
export function webhookKey(secret: string): Buffer | null {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret)) return null;
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
  return key.byteLength < LEAST_SECRET_BYTES ? null : key;
}

function signed(settings: WebhookSettings, outgoing: Outgoing, key: Buffer, now: UtcInstant) {
  const timestamp = String(Math.floor(epochSOf(now)));
  const body = JSON.stringify(payload(settings, outgoing, now));
  const signature = createHmac("sha256", key).update(`${outgoing.id}.${timestamp}.${body}`).digest("base64");
  const headers = {
    "webhook-id": outgoing.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
    "idempotency-key": outgoing.id,
  };
  return { headers, body };
}

/** The verdict's level alone, unless the runner asked for details. */
function payload({ details }: WebhookSettings, { report, message, isTest }: Outgoing, now: UtcInstant): Json {
  const { week, asOf, headline, level } = message;
  return {
    type: "niggle.week",
    timestamp: isoFromInstant(now),
    data: {
      week,
      asOf,
      headline,
      level,
      test: isTest,
      ...(details ? { details: detailsOf({ report, message }) } : {}),
    },
  };
}

function detailsOf({ report, message }: Pick<Outgoing, "report" | "message">): Json {
  const { athlete, assessment } = report;
  return {
    athlete,
    sentence: assessment.sentence,
    wouldChangeIf: assessment.wouldChangeIf,
    findings: assessment.findings.filter(({ kind }) => kind === "flagged").map(findingJson),
    text: message.text,
  };
}
