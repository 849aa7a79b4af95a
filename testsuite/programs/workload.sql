-- The work for SQLite's shell: tables, indices, joins, transactions, triggers, views,
-- windows, recursion, JSON, full text, errors.  All answers are ordered.
.bail off
.mode list
.nullvalue NULL
PRAGMA page_size = 1024;
PRAGMA journal_mode = WAL;
CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT COLLATE NOCASE, price REAL CHECK (price >= 0), data BLOB);
CREATE TABLE sale (item INTEGER REFERENCES item (id) ON DELETE CASCADE, day TEXT, amount INTEGER DEFAULT 1);
CREATE INDEX item_kind ON item (kind, price DESC);
CREATE UNIQUE INDEX item_name ON item (name);
CREATE INDEX sale_item ON sale (item) WHERE amount > 1;
PRAGMA foreign_keys = ON;
BEGIN;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
INSERT INTO item SELECT i, printf ('item-%04d', i), substr ('abcABC', i % 6 + 1, 1), (i * 7919 % 1000) / 10.0, zeroblob (i % 50) FROM n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
INSERT INTO sale SELECT i * 31 % 500 + 1, date ('2000-01-01', (i % 365) || ' days'), i % 7 FROM n;
COMMIT;
SELECT count (*), sum (price), min (name), max (name), total (length (data)) FROM item;
SELECT kind, count (*), round (avg (price), 3) FROM item GROUP BY kind ORDER BY kind;
SELECT kind, group_concat (id) FROM (SELECT * FROM item WHERE id % 100 = 3 ORDER BY id) GROUP BY kind HAVING count (*) > 0 ORDER BY 1;
SELECT i.name, sum (s.amount) AS n FROM item i JOIN sale s ON s.item = i.id WHERE i.kind = 'b' GROUP BY i.id ORDER BY n DESC, i.name LIMIT 5;
SELECT i.id, s.day FROM item i LEFT JOIN sale s ON s.item = i.id AND s.amount = 100 WHERE i.id < 4 ORDER BY 1;
SELECT id FROM item WHERE price BETWEEN 10 AND 12 AND name LIKE '%1' OR name GLOB 'item-000[12]' ORDER BY price, id;
SELECT count (*) FROM sale WHERE item IN (SELECT id FROM item WHERE price > 90) AND NOT EXISTS (SELECT 1 FROM item WHERE id = sale.item AND kind = 'a');
SELECT substr (day, 1, 7) AS month, sum (amount), rank () OVER (ORDER BY sum (amount) DESC) AS place FROM sale GROUP BY month ORDER BY place, month;
SELECT id, price, lag (price, 1, -1) OVER w, sum (price) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW), ntile (3) OVER w FROM item WHERE id <= 9 WINDOW w AS (ORDER BY id) ORDER BY id;
SELECT * FROM (SELECT 1 AS a UNION SELECT 2 UNION ALL SELECT 2 EXCEPT SELECT 1) ORDER BY a;
SELECT 'intersect', id FROM item WHERE id < 10 INTERSECT SELECT 'intersect', item FROM sale ORDER BY id;
EXPLAIN QUERY PLAN SELECT * FROM item WHERE kind = 'a' AND price > 5 ORDER BY price DESC;
CREATE VIEW dear AS SELECT id, name FROM item WHERE price > 99;
SELECT * FROM dear ORDER BY id;
CREATE TABLE log (what TEXT);
CREATE TRIGGER item_changed AFTER UPDATE OF price ON item WHEN new.price <> old.price BEGIN INSERT INTO log VALUES (old.name || ':' || old.price || '->' || new.price); END;
CREATE TRIGGER dear_insert INSTEAD OF INSERT ON dear BEGIN INSERT INTO item (id, name, price) VALUES (new.id, new.name, 1000); END;
UPDATE item SET price = price * 2 WHERE id <= 3 RETURNING id, price;
INSERT INTO dear VALUES (900, 'from a view');
SELECT * FROM log ORDER BY rowid;
INSERT INTO item (id, name, price) VALUES (1, 'item-0001', 5) ON CONFLICT (id) DO UPDATE SET price = excluded.price + 0.5;
SELECT price FROM item WHERE id = 1;
INSERT INTO item (name, price) VALUES ('negative', -1);
INSERT INTO item (name) VALUES (NULL);
INSERT INTO item (name) VALUES ('item-0007');
INSERT INTO sale VALUES (12345, '2000-01-01', 1);
SELECT nothing FROM item;
SELEC 1;
DELETE FROM item WHERE id % 5 = 0;
SELECT count (*), changes () FROM item;
SELECT count (*) FROM sale;
SAVEPOINT one;
DELETE FROM sale;
SAVEPOINT two;
INSERT INTO sale VALUES (1, 'x', 1);
ROLLBACK TO two;
SELECT count (*) FROM sale;
ROLLBACK TO one;
RELEASE one;
SELECT count (*) FROM sale;
WITH RECURSIVE
  xaxis (x) AS (VALUES (-2.0) UNION ALL SELECT x + 0.1 FROM xaxis WHERE x < 0.6),
  yaxis (y) AS (VALUES (-1.0) UNION ALL SELECT y + 0.25 FROM yaxis WHERE y < 1.0),
  m (iter, cx, cy, x, y) AS (
    SELECT 0, x, y, 0.0, 0.0 FROM xaxis, yaxis
    UNION ALL
    SELECT iter + 1, cx, cy, x * x - y * y + cx, 2.0 * x * y + cy FROM m WHERE (x * x + y * y) < 4.0 AND iter < 12),
  m2 (iter, cx, cy) AS (SELECT max (iter), cx, cy FROM m GROUP BY cx, cy),
  a (t, cy) AS (SELECT group_concat (substr (' .+*#', 1 + min (iter / 3, 4), 1), ''), cy FROM m2 GROUP BY cy)
