import { type Static, type TSchema, Type } from "typebox";
import { EXERCISE_KINDS } from "../../../domain/exercise.ts";
import { CONFIRMERS, LEVELS, ROLES, SCOPES } from "../../../domain/people.ts";
import { DayText, listOf, orNull } from "../../api/api-schema.ts";
import { After, Limit, Next } from "../../api/next-of.ts";

// Accounts, what is shared with whom, and what goes between people. A secret is in the answer that made it, and in no other.

const strict = { additionalProperties: false };
const Text = Type.String();
const Whole = Type.Integer({ minimum: 0 });
const Instant = Type.String({ examples: ["2026-11-22T07:30:00Z"] });
const Scope = Type.Enum([...SCOPES]);
const Level = Type.Enum([...LEVELS]);
const Role = Type.Enum([...ROLES]);
const Id = Type.String({ pattern: "^[A-Za-z0-9-]{1,64}$" });
const Secret = orNull(
  Type.String({ description: "Told this once. Null when the same write was sent again under its Idempotency-Key." }),
);

export const IdParams = Type.Object({ id: Id });
export const ListQuery = Type.Object({ limit: Limit, after: After }, strict);
/** A page of a list. */
const pageOf = <Row extends TSchema>(title: string, name: string, row: Row) =>
  Type.Object({ [name]: listOf(row), next: Next }, { title });

const SCOPE_LIST = Type.Array(Scope, { minItems: 1, maxItems: SCOPES.length });

export const Account = Type.Object(
  {
    id: Text,
    login: Text,
    displayName: Text,
    role: Role,
    athlete: orNull(Type.String({ description: "Whose data are one's own; null for who has none here." })),
    hasSecondStep: orNull(Type.Boolean({ description: "Null for a token: it is not told." })),
    recoveryCodesLeft: orNull(Whole),
    token: orNull(
      Type.Object(
        { scopes: listOf(Scope), level: Level, endsAt: orNull(Instant) },
        { title: "OwnReach", description: "What the token reaches that asks; null for a session." },
      ),
    ),
  },
  { title: "Account" },
);

const Session = Type.Object(
  {
    id: Text,
    userAgent: orNull(Text),
    madeAt: Instant,
    seenAt: Instant,
    endsAt: Instant,
    isThis: Type.Boolean({ description: "The one that asks." }),
  },
  { title: "Session" },
);
export const Sessions = pageOf("Sessions", "sessions", Session);

const Token = Type.Object(
  {
    id: Text,
    name: Text,
    scopes: listOf(Scope),
    level: Level,
    madeAt: Instant,
    endsAt: orNull(Instant),
    revokedAt: orNull(Instant),
    usedAt: orNull(Instant),
    stands: Type.Boolean(),
  },
  { title: "Token" },
);
export const Tokens = pageOf("Tokens", "tokens", Token);
export const TokenBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: "\\S" }),
    scopes: SCOPE_LIST,
    level: Level,
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 730, description: "How long it holds; 365 without it." })),
  },
  strict,
);
export const MadeToken = Type.Object({ secret: Secret, token: Token }, { title: "MadeToken" });

const Person = Type.Object(
  { id: Text, login: Text, displayName: Text, role: Role, isClosed: Type.Boolean() },
  { title: "Person" },
);
export const People = pageOf("People", "people", Person);

const HOW_IT_STANDS = ["open", "used", "revoked", "over"] as const;
const invitationFields = {
  id: Text,
  role: Role,
  madeAt: Instant,
  endsAt: Instant,
  state: Type.Enum([...HOW_IT_STANDS]),
};
const Invitation = Type.Object({ ...invitationFields, athlete: orNull(Text) }, { title: "Invitation" });
export const Invitations = pageOf("Invitations", "invitations", Invitation);
/** Owners are made on the command line. */
export const InvitationBody = Type.Object(
  {
    role: Type.Enum(["runner", "coach", "therapist"]),
    athlete: Type.Optional(orNull(Type.String({ maxLength: 40, description: "Whose data will be their own." }))),
    birthYear: Type.Optional(orNull(Type.Integer({ minimum: 1800, maximum: 3000 }))),
    guardian: Type.Optional(orNull(Type.String({ maxLength: 64, description: "The login of a parent or guardian." }))),
  },
  strict,
);
const Address = orNull(
  Type.String({ description: "The address that opens it, told this once. Null when the write was sent again." }),
);
export const MadeInvitation = Type.Object({ address: Address, invitation: Invitation }, { title: "MadeInvitation" });

const STATES = ["stands", "waits", "over", "revoked"] as const;
const Who = Type.Object({ login: Text, displayName: Text }, { title: "Who" });
const terms = { scope: Scope, level: Level };
/** A last day or none; a program gives nothing that goes on behind its own end. */
const through = orNull(Type.String({ description: "The last day it holds, where the runner lives." }));
const sharedFields = {
  state: Type.Enum([...STATES], { description: "`waits` is for the word of those in `awaits`." }),
  awaits: listOf(Type.Enum([...CONFIRMERS])),
  revokedAt: orNull(Instant),
  token: orNull(Type.String({ description: "The token of the program that shared it, and with which it ends." })),
};
export const Grant = Type.Object(
  { id: Text, to: orNull(Who), ...terms, through, givenAt: Instant, ...sharedFields },
  { title: "Grant" },
);
export const Grants = pageOf("Grants", "grants", Grant);
export const GrantsQuery = Type.Object(
  { state: Type.Optional(Type.Enum([...STATES])), limit: Limit, after: After },
  strict,
);
const ThroughText = Type.Optional(orNull(DayText));
export const GrantBody = Type.Object(
  { login: Type.String({ minLength: 1, maxLength: 64 }), ...terms, through: ThroughText },
  strict,
);

