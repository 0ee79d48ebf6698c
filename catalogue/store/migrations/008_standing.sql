-- What a tie says of its seizure: a seizure is attributed to one route at most, every other tie is possible or outweighed.
ALTER TABLE attribution ADD COLUMN standing VARCHAR;    -- attributed, possible, outweighed (routes.attribution)

-- As routes.attribution judges: half of a seizure's weight, held by one route alone.
UPDATE attribution SET standing = CASE
    WHEN asserted THEN CASE WHEN share = 1 THEN 'attributed' ELSE 'possible' END
    WHEN share >= 0.5 THEN 'attributed'
    WHEN seizure_id IN (SELECT seizure_id FROM attribution WHERE share >= 0.5) THEN 'outweighed'
    ELSE 'possible'
END;
