-- The arm of the hold-out and the process of each advice, as they stand in its record: to compare the arms without
-- reading every record.
ALTER TABLE channel_advices ADD COLUMN process text;
ALTER TABLE channel_advices ADD COLUMN arm text NOT NULL DEFAULT 'outside' CHECK (arm IN ('policy', 'hold-out', 'outside'));
DROP TRIGGER channel_advices_never_change;
UPDATE channel_advices SET process = json_extract(content, '$.advice.process'),
    arm = json_extract(content, '$.advice.arm.arm');
CREATE TRIGGER channel_advices_never_change BEFORE UPDATE ON channel_advices
BEGIN SELECT RAISE(ABORT, 'advices are never changed'); END;
CREATE INDEX channel_advices_steered ON channel_advices (at) WHERE arm <> 'outside';
