-- How busy a channel is and whether anybody is there, as somebody told last; it counts until it has run out.
CREATE TABLE channel_states (
    channel text COLLATE "C" NOT NULL PRIMARY KEY,
    -- In minutes; unknown when empty.
    wait bigint,
    staffed bigint NOT NULL CHECK (staffed IN (0, 1)),
    said_at text COLLATE "C" NOT NULL,
    valid_until text COLLATE "C" NOT NULL,
    actor text COLLATE "C" NOT NULL,
    actor_id text COLLATE "C",
    role text COLLATE "C" NOT NULL
);
