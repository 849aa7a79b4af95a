# DWARF names the trait types as diagnostics do.
command -v readelf > /dev/null || exit 77
cat > named.c <<'END'
#include <cogen.h>
struct point { int x; };
co_iterator (int) a;
co_future (struct point *) b;
co_stream (const char *) c;
co_generator (char, int, long) d;
co_generator (char, int) e;
co_future (void) f;
END
$CC $CFLAGS -g -c named.c
readelf --debug-dump=info named.o > info
for name in 'co_iterator(int)' 'co_future(struct point \*)' \
  'co_stream(const char \*)' 'co_generator(char, int, long int)' 'co_future(void)'; do
  grep -q "DW_AT_name.*: $name" info || { echo "no $name"; exit 1; }
done
