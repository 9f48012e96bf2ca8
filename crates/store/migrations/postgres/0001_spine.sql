-- The spine: what happened, what must leave the house, who may come in.
-- Text is compared byte by byte (COLLATE "C"), as SQLite does: order and cursors are the same on both.

-- One event, three readers. Never changed, never removed.
CREATE TABLE events (
    sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    -- The transaction that wrote it. A sequence is given out before the commit, so that a later number can become
    -- visible before an earlier one; a reader of the feed goes by transaction first and waits for running ones.
    written_by bigint NOT NULL DEFAULT CAST(CAST(pg_current_xact_id() AS text) AS bigint),
    at text COLLATE "C" NOT NULL,
    actor text COLLATE "C" NOT NULL CHECK (actor IN ('tenant', 'staff', 'system', 'program')),
    actor_id text COLLATE "C",
    role text COLLATE "C" NOT NULL,
    channel text COLLATE "C" NOT NULL,
    process text COLLATE "C",
    case_id text COLLATE "C",
    subject_kind text COLLATE "C" NOT NULL,
    subject_id text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    data text COLLATE "C" NOT NULL
);
CREATE INDEX events_feed ON events (written_by, sequence);
CREATE INDEX events_of_case ON events (case_id, sequence) WHERE case_id IS NOT NULL;
CREATE INDEX events_of_subject ON events (subject_kind, subject_id, sequence);
CREATE INDEX events_of_actor ON events (actor_id, sequence) WHERE actor_id IS NOT NULL;
CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'events are never changed or removed'; END $$;
CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON events
FOR EACH ROW EXECUTE FUNCTION refuse_event_change();

CREATE TABLE outbox (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    target text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    idempotency_key text COLLATE "C" NOT NULL UNIQUE,
    payload text COLLATE "C" NOT NULL,
    secret bigint NOT NULL CHECK (secret IN (0, 1)),
    state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead', 'dropped')),
    not_before text COLLATE "C" NOT NULL,
    -- From when it holds up its stream; empty: at once.
    due_at text COLLATE "C" NOT NULL,
    lease_owner text COLLATE "C",
    lease_until text COLLATE "C",
    claims bigint NOT NULL DEFAULT 0,
    failures bigint NOT NULL DEFAULT 0,
    faults bigint NOT NULL DEFAULT 0,
    last_error text COLLATE "C",
    created_at text COLLATE "C" NOT NULL,
    settled_at text COLLATE "C",
    drop_reason text COLLATE "C"
);
CREATE INDEX outbox_unsettled ON outbox (stream, target, position) WHERE state IN ('waiting', 'dead');
CREATE INDEX outbox_of_stream ON outbox (stream, position);
CREATE INDEX outbox_due ON outbox (target, position) WHERE state = 'waiting';
CREATE INDEX outbox_shelf ON outbox (position) WHERE state = 'dead';
CREATE INDEX outbox_settled ON outbox (settled_at) WHERE state IN ('delivered', 'dropped');

CREATE TABLE sessions (
    token_hash text COLLATE "C" NOT NULL PRIMARY KEY,
    subject_kind text COLLATE "C" NOT NULL CHECK (subject_kind IN ('tenant', 'staff', 'cosigner')),
    subject_id text COLLATE "C" NOT NULL,
    data text COLLATE "C" NOT NULL,
    created_at text COLLATE "C" NOT NULL,
    seen_at text COLLATE "C" NOT NULL,
    idle_seconds bigint NOT NULL,
    idle_until text COLLATE "C" NOT NULL,
    ends_at text COLLATE "C" NOT NULL
);
CREATE INDEX sessions_of_subject ON sessions (subject_kind, subject_id);
CREATE INDEX sessions_ending ON sessions (ends_at);

CREATE TABLE login_codes (
    email text COLLATE "C" NOT NULL PRIMARY KEY,
    salt text COLLATE "C" NOT NULL,
    code_hash text COLLATE "C" NOT NULL,
    tries bigint NOT NULL DEFAULT 0,
    created_at text COLLATE "C" NOT NULL,
    expires_at text COLLATE "C" NOT NULL
);
CREATE INDEX login_codes_expiring ON login_codes (expires_at);

CREATE TABLE attempts (
    key_hash text COLLATE "C" NOT NULL,
    window_start text COLLATE "C" NOT NULL,
    tally bigint NOT NULL,
    PRIMARY KEY (key_hash, window_start)
);
CREATE INDEX attempts_by_age ON attempts (window_start);

CREATE TABLE staff (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    email text COLLATE "C" NOT NULL UNIQUE,
    name text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL CHECK (role IN ('agent', 'manager', 'administrator')),
    password_hash text COLLATE "C" NOT NULL,
    totp_secret text COLLATE "C",
    totp_last_step bigint,
    disabled bigint NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    created_at text COLLATE "C" NOT NULL,
    version bigint NOT NULL DEFAULT 1
);

CREATE TABLE api_keys (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    prefix text COLLATE "C" NOT NULL UNIQUE,
    secret_hash text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    scopes text COLLATE "C" NOT NULL,
    created_at text COLLATE "C" NOT NULL,
    last_used_at text COLLATE "C",
    revoked_at text COLLATE "C"
);

CREATE TABLE settings (
    key text COLLATE "C" NOT NULL PRIMARY KEY,
    value text COLLATE "C" NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    changed_at text COLLATE "C" NOT NULL
);
