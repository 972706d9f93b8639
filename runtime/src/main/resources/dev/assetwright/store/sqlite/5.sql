-- The code that counts as equal to the one that skipped a cell; null unless somebody said so since.
ALTER TABLE cell ADD COLUMN accepted_skip_word_id INTEGER;
