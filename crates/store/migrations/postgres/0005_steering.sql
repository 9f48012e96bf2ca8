-- Which channel, and why: policies in versions, the chain of advices, what tenants can do alone, call-backs.

CREATE TABLE policies (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'checked', 'advised', 'approved', 'live', 'retired')),
    decision_table text COLLATE "C" NOT NULL,
    parameters text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    -- The first day on which it holds, once it is live.
    live_from text COLLATE "C",
    changed_at text COLLATE "C" NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (name, number)
);

-- Who decided what about a policy, and when. Never changed.
CREATE TABLE policy_steps (
    policy_id text COLLATE "C" NOT NULL REFERENCES policies (id),
    position bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL,
    actor text COLLATE "C" NOT NULL,
    actor_id text COLLATE "C",
    role text COLLATE "C" NOT NULL,
    note text COLLATE "C" NOT NULL,
    PRIMARY KEY (policy_id, position)
);

-- The chain: each record is bound to the one before by its hash. Never changed, never removed.
CREATE TABLE channel_advices (
    sequence bigint NOT NULL PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    relation_id text COLLATE "C",
    topic text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL,
    previous text COLLATE "C" NOT NULL,
    content text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL
);
CREATE INDEX channel_advices_of_relation ON channel_advices (relation_id, sequence) WHERE relation_id IS NOT NULL;
CREATE FUNCTION refuse_advice_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'advices are never changed or removed'; END $$;
CREATE TRIGGER channel_advices_never_change BEFORE UPDATE OR DELETE ON channel_advices
FOR EACH ROW EXECUTE FUNCTION refuse_advice_change();

-- Where the chain ends: how many records were made, so that nobody can cut off the end unseen.
CREATE TABLE channel_advice_chain (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    length bigint NOT NULL,
    head text COLLATE "C" NOT NULL
);

CREATE TABLE self_reliance (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    relation_id text COLLATE "C" NOT NULL REFERENCES relations (id),
    topic text COLLATE "C",
    value text COLLATE "C" NOT NULL CHECK (value IN ('self', 'help', 'unknown')),
    source text COLLATE "C" NOT NULL CHECK (source IN ('tenant', 'employee', 'observed')),
    at text COLLATE "C" NOT NULL
);
CREATE INDEX self_reliance_of_relation ON self_reliance (relation_id, at);

CREATE TABLE call_backs (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    relation_id text COLLATE "C" NOT NULL REFERENCES relations (id),
    topic text COLLATE "C" NOT NULL,
    phone text COLLATE "C" NOT NULL,
    starts_at text COLLATE "C" NOT NULL,
    ends_at text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'done', 'cancelled')),
    asked_at text COLLATE "C" NOT NULL,
    version bigint NOT NULL DEFAULT 1
);
CREATE INDEX call_backs_waiting ON call_backs (starts_at) WHERE state = 'waiting';
CREATE UNIQUE INDEX call_backs_once ON call_backs (relation_id) WHERE state = 'waiting';
