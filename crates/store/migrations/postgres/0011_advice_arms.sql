-- The arm of the hold-out and the process of each advice, as they stand in its record: to compare the arms without
-- reading every record.
ALTER TABLE channel_advices ADD COLUMN process text COLLATE "C";
ALTER TABLE channel_advices ADD COLUMN arm text COLLATE "C" NOT NULL DEFAULT 'outside'
    CHECK (arm IN ('policy', 'hold-out', 'outside'));
ALTER TABLE channel_advices DISABLE TRIGGER channel_advices_never_change;
UPDATE channel_advices SET process = content::json #>> '{advice,process}', arm = content::json #>> '{advice,arm,arm}';
ALTER TABLE channel_advices ENABLE TRIGGER channel_advices_never_change;
CREATE INDEX channel_advices_steered ON channel_advices (at) WHERE arm <> 'outside';