SELECT rtrim (t) FROM a ORDER BY cy;
WITH RECURSIVE
  input (sud) AS (VALUES ('53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79')),
  digits (z, lp) AS (VALUES ('1', 1) UNION ALL SELECT CAST (lp + 1 AS TEXT), lp + 1 FROM digits WHERE lp < 9),
  x (s, ind) AS (
    SELECT sud, instr (sud, '.') FROM input
    UNION ALL
    SELECT substr (s, 1, ind - 1) || z || substr (s, ind + 1), instr (substr (s, 1, ind - 1) || z || substr (s, ind + 1), '.')
    FROM x, digits AS z
    WHERE ind > 0 AND NOT EXISTS (
      SELECT 1 FROM digits AS lp
      WHERE z.z = substr (s, ((ind - 1) / 9) * 9 + lp, 1)
         OR z.z = substr (s, ((ind - 1) % 9) + (lp - 1) * 9 + 1, 1)
         OR z.z = substr (s, (((ind - 1) / 3) % 3) * 3 + ((ind - 1) / 27) * 27 + lp + ((lp - 1) / 3) * 6, 1)))
SELECT s FROM x WHERE ind = 0;
SELECT json_extract ('{"a": [1, 2, {"b": "c"}]}', '$.a[2].b'), json_array_length ('[1, 2, 3]'), json_patch ('{"a": 1, "b": 2}', '{"a": null, "c": [3]}');
SELECT key, value, type FROM json_each ('{"x": 1, "y": [2], "z": null, "t": 1.5e2, "s": "q\u00e4\n"}') ORDER BY key;
SELECT fullkey, atom FROM json_tree ('{"a": {"b": [1, "two"]}}') WHERE atom IS NOT NULL ORDER BY fullkey;
CREATE VIRTUAL TABLE text USING fts5 (title, body);
INSERT INTO text VALUES ('one', 'the quick brown fox jumps over the lazy dog'), ('two', 'a lazy afternoon of quick naps'), ('three', 'nothing here'), ('fox', 'brown bears');
SELECT title FROM text WHERE text MATCH 'quick AND lazy' ORDER BY rowid;
SELECT highlight (text, 1, '[', ']') FROM text WHERE text MATCH 'brow*' ORDER BY rowid;
SELECT title, round (bm25 (text), 4) FROM text WHERE text MATCH 'fox OR lazy' ORDER BY rank, title;
INSERT INTO text (text) VALUES ('integrity-check');
CREATE VIRTUAL TABLE box USING rtree (id, x0, x1, y0, y1);
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO box SELECT i, i % 20, i % 20 + 1.5, i / 20, i / 20 + 0.5 FROM n;
SELECT count (*), min (id), max (id) FROM box WHERE x0 >= 5 AND x1 <= 8 AND y0 > 3;
SELECT upper ('abc'), hex (x'00ff'), quote (x'616263'), typeof (1.0), typeof ('1' + 1), abs (-9223372036854775807), 7 / 2, 7 % -3, 1 << 40, ~5, 'a' || 1, round (2.567, 2), CAST ('12abc' AS INTEGER), 1e308 * 10, instr ('hello', 'l'), replace ('aXbX', 'X', '--'), trim ('  x '), unicode ('€'), char (228, 8364), iif (0, 1, 2), nullif (1, 1), coalesce (NULL, 3), likely (4);
SELECT printf ('%5d|%-6s|%08.3f|%x|%e|%,d|%q|%Q', 42, 'ab', 3.14159, 255, 12345.678, 1234567, 'it''s', NULL);
SELECT date ('2024-02-28', '+2 days'), strftime ('%j %w %H:%M', '2001-02-03 04:05'), julianday ('2000-01-01'), time ('12:00', '-90 minutes'), unixepoch ('1970-01-02');
SELECT NULL IS NULL, NULL = NULL, 1 IN (NULL, 2), 3 BETWEEN 1 AND 5, 'A' = 'a' COLLATE NOCASE, CASE 3 WHEN 1 THEN 'x' ELSE 'y' END;
SELECT abs (-9223372036854775808);
ALTER TABLE log ADD COLUMN extra INTEGER DEFAULT 7;
ALTER TABLE log RENAME COLUMN what TO event;
SELECT event, extra FROM log ORDER BY 1 LIMIT 2;
CREATE TABLE wide (a INTEGER, b AS (a * 2) STORED, c TEXT, PRIMARY KEY (c, a)) WITHOUT ROWID;
INSERT INTO wide (a, c) VALUES (1, 'z'), (2, 'y'), (3, 'y');
SELECT * FROM wide;
ATTACH ':memory:' AS other;
CREATE TABLE other.copy AS SELECT * FROM item WHERE id < 20;
SELECT count (*), sum (length (hex (data))) FROM other.copy;
DROP INDEX item_kind;
REINDEX;
ANALYZE;
SELECT tbl, idx IS NOT NULL, stat FROM sqlite_stat1 ORDER BY tbl, idx;
PRAGMA wal_checkpoint (TRUNCATE);
VACUUM;
PRAGMA integrity_check;
PRAGMA foreign_key_check;
PRAGMA table_info (item);
SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'text%' AND name NOT LIKE 'box%' ORDER BY name;
.mode box
SELECT id, name, price FROM item WHERE id < 7 ORDER BY id;
.mode insert copy
SELECT id, name, data FROM item WHERE id BETWEEN 2 AND 4 ORDER BY id;
.mode json
SELECT id, kind FROM item WHERE id < 4 ORDER BY id;
.mode csv
.headers on
SELECT 'a,b' AS "x y", 1 AS z;
.mode list
.dump log
.schema wide
