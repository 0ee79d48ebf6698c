-- One row per seizure of a page, latest first; its drugs are listed, its kg equivalents summed (of drugs; of chemicals where it has no drug).
WITH page AS (
    SELECT
        seizure_id,
        any_value(batch_id) AS batch_id,
        any_value(raw_row_id) AS raw_row_id,
        any_value(place_id) AS place_id,
        any_value(date_first) AS date_first,
        any_value(date_last) AS date_last,
        any_value(date_precision) AS date_precision,
        any_value(country) AS country,
        any_value(departure_country) AS departure_country,
        any_value(destination_country) AS destination_country,
        any_value(transport) AS transport,
        any_value(concealment) AS concealment,
        any_value(handling_rank) AS handling_rank,
        list(drug ORDER BY item_id) AS drugs,
        list(amount ORDER BY item_id) AS amounts,
        list(unit ORDER BY item_id) AS units,
        coalesce(sum(mass_kg), sum(item_kg)) AS mass_kg
    FROM selected
    GROUP BY seizure_id
)
SELECT
    page.seizure_id, page.date_first, page.date_last, page.date_precision, page.country,
    place.province, place.province_text, place.place_text, place.name_en AS place_en, place.name_ru AS place_ru,
    place.precision AS place_precision, place.precision_km, place.latitude, place.longitude,
    page.drugs, page.amounts, page.units, page.mass_kg,
    page.transport, page.concealment, page.departure_country, page.destination_country,
    batch.batch_id, batch.name AS file, batch.synthetic, batch.handling, raw_row.sheet, raw_row.row_number
FROM page
JOIN place USING (place_id)
JOIN batch USING (batch_id)
JOIN raw_row USING (raw_row_id)
ORDER BY page.date_first DESC, page.seizure_id
