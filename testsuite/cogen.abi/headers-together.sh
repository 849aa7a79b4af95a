# No header of ours defines a macro that another one has, in whatever order they
# are included: each works beside all others.
cat > use.c <<'END'
co_future (int) use (co_iterator (int) it, co_future (int) f)
{
  int r, err, sum = co_sum (co_take (it, 2));
  co_await (co_join (&f, &r));
  co_nursery (n, &err)
    co_start (n, co_sleep_for (1));
  co_return (sum + r);
}
END
headers="iter future task sync time"
for order in "$headers" "$(echo "$headers" | tr ' ' '\n' | sort -r | tr '\n' ' ')"; do
  for name in $order; do
    echo "#include <cogen/$name.h>"
  done > together.c
  cat use.c >> together.c
  # shellcheck disable=SC2086 # a list
  $CC $CFLAGS -Wall -Wextra -c together.c
  # shellcheck disable=SC2086 # a list
  $CC $CFLAGS -Wsystem-headers -E together.c 2> messages > /dev/null
  cat messages
  if grep redefined messages; then exit 1; fi
done
