-- Hours that were added to what everybody can book, kept for tenants who arrange it themselves. The regular hours
-- stand in `working_hours` and never change because of these.
CREATE TABLE added_hours (
    inspector_id text COLLATE "C" NOT NULL REFERENCES inspectors (id),
    weekday bigint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    from_time text COLLATE "C" NOT NULL,
    until_time text COLLATE "C" NOT NULL,
    PRIMARY KEY (inspector_id, weekday, from_time)
);
