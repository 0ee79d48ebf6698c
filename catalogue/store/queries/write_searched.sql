-- Writes what stage_searched.sql staged, and incoming_word (word, stem), in place of what the batch had (NULL: all).
INSERT INTO searched_word SELECT word, stem FROM incoming_word;

INSERT INTO searched_text SELECT text_id, digest FROM staged_text;

-- In the order of the stems, so that a search reads only where its own stem stands.
INSERT INTO searched_stem
SELECT searched_word.stem, staged_word.text_id, staged_word.position
FROM staged_word
JOIN searched_word USING (word)
ORDER BY stem, text_id;

DELETE FROM searched_seizure WHERE $batch_id IS NULL OR batch_id = $batch_id;

INSERT INTO searched_seizure
SELECT searched_text.text_id, staged_searched.seizure_id, staged_searched.batch_id
FROM staged_searched
JOIN searched_text ON searched_text.digest = md5_number(staged_searched.text)
ORDER BY text_id, seizure_id;

DROP TABLE staged_searched;
DROP TABLE staged_text;
DROP TABLE staged_word
