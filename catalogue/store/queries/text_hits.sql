-- One row per seizure and reason for which it holds the words $stems, next to each other and in this order.
WITH asked AS (
    SELECT unnest($stems::VARCHAR[]) AS stem, generate_subscripts($stems::VARCHAR[], 1) AS nth
), hit AS (
    SELECT DISTINCT text_id
    FROM (
        SELECT text_id
        FROM searched_stem
        JOIN asked USING (stem)
        GROUP BY text_id, position - nth
        HAVING count(*) = len($stems::VARCHAR[])
    )
), named AS (
    SELECT digest FROM searched_text WHERE text_id IN (SELECT text_id FROM hit)
), hit_drug AS (
    SELECT drug_text
    FROM (SELECT DISTINCT drug_text FROM seized_item)
    WHERE md5_number(drug_text) IN (SELECT digest FROM named)
), hit_place AS (
    SELECT place_id
    FROM (SELECT place_id, unnest([place_text, province_text, name_en, name_ru]) AS text FROM place)
    WHERE md5_number(text) IN (SELECT digest FROM named)
)
SELECT seizure_id FROM searched_seizure WHERE text_id IN (SELECT text_id FROM hit)
UNION ALL
SELECT seizure_id FROM seized_item WHERE drug_text IN (SELECT drug_text FROM hit_drug)
UNION ALL
SELECT seizure_id FROM seizure WHERE place_id IN (SELECT place_id FROM hit_place)
-- when drugs
UNION ALL
SELECT seizure_id FROM seized_item WHERE list_contains($drugs::VARCHAR[], drug)
-- when countries
UNION ALL
SELECT seizure_id FROM seizure WHERE list_contains($countries::VARCHAR[], country)
-- when transports
UNION ALL
SELECT seizure_id FROM seizure WHERE list_contains($transports::VARCHAR[], transport)
-- when concealments
UNION ALL
SELECT seizure_id FROM seizure WHERE list_contains($concealments::VARCHAR[], concealment)
-- when installations
UNION ALL
SELECT seizure_id FROM seizure WHERE list_contains($installations::VARCHAR[], installation)
-- when routes
UNION ALL
SELECT seizure_id FROM attribution WHERE standing = 'attributed' AND list_contains($routes::VARCHAR[], route)
