-- What becomes of a promise to call back: who of the staff calls, how often the tenant was not reached, and what the
-- tenant said beforehand.
ALTER TABLE call_backs ADD COLUMN words text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE call_backs ADD COLUMN tries bigint NOT NULL DEFAULT 0;
ALTER TABLE call_backs ADD COLUMN tried_at text COLLATE "C";
ALTER TABLE call_backs ADD COLUMN staff_id text COLLATE "C" REFERENCES staff (id);
