-- Takes out the texts that no seizure, place or drug has any more, after batch $batch_id was taken back.
DELETE FROM searched_seizure WHERE batch_id = $batch_id;

DELETE FROM searched_text
WHERE text_id NOT IN (SELECT text_id FROM searched_seizure)
  AND digest NOT IN (
      SELECT md5_number(text)
      FROM (
          SELECT unnest([place_text, province_text, name_en, name_ru]) AS text FROM place
          UNION
          SELECT drug_text FROM seized_item
      )
      WHERE text IS NOT NULL);

DELETE FROM searched_stem WHERE text_id NOT IN (SELECT text_id FROM searched_text);

DELETE FROM searched_word WHERE stem NOT IN (SELECT stem FROM searched_stem)
