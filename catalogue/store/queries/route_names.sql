-- One row per route: its code and its names, as its newest version has them.
SELECT code, record ->> 'name_en' AS name_en, record ->> 'name_ru' AS name_ru
FROM route_version
QUALIFY version = max(version) OVER (PARTITION BY code)
ORDER BY code
