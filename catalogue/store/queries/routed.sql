-- One row: counted seizures; asked of place_routed_counts.sql, those attributed to a route.
SELECT coalesce(sum(cases), 0)::BIGINT AS with_route FROM counted
