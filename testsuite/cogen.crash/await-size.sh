# An await of unknown make is one state and one call of the runtime: how much code it is,
# the drop with it, in bytes of x86-64, with the call that makes the future.
case $($CC -dumpmachine) in x86_64-*) ;; *) exit 77 ;; esac
[ "$(echo __SIZEOF_POINTER__ | $CC -E -P -)" = 8 ] || exit 77

# Print the bytes of code of a function of $1 awaits, compiled with $2.
text ()
{
  awk -v n="$1" 'BEGIN {
    print "#include <cogen.h>\nco_future (int) wait (int);"
    print "co_future (int) f (int a) {\nint x = a;"
    for (i = 0; i < n; i++)
      printf "x = co_await (wait (x + %d));\n", i
    print "co_return (x); }" }' > awaits.c
  $CC $CFLAGS $2 -w -c awaits.c -o awaits.o && size -A awaits.o |
    awk '/^\.text/ { sum += $2 } END { print sum }'
}

# At most $2 bytes each at the level $1.
check ()
{
  few=$(text 100 $1)
  many=$(text 300 $1)
  echo "$1: $(((many - few) / 200)) bytes for each await, at most $2"
  [ $((many - few)) -le $((200 * $2)) ] || bad=1
}

check -O0 190
check -O1 90
check -O2 90
check -Os 80
[ -z "${bad-}" ]
