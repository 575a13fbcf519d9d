-- How passkeys are used: an access record, which a rebuild leaves alone. The passkeys themselves are people_fact.

-- One row per passkey that was used: the highest count of signatures it told, so that a copy of it is noticed, and when last.
CREATE TABLE passkey_use (
  passkey VARCHAR NOT NULL PRIMARY KEY,
  account VARCHAR NOT NULL,
  signatures UINTEGER NOT NULL,
  used_at TIMESTAMP NOT NULL
);
