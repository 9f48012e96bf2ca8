-- Who lives where, and under which lease.

CREATE TABLE relations (
    id text NOT NULL PRIMARY KEY,
    number text NOT NULL UNIQUE,
    initials text NOT NULL,
    first_name text,
    infix text,
    last_name text NOT NULL,
    email text,
    phone text,
    language text NOT NULL,
    preference text,
    -- Normalised words of the person; with those of their homes and leases added: what staff search in.
    own_words text NOT NULL,
    search_text text NOT NULL,
    version integer NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX relations_by_email ON relations (email) WHERE email IS NOT NULL;
-- Search reads this index alone, in the order in which it shows what it finds.
CREATE INDEX relations_to_search ON relations (last_name, initials, id, search_text);
CREATE INDEX relations_by_phone ON relations (phone) WHERE phone IS NOT NULL;

CREATE TABLE homes (
    id text NOT NULL PRIMARY KEY,
    number text NOT NULL UNIQUE,
    street text NOT NULL,
    house_number integer NOT NULL,
    letter text,
    suffix text,
    postal_code text NOT NULL,
    city text NOT NULL,
    kind text NOT NULL,
    build_year integer,
    last_major_maintenance text,
    open_reports integer NOT NULL DEFAULT 0,
    latitude real,
    longitude real,
    words text NOT NULL,
    version integer NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX homes_by_address ON homes (postal_code, house_number);

CREATE TABLE leases (
    id text NOT NULL PRIMARY KEY,
    number text NOT NULL UNIQUE,
    home_id text NOT NULL REFERENCES homes (id),
    start_date text NOT NULL,
    end_date text,
    payment_period text NOT NULL,
    notice_clause_months integer,
    disputed integer NOT NULL CHECK (disputed IN (0, 1)),
    words text NOT NULL,
    version integer NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX leases_of_home ON leases (home_id);

CREATE TABLE lease_parties (
    lease_id text NOT NULL REFERENCES leases (id),
    relation_id text NOT NULL REFERENCES relations (id),
    role text NOT NULL CHECK (role IN ('tenant', 'co-tenant', 'spouse')),
    place integer NOT NULL,
    PRIMARY KEY (lease_id, relation_id)
) STRICT;
CREATE INDEX lease_parties_of_relation ON lease_parties (relation_id);

-- By what name another system knows a thing of ours.
CREATE TABLE external_references (
    system text NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    external_id text NOT NULL,
    revision text,
    noted_at text NOT NULL,
    PRIMARY KEY (system, kind, id)
) STRICT;
CREATE UNIQUE INDEX external_references_back ON external_references (system, kind, external_id);

-- Imports wait here, row by row, until all of them move into place in one transaction.
CREATE TABLE imports (
    id text NOT NULL PRIMARY KEY,
    begun_at text NOT NULL
) STRICT;

CREATE TABLE staged_homes (
    import_id text NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    line integer NOT NULL,
    id text NOT NULL,
    number text NOT NULL,
    street text NOT NULL,
    house_number integer NOT NULL,
    letter text,
    suffix text,
    postal_code text NOT NULL,
    city text NOT NULL,
    kind text NOT NULL,
    build_year integer,
    last_major_maintenance text,
    open_reports integer NOT NULL,
    latitude real,
    longitude real,
    words text NOT NULL,
    PRIMARY KEY (import_id, number)
) STRICT;

CREATE TABLE staged_relations (
    import_id text NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    line integer NOT NULL,
    id text NOT NULL,
    number text NOT NULL,
    initials text NOT NULL,
    first_name text,
    infix text,
    last_name text NOT NULL,
    email text,
    phone text,
    language text NOT NULL,
    preference text,
    own_words text NOT NULL,
    PRIMARY KEY (import_id, number)
) STRICT;

CREATE TABLE staged_leases (
    import_id text NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    line integer NOT NULL,
    id text NOT NULL,
    number text NOT NULL,
    home_number text NOT NULL,
    start_date text NOT NULL,
    end_date text,
    payment_period text NOT NULL,
    notice_clause_months integer,
    disputed integer NOT NULL,
    words text NOT NULL,
    PRIMARY KEY (import_id, number)
) STRICT;

CREATE TABLE staged_parties (
    import_id text NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    line integer NOT NULL,
    lease_number text NOT NULL,
    relation_number text NOT NULL,
    role text NOT NULL,
    place integer NOT NULL,
    PRIMARY KEY (import_id, lease_number, relation_number)
) STRICT;
