-- Which channel, and why: policies in versions, the chain of advices, what tenants can do alone, call-backs.

CREATE TABLE policies (
    id text NOT NULL PRIMARY KEY,
    name text NOT NULL,
    number integer NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'checked', 'advised', 'approved', 'live', 'retired')),
    decision_table text NOT NULL,
    parameters text NOT NULL,
    hash text NOT NULL,
    -- The first day on which it holds, once it is live.
    live_from text,
    changed_at text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (name, number)
) STRICT;

-- Who decided what about a policy, and when. Never changed.
CREATE TABLE policy_steps (
    policy_id text NOT NULL REFERENCES policies (id),
    position integer NOT NULL,
    state text NOT NULL,
    at text NOT NULL,
    actor text NOT NULL,
    actor_id text,
    role text NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (policy_id, position)
) STRICT, WITHOUT ROWID;

-- The chain: each record is bound to the one before by its hash. Never changed, never removed.
CREATE TABLE channel_advices (
    sequence integer NOT NULL PRIMARY KEY,
    id text NOT NULL UNIQUE,
    relation_id text,
    topic text NOT NULL,
    at text NOT NULL,
    previous text NOT NULL,
    content text NOT NULL,
    hash text NOT NULL
) STRICT;
CREATE INDEX channel_advices_of_relation ON channel_advices (relation_id, sequence) WHERE relation_id IS NOT NULL;
CREATE TRIGGER channel_advices_never_change BEFORE UPDATE ON channel_advices
BEGIN SELECT RAISE(ABORT, 'advices are never changed'); END;
CREATE TRIGGER channel_advices_never_go BEFORE DELETE ON channel_advices
BEGIN SELECT RAISE(ABORT, 'advices are never removed'); END;

-- Where the chain ends: how many records were made, so that nobody can cut off the end unseen.
CREATE TABLE channel_advice_chain (
    name text NOT NULL PRIMARY KEY,
    length integer NOT NULL,
    head text NOT NULL
) STRICT;

CREATE TABLE self_reliance (
    id text NOT NULL PRIMARY KEY,
    relation_id text NOT NULL REFERENCES relations (id),
    topic text,
    value text NOT NULL CHECK (value IN ('self', 'help', 'unknown')),
    source text NOT NULL CHECK (source IN ('tenant', 'employee', 'observed')),
    at text NOT NULL
) STRICT;
CREATE INDEX self_reliance_of_relation ON self_reliance (relation_id, at);

CREATE TABLE call_backs (
    id text NOT NULL PRIMARY KEY,
    relation_id text NOT NULL REFERENCES relations (id),
    topic text NOT NULL,
    phone text NOT NULL,
    starts_at text NOT NULL,
    ends_at text NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'done', 'cancelled')),
    asked_at text NOT NULL,
    version integer NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX call_backs_waiting ON call_backs (starts_at) WHERE state = 'waiting';
CREATE UNIQUE INDEX call_backs_once ON call_backs (relation_id) WHERE state = 'waiting';
