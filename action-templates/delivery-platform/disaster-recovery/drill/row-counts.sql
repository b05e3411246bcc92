-- Lines `TABLE COUNT` of every table of the application: psql --no-psqlrc --tuples-only --no-align --field-separator=' '
-- Counted, not estimated: the planner's figures are those of the last analysis. query_to_xml runs one count a table.
SELECT format('%I.%I', table_schema, table_name),
       (xpath('/row/count/text()',
              query_to_xml(format('SELECT count(*) AS count FROM %I.%I', table_schema, table_name), false, true, '')))[1]
FROM information_schema.tables
WHERE table_type = 'BASE TABLE'
  AND table_schema NOT IN ('pg_catalog', 'information_schema')
ORDER BY 1;
