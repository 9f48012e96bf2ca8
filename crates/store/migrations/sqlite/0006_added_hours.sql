-- Hours that were added to what everybody can book, kept for tenants who arrange it themselves. The regular hours
-- stand in `working_hours` and never change because of these.
CREATE TABLE added_hours (
    inspector_id text NOT NULL REFERENCES inspectors (id),
    weekday integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    from_time text NOT NULL,
    until_time text NOT NULL,
    PRIMARY KEY (inspector_id, weekday, from_time)
) STRICT;
