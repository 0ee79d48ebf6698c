-- One row per text of a place and import of the chosen seizures: all that a first screen counts.
-- Seizures and items are counted apart: a count of distinct seizures over items takes several times as long.
WITH counted_seizure AS (
    SELECT
        place_id, batch_id, count(*) AS cases, min(date_first) AS date_first, max(date_last) AS date_last,
        count(*) FILTER (
            WHERE departure_country IS NOT NULL OR destination_country IS NOT NULL
        ) AS with_direction,
        max(handling_rank) AS handling_rank
    FROM chosen
    GROUP BY ALL
), counted_item AS (
    SELECT
        place_id, batch_id, sum(mass_kg) AS mass_kg,
        count(*) FILTER (WHERE mass_kg IS NULL) AS unconverted_items
    FROM selected
    GROUP BY ALL
), counted_route AS (
    SELECT place_id, batch_id, count(*) AS with_route
    FROM chosen
    WHERE seizure_id IN (SELECT attribution.seizure_id FROM attribution)
    GROUP BY ALL
)
SELECT
    counted_seizure.*,
    counted_item.mass_kg,
    coalesce(counted_item.unconverted_items, 0) AS unconverted_items,
    coalesce(counted_route.with_route, 0) AS with_route
FROM counted_seizure
LEFT JOIN counted_item USING (place_id, batch_id)
LEFT JOIN counted_route USING (place_id, batch_id)
