-- The spine: what happened, what must leave the house, who may come in.

-- One event, three readers. Never changed, never removed.
CREATE TABLE events (
    sequence integer PRIMARY KEY AUTOINCREMENT,
    id text NOT NULL UNIQUE,
    -- The transaction that wrote it; SQLite has one writer, so the sequence alone is the order.
    written_by integer NOT NULL DEFAULT 0,
    at text NOT NULL,
    actor text NOT NULL CHECK (actor IN ('tenant', 'staff', 'system', 'program')),
    actor_id text,
    role text NOT NULL,
    channel text NOT NULL,
    process text,
    case_id text,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    kind text NOT NULL,
    data text NOT NULL
) STRICT;
CREATE INDEX events_feed ON events (written_by, sequence);
CREATE INDEX events_of_case ON events (case_id, sequence) WHERE case_id IS NOT NULL;
CREATE INDEX events_of_subject ON events (subject_kind, subject_id, sequence);
CREATE INDEX events_of_actor ON events (actor_id, sequence) WHERE actor_id IS NOT NULL;
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;

CREATE TABLE outbox (
    position integer PRIMARY KEY AUTOINCREMENT,
    id text NOT NULL UNIQUE,
    target text NOT NULL,
    kind text NOT NULL,
    stream text NOT NULL,
    idempotency_key text NOT NULL UNIQUE,
    payload text NOT NULL,
    secret integer NOT NULL CHECK (secret IN (0, 1)),
    state text NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead', 'dropped')),
    not_before text NOT NULL,
    -- From when it holds up its stream; empty: at once.
    due_at text NOT NULL,
    lease_owner text,
    lease_until text,
    claims integer NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    faults integer NOT NULL DEFAULT 0,
    last_error text,
    created_at text NOT NULL,
    settled_at text,
    drop_reason text
) STRICT;
CREATE INDEX outbox_unsettled ON outbox (stream, target, position) WHERE state IN ('waiting', 'dead');
CREATE INDEX outbox_of_stream ON outbox (stream, position);
CREATE INDEX outbox_due ON outbox (target, position) WHERE state = 'waiting';
CREATE INDEX outbox_shelf ON outbox (position) WHERE state = 'dead';
CREATE INDEX outbox_settled ON outbox (settled_at) WHERE state IN ('delivered', 'dropped');

CREATE TABLE sessions (
    token_hash text NOT NULL PRIMARY KEY,
    subject_kind text NOT NULL CHECK (subject_kind IN ('tenant', 'staff', 'cosigner')),
    subject_id text NOT NULL,
    data text NOT NULL,
    created_at text NOT NULL,
    seen_at text NOT NULL,
    idle_seconds integer NOT NULL,
    idle_until text NOT NULL,
    ends_at text NOT NULL
) STRICT;
CREATE INDEX sessions_of_subject ON sessions (subject_kind, subject_id);
CREATE INDEX sessions_ending ON sessions (ends_at);

CREATE TABLE login_codes (
    email text NOT NULL PRIMARY KEY,
    salt text NOT NULL,
    code_hash text NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    created_at text NOT NULL,
    expires_at text NOT NULL
) STRICT;
CREATE INDEX login_codes_expiring ON login_codes (expires_at);

CREATE TABLE attempts (
    key_hash text NOT NULL,
    window_start text NOT NULL,
    tally integer NOT NULL,
    PRIMARY KEY (key_hash, window_start)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_by_age ON attempts (window_start);

CREATE TABLE staff (
    id text NOT NULL PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name text NOT NULL,
    role text NOT NULL CHECK (role IN ('agent', 'manager', 'administrator')),
    password_hash text NOT NULL,
    totp_secret text,
    totp_last_step integer,
    disabled integer NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    created_at text NOT NULL,
    version integer NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE api_keys (
    id text NOT NULL PRIMARY KEY,
    prefix text NOT NULL UNIQUE,
    secret_hash text NOT NULL,
    name text NOT NULL,
    scopes text NOT NULL,
    created_at text NOT NULL,
    last_used_at text,
    revoked_at text
) STRICT;

CREATE TABLE settings (
    key text NOT NULL PRIMARY KEY,
    value text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    changed_at text NOT NULL
) STRICT;
