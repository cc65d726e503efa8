-- Every run of the pipeline.
SELECT * FROM runs ORDER BY run_id
