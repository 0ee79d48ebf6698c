-- One row per text of a place that was located anew.
UPDATE place SET
    decision = incoming.decision,
    gazetteer_id = incoming.gazetteer_id,
    name_en = incoming.name_en,
    name_ru = incoming.name_ru,
    kind = incoming.kind,
    province = incoming.province,
    latitude = incoming.latitude,
    longitude = incoming.longitude,
    world_x = (incoming.longitude::DOUBLE + 180) / 360,
    -- Web Mercator (EPSG:3857) on the unit square, as in write_places.sql.
    world_y = 0.5 - ln(tan(pi() / 4 + radians(incoming.latitude::DOUBLE) / 2)) / (2 * pi()),
    precision = incoming.precision,
    precision_km = incoming.precision_km,
    score = incoming.score,
    reason = incoming.reason,
    asserted = incoming.asserted
FROM incoming_place AS incoming
WHERE place.country = incoming.country
  AND place.province_text = incoming.province_text
  AND place.place_text = incoming.place_text
