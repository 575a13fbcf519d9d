-- The people of a server: what they decided, in their words and order, and access records, which a rebuild leaves alone.

-- One row per journal line about people: accounts, grants, share links, notes. What they come to is worked out from all of
-- them in their order (src/domain/people-state.ts). No key: a rebuild clears and fills it within one transaction.
CREATE TABLE people_fact (
  entry_id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  athlete VARCHAR NOT NULL,
  entry VARCHAR NOT NULL
);

-- One row per browser that is signed in. The session itself is known to the browser alone.
CREATE TABLE login_session (
  session_sha256 VARCHAR NOT NULL PRIMARY KEY,
  account VARCHAR NOT NULL,
  made_at TIMESTAMP NOT NULL,
  seen_at TIMESTAMP NOT NULL,
  ends_at TIMESTAMP NOT NULL,
  user_agent VARCHAR
);

-- One row per token or share link that was used: how often, and when last.
CREATE TABLE secret_use (
  secret_id VARCHAR NOT NULL PRIMARY KEY,
  times INTEGER NOT NULL,
  used_at TIMESTAMP NOT NULL
);

-- One row per account whose second factor was used: the last 30 seconds whose code was taken, so that none is taken twice.
CREATE TABLE totp_use (
  account VARCHAR NOT NULL PRIMARY KEY,
  step INTEGER NOT NULL
);

-- One row per athlete, hour, who reached their data, and how.
CREATE TABLE audit_event (
  athlete VARCHAR NOT NULL,
  hour TIMESTAMP NOT NULL,
  actor_kind VARCHAR NOT NULL,
  actor VARCHAR NOT NULL,
  via VARCHAR NOT NULL,
  action VARCHAR NOT NULL,
  first_at TIMESTAMP NOT NULL,
  last_at TIMESTAMP NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (athlete, hour, actor_kind, actor, via, action)
);
