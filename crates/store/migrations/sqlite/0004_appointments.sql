-- Who visits, when they can, and when they will.

CREATE TABLE inspectors (
    id text NOT NULL PRIMARY KEY,
    name text NOT NULL,
    email text,
    active integer NOT NULL CHECK (active IN (0, 1)),
    version integer NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE working_hours (
    inspector_id text NOT NULL REFERENCES inspectors (id),
    -- 1 is Monday, 7 is Sunday (ISO 8601); times are Dutch local time.
    weekday integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    from_time text NOT NULL,
    until_time text NOT NULL,
    PRIMARY KEY (inspector_id, weekday, from_time)
) STRICT;

CREATE TABLE absences (
    inspector_id text NOT NULL REFERENCES inspectors (id),
    from_at text NOT NULL,
    until_at text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (inspector_id, from_at)
) STRICT;

CREATE TABLE appointments (
    id text NOT NULL PRIMARY KEY,
    case_id text NOT NULL REFERENCES cases (id),
    kind text NOT NULL,
    inspector_id text NOT NULL REFERENCES inspectors (id),
    starts_at text NOT NULL,
    ends_at text NOT NULL,
    travel_minutes integer NOT NULL,
    status text NOT NULL CHECK (status IN ('held', 'booked', 'done', 'cancelled')),
    version integer NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX appointments_of_case ON appointments (case_id, starts_at);
CREATE INDEX appointments_by_start ON appointments (starts_at, id);
CREATE INDEX appointments_of_inspector ON appointments (inspector_id, starts_at);

-- Every quarter of an hour that an appointment blocks, travel included: whoever comes second is refused by the key.
-- A quarter is the number of quarters since 1970-01-01T00:00Z.
CREATE TABLE slot_claims (
    inspector_id text NOT NULL REFERENCES inspectors (id),
    quarter integer NOT NULL,
    appointment_id text NOT NULL REFERENCES appointments (id),
    PRIMARY KEY (inspector_id, quarter)
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_claims_of_appointment ON slot_claims (appointment_id);
