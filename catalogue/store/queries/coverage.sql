-- One row: what the counted seizures cover and how much of them is known.
SELECT
    coalesce(sum(counted.cases), 0)::BIGINT AS cases,
    min(counted.date_first) AS date_first,
    max(counted.date_last) AS date_last,
    count(DISTINCT counted.country) AS countries,
    count(DISTINCT counted.batch_id) AS batches,
    coalesce(sum(counted.cases) FILTER (WHERE counted.latitude IS NOT NULL), 0)::BIGINT AS with_place,
    coalesce(sum(counted.with_direction), 0)::BIGINT AS with_direction,
    coalesce(bool_or(batch.synthetic), false) AS synthetic,
    coalesce(max(counted.handling_rank), 0) AS handling_rank
FROM counted
JOIN batch USING (batch_id)
