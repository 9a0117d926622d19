-- The recordings of a trial in Spark SQL alone: the executors need neither Python nor Hive.
--
--     spark-sql --conf spark.sql.catalogImplementation=in-memory \
--         -d jobs='shards/shard-*.jsonl' -d out=results -d worker='steppage worker --jobs 1 --timeout 600' -f transform.sql
--
-- A worker that ends with a code other than 0 fails its task; a recording that cannot be analysed is a row with
-- status failed or crashed. The lines are written first, so that nothing is analysed twice.

INSERT OVERWRITE DIRECTORY '${out}/lines' USING text
SELECT TRANSFORM (value) USING '${worker}' AS (value STRING)
FROM (SELECT /*+ REPARTITION(16) */ value FROM text.`${jobs}` WHERE trim(value) <> '');

CREATE TEMPORARY VIEW results AS
SELECT from_json(value, '
    id STRING, status STRING, participant STRING, visit STRING, condition STRING, duration_s DOUBLE, laterality STRING,
    figures ARRAY<STRUCT<side: STRING, parameter: STRING, unit: STRING, value: DOUBLE, low: DOUBLE, high: DOUBLE,
        n: INT, mean: DOUBLE, sd: DOUBLE, flag: STRING>>,
    error STRUCT<code: STRING, role: STRING, line: BIGINT, message: STRING, hint: STRING>
', map('mode', 'FAILFAST')) AS r
FROM text.`${out}/lines`;

INSERT OVERWRITE DIRECTORY '${out}/recordings.parquet' USING parquet
SELECT r.id, r.status, r.participant, r.visit, r.condition, r.duration_s, r.laterality, r.error FROM results;

INSERT OVERWRITE DIRECTORY '${out}/figures.parquet' USING parquet
SELECT id, figure.* FROM (SELECT r.id AS id, explode(r.figures) AS figure FROM results);

SELECT r.status, count(*) AS recordings, count(DISTINCT r.id) AS identifiers FROM results GROUP BY r.status ORDER BY 1;
