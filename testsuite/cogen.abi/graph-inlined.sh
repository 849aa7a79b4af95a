# -fplugin-arg-cogen-graph: what is inlined from an awaited coroutine is part of the one
# that awaits it; its states and variables say where they are from.
cat > nested.c <<'EOF'
#include <cogen.h>
co_future (int) read_byte (int fd);
static co_future (int) read_word (int fd)
{
  int low = co_await (read_byte (fd));
  int high = co_await (read_byte (fd));
  co_return (high << 8 | low);
}
co_stream (int) words (int fd)
{
  int count = co_await (read_word (fd));
  for (int i = 0; i < count; i++)
    {
      int w = co_await (read_word (fd));
      co_yield (w);
    }
}
EOF
for o in -O0 '-O2 -g'; do
  $CC $CFLAGS $o -fplugin-arg-cogen-graph=nested.dot -c nested.c -o nested.o
  # Each line of the child twice, and where it was called.
  grep '^ *"words [0-9]*" \[' nested.dot | sed 's/<[^>]*>/|/g; s/|||*/|/g' > states
  cat states
  [ "$(wc -l < states)" -eq 5 ]
  [ "$(grep -c 'await read_byte|.*nested.c:5|.*int low = .*|in |read_word|, called at line 11|' states)" -eq 1 ]
  [ "$(grep -c 'await read_byte|.*nested.c:5|.*int low = .*|in |read_word|, called at line 14|' states)" -eq 1 ]
  [ "$(grep -c 'await read_byte|.*nested.c:6|.*in |read_word|, called at line 1[14]|' states)" -eq 2 ]
  [ "$(grep -c 'yield|.*nested.c:15|' states)" -eq 1 ]
  if grep 'yield|' states | grep -q called; then exit 1; fi
  [ "$(grep -c '^ *"words [a-z0-9]*" -> "words' nested.dot)" -ge 7 ]
  grep -q '"words frame"' nested.dot
  sed -n '/"words frame" \[/,/<\/TABLE>/p' nested.dot | grep -q 'low in read_word'
  if sed -n '/"read_word frame" \[/,/<\/TABLE>/p' nested.dot | grep -q 'low in read_word'; then exit 1; fi
done
