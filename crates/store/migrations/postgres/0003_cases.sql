-- Questions of tenants, from the first word to the end, and every contact about them.

CREATE TABLE counters (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    value bigint NOT NULL
);

CREATE TABLE cases (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    number text COLLATE "C" NOT NULL UNIQUE,
    process text COLLATE "C" NOT NULL,
    level text COLLATE "C" NOT NULL,
    channel text COLLATE "C" NOT NULL,
    requester_id text COLLATE "C" NOT NULL REFERENCES relations (id),
    lease_id text COLLATE "C" NOT NULL REFERENCES leases (id),
    home_id text COLLATE "C" NOT NULL REFERENCES homes (id),
    state text COLLATE "C" NOT NULL,
    open bigint NOT NULL CHECK (open IN (0, 1)),
    attention text COLLATE "C" NOT NULL,
    needs_attention bigint NOT NULL CHECK (needs_attention IN (0, 1)),
    assignee_id text COLLATE "C" REFERENCES staff (id),
    opened_at text COLLATE "C" NOT NULL,
    closed_at text COLLATE "C",
    -- Two open cases cannot hold the same key: one termination of one lease at a time.
    exclusive_key text COLLATE "C",
    data text COLLATE "C" NOT NULL,
    version bigint NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX cases_exclusive ON cases (exclusive_key) WHERE open = 1;
CREATE INDEX cases_by_age ON cases (opened_at, id);
CREATE INDEX cases_open ON cases (opened_at, id) WHERE open = 1;
CREATE INDEX cases_attention ON cases (opened_at, id) WHERE needs_attention = 1;
CREATE INDEX cases_of_requester ON cases (requester_id, opened_at);
CREATE INDEX cases_of_lease ON cases (lease_id, opened_at);
CREATE INDEX cases_of_home ON cases (home_id, opened_at);
CREATE INDEX cases_of_assignee ON cases (assignee_id, opened_at) WHERE assignee_id IS NOT NULL;

CREATE TABLE drafts (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    process text COLLATE "C" NOT NULL,
    lease_id text COLLATE "C" NOT NULL REFERENCES leases (id),
    relation_id text COLLATE "C" NOT NULL REFERENCES relations (id),
    staff_id text COLLATE "C" REFERENCES staff (id),
    -- Who writes: the member of staff, else the tenant.
    writer text COLLATE "C" NOT NULL,
    channel text COLLATE "C" NOT NULL,
    answers text COLLATE "C" NOT NULL,
    updated_at text COLLATE "C" NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (process, lease_id, writer)
);
CREATE INDEX drafts_of_relation ON drafts (relation_id);
CREATE INDEX drafts_by_age ON drafts (updated_at);

CREATE TABLE signatures (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    case_id text COLLATE "C" NOT NULL REFERENCES cases (id),
    relation_id text COLLATE "C" NOT NULL REFERENCES relations (id),
    token_hash text COLLATE "C" NOT NULL UNIQUE,
    answer text COLLATE "C" CHECK (answer IN ('agreed', 'declined')),
    asked_at text COLLATE "C" NOT NULL,
    answered_at text COLLATE "C",
    expires_at text COLLATE "C" NOT NULL,
    UNIQUE (case_id, relation_id)
);
CREATE INDEX signatures_unanswered ON signatures (expires_at) WHERE answer IS NULL;
CREATE INDEX signatures_of_relation ON signatures (relation_id);

CREATE TABLE contacts (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    relation_id text COLLATE "C" NOT NULL REFERENCES relations (id),
    case_id text COLLATE "C" REFERENCES cases (id),
    channel text COLLATE "C" NOT NULL,
    direction text COLLATE "C" NOT NULL CHECK (direction IN ('in', 'out')),
    topic text COLLATE "C" NOT NULL,
    summary text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL,
    actor text COLLATE "C" NOT NULL,
    actor_id text COLLATE "C",
    role text COLLATE "C" NOT NULL
);
CREATE INDEX contacts_by_age ON contacts (at, id);
CREATE INDEX contacts_of_relation ON contacts (relation_id, at, id);
CREATE INDEX contacts_of_case ON contacts (case_id, at, id) WHERE case_id IS NOT NULL;
