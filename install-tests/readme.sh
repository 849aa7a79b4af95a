# The program that README.md shows compiles without a warning and prints what its
# comments say.
. "$srcdir/installed.sh"
sed -n '/^```c$/,/^```$/p' "$top_srcdir/README.md" | grep -v '^```' > readme.c
$CC -O2 -Wall -Wextra -Werror $(pkg-config --cflags cogen) -o readme readme.c $(pkg-config --libs cogen) || exit 1
expect "0 1 2 1 2 2 
5" ./readme
