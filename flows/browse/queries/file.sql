-- A raw file.
SELECT f.*, CASE WHEN contains(f.path, '#') AND EXISTS (
        SELECT 1 FROM source_files c WHERE c.path = regexp_replace(f.path, '#[^#]*$', '')
    ) THEN regexp_replace(f.path, '#[^#]*$', '') END AS container_path
FROM source_files f WHERE f.path = $path
