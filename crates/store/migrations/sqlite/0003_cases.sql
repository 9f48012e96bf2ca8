-- Questions of tenants, from the first word to the end, and every contact about them.

CREATE TABLE counters (
    name text NOT NULL PRIMARY KEY,
    value integer NOT NULL
) STRICT;

CREATE TABLE cases (
    id text NOT NULL PRIMARY KEY,
    number text NOT NULL UNIQUE,
    process text NOT NULL,
    level text NOT NULL,
    channel text NOT NULL,
    requester_id text NOT NULL REFERENCES relations (id),
    lease_id text NOT NULL REFERENCES leases (id),
    home_id text NOT NULL REFERENCES homes (id),
    state text NOT NULL,
    open integer NOT NULL CHECK (open IN (0, 1)),
    attention text NOT NULL,
    needs_attention integer NOT NULL CHECK (needs_attention IN (0, 1)),
    assignee_id text REFERENCES staff (id),
    opened_at text NOT NULL,
    closed_at text,
    -- Two open cases cannot hold the same key: one termination of one lease at a time.
    exclusive_key text,
    data text NOT NULL,
    version integer NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX cases_exclusive ON cases (exclusive_key) WHERE open = 1;
CREATE INDEX cases_by_age ON cases (opened_at, id);
CREATE INDEX cases_open ON cases (opened_at, id) WHERE open = 1;
CREATE INDEX cases_attention ON cases (opened_at, id) WHERE needs_attention = 1;
CREATE INDEX cases_of_requester ON cases (requester_id, opened_at);
CREATE INDEX cases_of_lease ON cases (lease_id, opened_at);
CREATE INDEX cases_of_home ON cases (home_id, opened_at);
CREATE INDEX cases_of_assignee ON cases (assignee_id, opened_at) WHERE assignee_id IS NOT NULL;

CREATE TABLE drafts (
    id text NOT NULL PRIMARY KEY,
    process text NOT NULL,
    lease_id text NOT NULL REFERENCES leases (id),
    relation_id text NOT NULL REFERENCES relations (id),
    staff_id text REFERENCES staff (id),
    -- Who writes: the member of staff, else the tenant.
    writer text NOT NULL,
    channel text NOT NULL,
    answers text NOT NULL,
    updated_at text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (process, lease_id, writer)
) STRICT;
CREATE INDEX drafts_of_relation ON drafts (relation_id);
CREATE INDEX drafts_by_age ON drafts (updated_at);

CREATE TABLE signatures (
    id text NOT NULL PRIMARY KEY,
    case_id text NOT NULL REFERENCES cases (id),
    relation_id text NOT NULL REFERENCES relations (id),
    token_hash text NOT NULL UNIQUE,
    answer text CHECK (answer IN ('agreed', 'declined')),
    asked_at text NOT NULL,
    answered_at text,
    expires_at text NOT NULL,
    UNIQUE (case_id, relation_id)
) STRICT;
CREATE INDEX signatures_unanswered ON signatures (expires_at) WHERE answer IS NULL;
CREATE INDEX signatures_of_relation ON signatures (relation_id);

CREATE TABLE contacts (
    id text NOT NULL PRIMARY KEY,
    relation_id text NOT NULL REFERENCES relations (id),
    case_id text REFERENCES cases (id),
    channel text NOT NULL,
    direction text NOT NULL CHECK (direction IN ('in', 'out')),
    topic text NOT NULL,
    summary text NOT NULL,
    at text NOT NULL,
    actor text NOT NULL,
    actor_id text,
    role text NOT NULL
) STRICT;
CREATE INDEX contacts_by_age ON contacts (at, id);
CREATE INDEX contacts_of_relation ON contacts (relation_id, at, id);
CREATE INDEX contacts_of_case ON contacts (case_id, at, id) WHERE case_id IS NOT NULL;
