-- One row per text of a place and import of the chosen seizures: all that a map counts.
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
        count(*) FILTER (WHERE item_kg IS NULL) AS unconverted_items
    FROM selected
    GROUP BY ALL
)
SELECT
    counted_seizure.*,
    counted_item.mass_kg,
    coalesce(counted_item.unconverted_items, 0) AS unconverted_items
FROM counted_seizure
LEFT JOIN counted_item USING (place_id, batch_id)