const ReceivedGrant = Type.Object(
  { id: Text, athlete: Text, name: Text, ...terms, through, givenAt: Instant },
  { title: "ReceivedGrant" },
);
export const ReceivedGrants = pageOf("ReceivedGrants", "grants", ReceivedGrant);

const ShareInvitation = Type.Object({ ...invitationFields, ...terms, through }, { title: "ShareInvitation" });
export const ShareInvitations = pageOf("ShareInvitations", "invitations", ShareInvitation);
export const ShareInvitationBody = Type.Object(
  { role: Type.Enum(["coach", "therapist"]), ...terms, through: ThroughText },
  strict,
);
export const MadeShareInvitation = Type.Object(
  { address: Address, invitation: ShareInvitation },
  { title: "MadeShareInvitation" },
);

const linkFields = {
  id: Text,
  page: Type.Enum(["brief", "week"]),
  asOf: orNull(DayText),
  takesProposals: Type.Boolean(),
  label: orNull(Text),
};
const ShareLink = Type.Object(
  {
    ...linkFields,
    madeAt: Instant,
    endsAt: Instant,
    ...sharedFields,
    opened: Whole,
    openedAt: orNull(Instant),
  },
  { title: "ShareLink" },
);
export const ShareLinks = pageOf("ShareLinks", "links", ShareLink);
export const ShareLinkBody = Type.Object(
  {
    page: Type.Enum(["brief", "week"], { description: "The brief for a therapist, or the week up to today." }),
    takesProposals: Type.Optional(Type.Boolean()),
    label: Type.Optional(orNull(Type.String({ maxLength: 80 }))),
    days: Type.Integer({ minimum: 1, maximum: 90 }),
  },
  strict,
);
export type ShareLinkBody = Static<typeof ShareLinkBody>;
export const MadeShareLink = Type.Object({ address: Address, link: ShareLink }, { title: "MadeShareLink" });

const Access = Type.Object(
  {
    by: Type.Object({
      kind: Type.Enum(["account", "link", "machine"], {
        description: "machine: a program of whoever is at the server's machine, while there was no account.",
      }),
      name: orNull(Type.String({ description: "The name of an account, or what a link was called; null when gone." })),
      login: orNull(Text),
    }),
    via: Type.Enum(["session", "token", "link", "machine"]),
    action: Type.String({
      description: "The method and the route, or mcp: and the tool that an assistant called.",
      examples: ["GET /api/v1/athletes/:athlete/runs"],
    }),
    firstAt: Instant,
    lastAt: Instant,
    times: Type.Integer({ minimum: 1, description: "How often within the hour." }),
  },
  { title: "Access" },
);
export const Trail = pageOf("Trail", "accesses", Access);

const sharedByMinor = {
  id: Text,
  kind: Type.Enum(["grant", "link"]),
  runner: Text,
  to: orNull(Text),
  scope: orNull(Scope),
  level: orNull(Level),
  page: orNull(linkFields.page),
  label: orNull(Text),
};
const Confirmation = Type.Object(
  { ...sharedByMinor, as: Type.Enum([...CONFIRMERS], { description: "In which part one is asked." }) },
  { title: "Confirmation" },
);
export const Confirmations = pageOf("Confirmations", "confirmations", Confirmation);
export const ConfirmationBody = Type.Object({ id: Id, as: Type.Enum([...CONFIRMERS]) }, strict);
const WardShare = Type.Object(sharedByMinor, { title: "WardShare" });
export const WardShares = pageOf("WardShares", "shares", WardShare);

const Exercise = Type.Object(
  {
    key: Text,
    kind: Type.Enum([...EXERCISE_KINDS]),
    title: Text,
    regions: listOf(Text),
    timesPerWeek: orNull(Type.Number()),
    from: DayText,
    until: orNull(DayText),
    by: orNull(Text),
  },
  { title: "ProposedExercise" },
);
export const Proposal = Type.Object(
  {
    id: Text,
    exercise: Exercise,
    by: orNull(Type.String({ description: "The name of an account, or what a link was called." })),
    proposedAt: Instant,
    isAccepted: orNull(Type.Boolean({ description: "Null until it is answered." })),
  },
  { title: "Proposal" },
);
export const Proposals = pageOf("Proposals", "proposals", Proposal);
export const ProposalsQuery = Type.Object(
  { open: Type.Optional(Type.Enum(["true", "false"])), limit: Limit, after: After },
  strict,
);

const Note = Type.Object(
  { id: Text, by: orNull(Text), about: orNull(DayText), text: Text, writtenAt: Instant },
  { title: "Note" },
);
export const Notes = pageOf("Notes", "notes", Note);
