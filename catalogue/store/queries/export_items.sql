-- One row per seized item of the seizures that the filters mean, with its seizure, place, origin and routes.
WITH used AS (
    SELECT
        batch_id, sheet,
        max(position) FILTER (field = 'transport') AS transport_position,
        max(position) FILTER (field = 'concealment') AS concealment_position,
        max(position) FILTER (field = 'installation') AS installation_position
    FROM batch_column
    WHERE NOT withheld
    GROUP BY batch_id, sheet
), tied AS (
    SELECT seizure_id, string_agg(route || ':' || round(share, 3), ';' ORDER BY share DESC, route) AS routes
    FROM attribution
    WHERE seizure_id BETWEEN $first_seizure::BIGINT AND $last_seizure::BIGINT
    GROUP BY seizure_id
)
SELECT
    selected.seizure_id, selected.item_id, seizure.case_number,
    selected.date_first, selected.date_last, selected.date_precision,
    selected.country, place.province, place.province_text, place.place_text,
    place.name_en AS place_name_en, place.name_ru AS place_name_ru,
    place.precision AS place_precision, place.precision_km AS place_precision_km,
    place.latitude, place.longitude,
    selected.drug, selected.drug_text, selected.amount, selected.unit,
    seized_item.amount_text, seized_item.unit_text, selected.item_kg AS mass_kg, seized_item.factor_key,
    seizure.departure_country, seizure.departure_text, seizure.destination_country, seizure.destination_text,
    seizure.producing_country, seizure.routing,
    selected.transport, raw_row.cells[used.transport_position + 1] AS transport_text,
    selected.concealment, raw_row.cells[used.concealment_position + 1] AS concealment_text,
    selected.installation, raw_row.cells[used.installation_position + 1] AS installation_text,
    tied.routes, merged_report.lead AS repeat_of,
    selected.batch_id, batch.sender, batch.name AS file, raw_row.sheet, raw_row.row_number,
    batch.imported_at, batch.handling, batch.synthetic
FROM selected
JOIN seizure USING (seizure_id)
JOIN seized_item USING (item_id)
JOIN place ON place.place_id = selected.place_id
JOIN batch ON batch.batch_id = selected.batch_id
JOIN raw_row ON raw_row.raw_row_id = seized_item.raw_row_id
LEFT JOIN used ON used.batch_id = selected.batch_id AND used.sheet = raw_row.sheet
LEFT JOIN tied ON tied.seizure_id = selected.seizure_id
LEFT JOIN merged_report ON merged_report.seizure_id = selected.seizure_id
ORDER BY selected.seizure_id, selected.item_id
