-- One row per place that counted seizures name: where it is, how closely that is known, and its seizures.
SELECT country, latitude, longitude, precision, precision_km, sum(cases)::BIGINT AS cases
FROM counted
GROUP BY ALL
ORDER BY ALL
