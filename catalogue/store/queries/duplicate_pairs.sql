-- One row per pair of seizures that may be one and the same, with what speaks for and against it.
-- Pairs: same country, same drug or one that contains the other, weights within 0.5 %, days at most 3 apart;
-- another day or another drug only where the weight is rare enough in the country to be evidence of its own.
-- The score weighs how often repeats occur against how often such a weight meets itself by chance:
-- chance = other reports of that weight in the country / days on which the country reports.
WITH item AS MATERIALIZED (
    SELECT
        selected.seizure_id, selected.item_id, selected.batch_id, selected.raw_row_id, selected.country,
        selected.place_id, selected.date_first AS day, selected.drug, coalesce(selected.unit, '') AS unit,
        CASE WHEN selected.item_kg IS NULL THEN coalesce(selected.unit, '') ELSE 'kg' END AS measure,
        coalesce(selected.item_kg, selected.amount)::DOUBLE AS size,
        ln(coalesce(selected.item_kg, selected.amount)) AS size_ln,
        rtrim(ltrim(replace(printf('%.6f', CASE WHEN selected.unit = 'g' THEN selected.amount ELSE
            coalesce(selected.item_kg, selected.amount) END), '.', ''), '0'), '0') AS digits_text
    FROM selected
    WHERE coalesce(selected.item_kg, selected.amount) > 0 AND selected.date_precision IN ('day', 'range')
), country_days AS (
    SELECT country, greatest(count(DISTINCT day), $fewest_days) AS days FROM item GROUP BY country
), sizes AS (
    -- Counted by distinct weights: a country has a hundred times more reports than weights.
    SELECT country, drug, measure, size, sum(reports) OVER same_size AS alike
    FROM (SELECT country, drug, measure, size, ln(size) AS size_ln, count(*) AS reports FROM item GROUP BY ALL)
    WINDOW same_size AS (
        PARTITION BY country, drug, measure ORDER BY size_ln
        RANGE BETWEEN $tolerance_ln PRECEDING AND $tolerance_ln FOLLOWING
    )
), counted AS (
    SELECT
        item.*, length(digits_text) AS digits, floor(size_ln / $tolerance_ln)::BIGINT AS bucket, sizes.alike,
        (greatest(sizes.alike - 2, 0)
         + CASE length(digits_text) WHEN 1 THEN 5 WHEN 2 THEN 2 WHEN 3 THEN 0.5 ELSE 0.1 END)
        / country_days.days AS chance
    FROM item
    JOIN country_days USING (country)
    JOIN sizes ON sizes.country = item.country AND sizes.drug = item.drug
              AND sizes.measure = item.measure AND sizes.size = item.size
), weighed AS MATERIALIZED (
    SELECT *,
        row_number() OVER (PARTITION BY country, day, drug, measure ORDER BY size, seizure_id) AS place_in_day
    FROM counted
    -- Weights so common that no evidence could lift their pairs over the wanted score.
    WHERE $prior * $strongest_evidence * 5 >= chance * $min_odds
), rare AS MATERIALIZED (
    SELECT *, unnest([bucket - 1, bucket, bucket + 1]) AS near_bucket FROM weighed
    WHERE alike <= $rare_at_most AND digits >= $distinctive_digits
), related AS (
    SELECT unnest($narrower::VARCHAR[]) AS narrower, unnest($wider::VARCHAR[]) AS wider
), pair AS (
    SELECT one.seizure_id AS first, two.seizure_id AS second
    FROM (SELECT country, day, drug, measure, size, seizure_id, unit, unnest([1, 2, 3, 4]) + place_in_day AS next_place
          FROM weighed) AS one
    JOIN weighed AS two
      ON one.country = two.country AND one.day = two.day AND one.drug = two.drug AND one.measure = two.measure
     AND one.next_place = two.place_in_day
    WHERE two.size <= one.size * (1 + $tolerance) AND one.seizure_id <> two.seizure_id
      AND $prior * $strongest_evidence * CASE WHEN one.unit <> two.unit THEN 5 ELSE 1 END
          >= two.chance * $min_odds
    UNION
    SELECT one.seizure_id, two.seizure_id
    FROM rare AS one
    JOIN weighed AS two
      ON one.country = two.country AND one.drug = two.drug AND one.measure = two.measure
     AND one.near_bucket = two.bucket
    WHERE one.seizure_id <> two.seizure_id AND abs(one.day - two.day) BETWEEN 1 AND $days_apart
      AND two.alike <= $rare_at_most AND greatest(one.size, two.size) <= least(one.size, two.size) * (1 + $tolerance)
    UNION
    SELECT one.seizure_id, two.seizure_id
    FROM rare AS one
    JOIN related ON related.narrower = one.drug
    JOIN weighed AS two
      ON two.drug = related.wider AND one.country = two.country AND one.measure = two.measure
     AND one.day = two.day AND one.near_bucket = two.bucket
    WHERE one.seizure_id <> two.seizure_id
      AND greatest(one.size, two.size) <= least(one.size, two.size) * (1 + $tolerance)
), matched AS (
    -- Of seizures with several items, the item that speaks most for the pair.
    SELECT
        least(first, second) AS seizure_a, greatest(first, second) AS seizure_b,
        one.raw_row_id AS row_a, two.raw_row_id AS row_b, one.batch_id AS batch_a, two.batch_id AS batch_b,
        one.place_id AS place_a, two.place_id AS place_b,
        abs(one.day - two.day) AS days_apart, one.unit <> two.unit AS units_differ, one.drug <> two.drug AS drugs_differ,
        least(one.digits, two.digits) AS digits, greatest(one.alike, two.alike) AS alike,
        greatest(one.chance, two.chance) AS chance,
        -- An item of one report can be one item of the other, whichever of its items weigh as much.
        least(count(DISTINCT one.item_id) OVER pairs, count(DISTINCT two.item_id) OVER pairs) AS items_match,
        row_number() OVER (
            pairs ORDER BY abs(one.day - two.day), greatest(one.alike, two.alike), one.drug <> two.drug
        ) AS choice
    FROM (SELECT DISTINCT least(first, second) AS first, greatest(first, second) AS second FROM pair)
    JOIN weighed AS one ON one.seizure_id = first
    JOIN weighed AS two ON two.seizure_id = second AND one.country = two.country AND one.measure = two.measure
    WHERE greatest(one.size, two.size) <= least(one.size, two.size) * (1 + $tolerance)
      AND (one.drug = two.drug OR (one.drug, two.drug) IN (SELECT (narrower, wider) FROM related)
           OR (two.drug, one.drug) IN (SELECT (narrower, wider) FROM related))
    WINDOW pairs AS (PARTITION BY first, second)
), described AS (
    SELECT
        matched.*,
        raw_a.fingerprint = raw_b.fingerprint OR raw_a.cells = raw_b.cells AS exact_repeat,
        regexp_matches(array_to_string(raw_a.cells, ' '), '[а-яёА-ЯЁ]')
            <> regexp_matches(array_to_string(raw_b.cells, ' '), '[а-яёА-ЯЁ]') AS script_differs,
        batch_a <> batch_b AS batches_differ,
        coalesce(sent_a.sender, '') <> coalesce(sent_b.sender, '') AS senders_differ,
        coalesce(at_a.gazetteer_id = at_b.gazetteer_id AND at_a.precision NOT IN ('country', 'none'),
                 place_a = place_b AND at_a.place_text || at_a.province_text <> '') AS same_place,
        coalesce(at_a.gazetteer_id <> at_b.gazetteer_id AND at_a.province <> at_b.province, false) AS places_differ
    FROM matched
    JOIN raw_row AS raw_a ON raw_a.raw_row_id = row_a
    JOIN raw_row AS raw_b ON raw_b.raw_row_id = row_b
    JOIN batch AS sent_a ON sent_a.batch_id = batch_a
    JOIN batch AS sent_b ON sent_b.batch_id = batch_b
    JOIN place AS at_a ON at_a.place_id = place_a
    JOIN place AS at_b ON at_b.place_id = place_b
    WHERE choice = 1
), judged AS (
    SELECT *,
        $prior / (chance * (1 + 2 * days_apart))
        * CASE WHEN units_differ THEN 5 ELSE 1 END
        * CASE WHEN script_differs THEN 3 ELSE 1 END
        * CASE WHEN batches_differ THEN 2 ELSE 1 END
        * CASE WHEN senders_differ THEN 2 ELSE 1 END
        * CASE WHEN same_place THEN 2 ELSE 1 END
        * CASE WHEN places_differ THEN 0.3 ELSE 1 END
        * CASE WHEN exact_repeat THEN 1.5 ELSE 1 END
        * CASE WHEN drugs_differ THEN 0.3 ELSE 1 END
        * CASE WHEN items_match > 1 THEN 5 ELSE 1 END AS odds
    FROM described
)
SELECT
    seizure_a, seizure_b, round(odds / (1 + odds), 2) AS score,
    days_apart, digits, alike, items_match, drugs_differ, units_differ, script_differs, exact_repeat, batches_differ,
    senders_differ, same_place, places_differ
FROM judged
WHERE odds >= $min_odds
  AND ($touching::INTEGER IS NULL OR batch_a = $touching::INTEGER OR batch_b = $touching::INTEGER)
ORDER BY seizure_a, seizure_b
