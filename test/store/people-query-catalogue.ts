import type { QueryPromise } from "./query-catalogue.ts";

const writes = (params: QueryPromise["params"]): QueryPromise => ({ params, columns: null });
const session_sha256 = "a".repeat(64);
const account = "acc-1";

const SESSION = {
  session_sha256: "VARCHAR",
  account: "VARCHAR",
  made_at: "DOUBLE",
  seen_at: "DOUBLE",
  ends_at: "DOUBLE",
  user_agent: "VARCHAR",
};

/** What people decided, and who reached what. */
export const PEOPLE_QUERIES: Readonly<Record<string, QueryPromise>> = {
  "people-fact-add": writes({ entry_id: "e-1", athlete: "me", entry: "{}" }),
  "people-facts": { params: {}, columns: { entry_id: "VARCHAR", entry: "VARCHAR" }, key: ["entry_id"] },
  "people-facts-clear": writes({}),
  "people-facts-forget": writes({ entry_id: ["e-1"] }),
  "erase-account": writes({ account }),
  "secret-uses-forget": writes({ secret_id: ["link-1"] }),
  "login-session": { params: { session_sha256 }, columns: SESSION },
  "login-sessions": { params: { account }, columns: SESSION, key: ["session_sha256"] },
  "login-session-add": writes({ session_sha256, account, made_at: 1, ends_at: 2, user_agent: null }),
  "login-session-seen": writes({ session_sha256, seen_at: 1, ends_at: 2 }),
  "login-sessions-end": writes({ session_sha256, account: null, now: 1 }),
  "secret-used": writes({ secret_id: "link-1", used_at: 1 }),
  "secret-uses": {
    params: { secret_id: ["link-1"] },
    columns: { secret_id: "VARCHAR", times: "INTEGER", used_at: "DOUBLE" },
    key: ["secret_id"],
  },
  "totp-use": { params: { account }, columns: { step: "INTEGER" } },
  "totp-use-put": writes({ account, step: 59_000_000 }),
  "passkey-use-put": writes({ passkey: "key-1", account, signatures: 3, used_at: 1 }),
  "passkey-use-forget": writes({ passkey: "key-1" }),
  "passkey-uses": {
    params: { account },
    columns: { passkey: "VARCHAR", signatures: "UINTEGER", used_at: "DOUBLE" },
    key: ["passkey"],
  },
  "audit-event-add": writes({
    athletes: ["me"],
    actor_kind: "account",
    actor: account,
    via: "session",
    action: "GET /runs",
    at: 1,
  }),
  "audit-events": {
    params: {
      ...{ athlete: "me", most: 10 },
      ...{ behind_at: 1, behind_actor: account, behind_via: "session", behind_action: "GET /runs" },
    },
    columns: {
      actor_kind: "VARCHAR",
      actor: "VARCHAR",
      via: "VARCHAR",
      action: "VARCHAR",
      first_at: "DOUBLE",
      last_at: "DOUBLE",
      times: "INTEGER",
    },
    key: ["actor_kind", "actor", "via", "action", "first_at"],
  },
};
