-- Who lives where, and under which lease.

CREATE TABLE relations (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    number text COLLATE "C" NOT NULL UNIQUE,
    initials text COLLATE "C" NOT NULL,
    first_name text COLLATE "C",
    infix text COLLATE "C",
    last_name text COLLATE "C" NOT NULL,
    email text COLLATE "C",
    phone text COLLATE "C",
    language text COLLATE "C" NOT NULL,
    preference text COLLATE "C",
    -- Normalised words of the person; with those of their homes and leases added: what staff search in.
    own_words text COLLATE "C" NOT NULL,
    search_text text COLLATE "C" NOT NULL,
    version bigint NOT NULL DEFAULT 1
);
CREATE INDEX relations_by_email ON relations (email) WHERE email IS NOT NULL;
-- No twin of SQLite's relations_to_search: PostgreSQL reads the whole table three times faster than through an index.
CREATE INDEX relations_by_phone ON relations (phone) WHERE phone IS NOT NULL;

CREATE TABLE homes (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    number text COLLATE "C" NOT NULL UNIQUE,
    street text COLLATE "C" NOT NULL,
    house_number bigint NOT NULL,
    letter text COLLATE "C",
    suffix text COLLATE "C",
    postal_code text COLLATE "C" NOT NULL,
    city text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    build_year bigint,
    last_major_maintenance text COLLATE "C",
    open_reports bigint NOT NULL DEFAULT 0,
    latitude double precision,
    longitude double precision,
    words text COLLATE "C" NOT NULL,
    version bigint NOT NULL DEFAULT 1
);
CREATE INDEX homes_by_address ON homes (postal_code, house_number);

CREATE TABLE leases (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    number text COLLATE "C" NOT NULL UNIQUE,
    home_id text COLLATE "C" NOT NULL REFERENCES homes (id),
    start_date text COLLATE "C" NOT NULL,
    end_date text COLLATE "C",
    payment_period text COLLATE "C" NOT NULL,
    notice_clause_months bigint,
    disputed bigint NOT NULL CHECK (disputed IN (0, 1)),
    words text COLLATE "C" NOT NULL,
    version bigint NOT NULL DEFAULT 1
);
CREATE INDEX leases_of_home ON leases (home_id);

CREATE TABLE lease_parties (
    lease_id text COLLATE "C" NOT NULL REFERENCES leases (id),
    relation_id text COLLATE "C" NOT NULL REFERENCES relations (id),
    role text COLLATE "C" NOT NULL CHECK (role IN ('tenant', 'co-tenant', 'spouse')),
    place bigint NOT NULL,
    PRIMARY KEY (lease_id, relation_id)
);
CREATE INDEX lease_parties_of_relation ON lease_parties (relation_id);

-- By what name another system knows a thing of ours.
CREATE TABLE external_references (
    system text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    external_id text COLLATE "C" NOT NULL,
    revision text COLLATE "C",
    noted_at text COLLATE "C" NOT NULL,
    PRIMARY KEY (system, kind, id)
);
CREATE UNIQUE INDEX external_references_back ON external_references (system, kind, external_id);

-- Imports wait here, row by row, until all of them move into place in one transaction.
CREATE TABLE imports (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    begun_at text COLLATE "C" NOT NULL
);

CREATE TABLE staged_homes (
    import_id text COLLATE "C" NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    line bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL,
    street text COLLATE "C" NOT NULL,
    house_number bigint NOT NULL,
    letter text COLLATE "C",
    suffix text COLLATE "C",
    postal_code text COLLATE "C" NOT NULL,
    city text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    build_year bigint,
    last_major_maintenance text COLLATE "C",
    open_reports bigint NOT NULL,
    latitude double precision,
    longitude double precision,
    words text COLLATE "C" NOT NULL,
    PRIMARY KEY (import_id, number)
);

CREATE TABLE staged_relations (
    import_id text COLLATE "C" NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    line bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL,
    initials text COLLATE "C" NOT NULL,
    first_name text COLLATE "C",
    infix text COLLATE "C",
    last_name text COLLATE "C" NOT NULL,
    email text COLLATE "C",
    phone text COLLATE "C",
    language text COLLATE "C" NOT NULL,
    preference text COLLATE "C",
    own_words text COLLATE "C" NOT NULL,
    PRIMARY KEY (import_id, number)
);

CREATE TABLE staged_leases (
    import_id text COLLATE "C" NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    line bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL,
    home_number text COLLATE "C" NOT NULL,
    start_date text COLLATE "C" NOT NULL,
    end_date text COLLATE "C",
    payment_period text COLLATE "C" NOT NULL,
    notice_clause_months bigint,
    disputed bigint NOT NULL,
    words text COLLATE "C" NOT NULL,
    PRIMARY KEY (import_id, number)
);

CREATE TABLE staged_parties (
    import_id text COLLATE "C" NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    line bigint NOT NULL,
    lease_number text COLLATE "C" NOT NULL,
    relation_number text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    place bigint NOT NULL,
    PRIMARY KEY (import_id, lease_number, relation_number)
);
