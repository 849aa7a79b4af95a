# What bench/report makes of a table: the rows over their targets come first, and the
# picture is XML.  A table of other libraries has no targets and is only repeated.
bench=$SRCDIR/../bench
[ -f "$bench/report" ] || exit 77
cat > table <<'END'

| instructions  |     hand |    cogen |   c/hand |   target |      g++ |    g++/c |
| ---           |     ---: |     ---: |     ---: |     ---: |     ---: |     ---: |
| within        |      5.0 |      5.2 |     1.04 |     5.25 |     22.0 |     4.40 |
| a < b & over  |      9.0 |     11.0 |     1.22 |     10.5 |        - |        - |
| like by hand  |     40.0 |     40.0 |     1.00 |     hand |        - |        - |

| instructions of libraries |    cogen |     asio |   asio/c |    tokio |  tokio/c |
| ---                       |     ---: |     ---: |     ---: |     ---: |     ---: |
| has no target             |       40 |     1000 |    25.00 |        - |        - |

| bytes         |     hand |    cogen |   c/hand |   target |      g++ |    g++/c |
| ---           |     ---: |     ---: |     ---: |     ---: |     ---: |     ---: |
| frame: small  |        - |       12 |        - |       12 |        - |        - |
| frame: large  |        - |      100 |        - |       24 |        - |        - |
END
mkdir out
CC="$CC" CXX= sh "$bench/report" out < table
sed -n '/^## Over/,/^## The/p' out/RESULTS.md > over
cat over
grep -q '^2 of 5 rows' over
grep -q '^| a < b & over | 9.0 | 11.0 | 10.5 | 1.05 |' over
grep -q '^| frame: large | - | 100 | 24 | 4.17 |' over
[ "$(grep -c '^| [a-z]' over)" -eq 3 ]
sed -n '/^## All rows/,$p' out/RESULTS.md | tail -n +2 | cmp - table
[ "$(grep -c '<circle.*fill="#d33"/>$' out/ratios.svg)" -eq 2 ]
[ "$(grep -c 'no target' out/ratios.svg)" -eq 0 ]
grep -q 'a &lt; b &amp; over' out/ratios.svg
! grep -q 'a < b' out/ratios.svg
[ "$(tail -n 1 out/ratios.svg)" = '</svg>' ]
