import { type Static, type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";

const Text = Type.String({ minLength: 1, maxLength: 2000 });
/** A secret, or the name of the environment variable that holds it. */
const SecretSchema = Type.Union([
  Type.Object({ value: Text }, { additionalProperties: false }),
  Type.Object({ env: Type.String({ pattern: "^[A-Za-z_][A-Za-z0-9_]*$" }) }, { additionalProperties: false }),
]);
const When = {
  /** 1 = Monday … 7 = Sunday. */
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  /** By the clock of the zone: `18:00`. */
  at: Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" }),
  /** IANA name; null for the runner's home zone. */
  zone: Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Null()]),
  /** When the schedule was made: nothing before it is caught up. ISO 8601. */
  since: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z$" }),
  /** More than the verdict's level leaves the machine. */
  details: Type.Boolean(),
};
const closed = <T extends Record<string, TSchema>>(fields: T) =>
  Type.Object({ ...When, ...fields }, { additionalProperties: false });

const SmtpSchema = closed({
  host: Text,
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  login: Type.Union([
    Type.Object({ user: Text, password: SecretSchema }, { additionalProperties: false }),
    Type.Null(),
  ]),
  from: Text,
  to: Text,
});
const NtfySchema = closed({
  server: Text,
  topic: Type.String({ pattern: "^[A-Za-z0-9_-]{1,64}$" }),
  token: Type.Union([SecretSchema, Type.Null()]),
});
const WebhookSchema = closed({ url: Text, secret: SecretSchema });

const ChannelsSchema = Type.Object(
  { smtp: Type.Optional(SmtpSchema), ntfy: Type.Optional(NtfySchema), webhook: Type.Optional(WebhookSchema) },
  { additionalProperties: false },
);
const SettingsSchema = Type.Object(
  {
    version: Type.Literal(1),
    athletes: Type.Record(Type.String({ pattern: "^[a-z0-9][a-z0-9_-]{0,39}$" }), ChannelsSchema),
  },
  { additionalProperties: false },
);

export type Secret = Static<typeof SecretSchema>;
export type SmtpSettings = Static<typeof SmtpSchema>;
export type NtfySettings = Static<typeof NtfySchema>;
export type WebhookSettings = Static<typeof WebhookSchema>;
/** Where one runner's week is sent. Each kind stands alone, with a time of its own. */
export type Channels = Static<typeof ChannelsSchema>;
/** The content of notify.json: by runner. Without the file nothing is sent. */
export type NotifySettings = Static<typeof SettingsSchema>;

export const CHANNEL_KINDS = ["smtp", "ntfy", "webhook"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const NOTHING_SET: NotifySettings = { version: 1, athletes: {} };

const compiled = Compile(SettingsSchema);

/** What a text says, checked in full; null when it is not what notify.json may hold. */
export function settingsFrom(text: string): NotifySettings | null {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return null; // no JSON
  }
  return compiled.Check(said) ? said : null;
}
