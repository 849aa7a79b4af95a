# A unit that ends behind a name of <cogen.h>, with a newline or without, is wrong and no
# more.
for name in co_iterator co_future co_generator co_for co_for_await co_each co_lambda co_do \
	    co_await co_yield co_return co_next co_place 'co_future <' 'co_future (' \
	    'int x = co_await' 'void f (void) { co_for' 'void f (void) { for co_await' \
	    'void f (void) { for co_await (int v' 'void f (void) { int x = await'; do
  for end in '' '\n'; do
    printf '#include <cogen.h>\n%s%b' "$name" "$end" > end.c
    if LC_ALL=C $CC -fplugin=$PLUGIN $INCLUDES -S end.c -o end.s 2> err; then
      echo "accepted: $name"; exit 1
    fi
    grep -q "error: " err
    if grep -q "internal compiler error" err; then
      echo "after $name:"; cat err; exit 1
    fi
  done
done
