-- One row per staged word whose stem is not known yet.
SELECT DISTINCT word FROM staged_word WHERE word NOT IN (SELECT word FROM searched_word) ORDER BY word
