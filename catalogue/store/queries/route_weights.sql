-- One row per route: counted seizures tied to it, their shares summed, and the shares of their kg.
SELECT route, sum(cases)::BIGINT AS cases, sum(shares) AS shares, sum(share_kg) AS share_kg
FROM counted
GROUP BY ALL
ORDER BY route
