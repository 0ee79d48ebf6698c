-- One row per text of a place that the store did not hold.
INSERT INTO place
SELECT
    (SELECT coalesce(max(place_id), 0) FROM place) + row_number() OVER (),
    country, province_text, place_text, decision, gazetteer_id, name_en, name_ru, kind, province,
    latitude, longitude,
    (longitude + 180) / 360,
    -- Web Mercator (EPSG:3857) on the unit square; the source is the projection's definition.
    0.5 - ln(tan(pi() / 4 + radians(latitude) / 2)) / (2 * pi()),
    precision, precision_km, score, reason, asserted
FROM (
    -- A table without rows comes with columns of no type.
    SELECT * REPLACE (
        country::VARCHAR AS country, province_text::VARCHAR AS province_text, place_text::VARCHAR AS place_text
    )
    FROM incoming_place
)
ANTI JOIN place USING (country, province_text, place_text)
