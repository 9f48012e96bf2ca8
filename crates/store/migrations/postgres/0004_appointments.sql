-- Who visits, when they can, and when they will.

CREATE TABLE inspectors (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    email text COLLATE "C",
    active bigint NOT NULL CHECK (active IN (0, 1)),
    version bigint NOT NULL DEFAULT 1
);

CREATE TABLE working_hours (
    inspector_id text COLLATE "C" NOT NULL REFERENCES inspectors (id),
    -- 1 is Monday, 7 is Sunday (ISO 8601); times are Dutch local time.
    weekday bigint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    from_time text COLLATE "C" NOT NULL,
    until_time text COLLATE "C" NOT NULL,
    PRIMARY KEY (inspector_id, weekday, from_time)
);

CREATE TABLE absences (
    inspector_id text COLLATE "C" NOT NULL REFERENCES inspectors (id),
    from_at text COLLATE "C" NOT NULL,
    until_at text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    PRIMARY KEY (inspector_id, from_at)
);

CREATE TABLE appointments (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    case_id text COLLATE "C" NOT NULL REFERENCES cases (id),
    kind text COLLATE "C" NOT NULL,
    inspector_id text COLLATE "C" NOT NULL REFERENCES inspectors (id),
    starts_at text COLLATE "C" NOT NULL,
    ends_at text COLLATE "C" NOT NULL,
    travel_minutes bigint NOT NULL,
    status text COLLATE "C" NOT NULL CHECK (status IN ('held', 'booked', 'done', 'cancelled')),
    version bigint NOT NULL DEFAULT 1
);
CREATE INDEX appointments_of_case ON appointments (case_id, starts_at);
CREATE INDEX appointments_by_start ON appointments (starts_at, id);
CREATE INDEX appointments_of_inspector ON appointments (inspector_id, starts_at);

-- Every quarter of an hour that an appointment blocks, travel included: whoever comes second is refused by the key.
-- A quarter is the number of quarters since 1970-01-01T00:00Z.
CREATE TABLE slot_claims (
    inspector_id text COLLATE "C" NOT NULL REFERENCES inspectors (id),
    quarter bigint NOT NULL,
    appointment_id text COLLATE "C" NOT NULL REFERENCES appointments (id),
    PRIMARY KEY (inspector_id, quarter)
);
CREATE INDEX slot_claims_of_appointment ON slot_claims (appointment_id);
