import type { Means } from "./means.ts";
import { sendByNtfy } from "./ntfy.ts";
import type { Outgoing } from "./outgoing.ts";
import type { ChannelKind, Channels } from "./settings.ts";
import { sendBySmtp } from "./smtp.ts";
import { sendByWebhook } from "./webhook.ts";

/** One way out, bound to its settings. */
export interface Channel {
  readonly kind: ChannelKind;
  readonly time: NonNullable<Channels[ChannelKind]>;
  /** @throws DeliveryError when it did not arrive */
  readonly send: (outgoing: Outgoing, means: Means) => Promise<void>;
}

/** The ways out that are set. */
export function channelsOf({ smtp, ntfy, webhook }: Channels): readonly Channel[] {
  const channels: Channel[] = [];
  if (smtp !== undefined) channels.push({ kind: "smtp", time: smtp, send: (...sent) => sendBySmtp(smtp, ...sent) });
  if (ntfy !== undefined) channels.push({ kind: "ntfy", time: ntfy, send: (...sent) => sendByNtfy(ntfy, ...sent) });
  if (webhook !== undefined)
    channels.push({ kind: "webhook", time: webhook, send: (...sent) => sendByWebhook(webhook, ...sent) });
  return channels;
}
