# On a terminal, where GCC colors its messages, they have the same words; and the
# text of the program is shown once for a message with a note.
cat > wrong.c <<'END'
#include <cogen/future.h>
#include <cogen/sync.h>
#include <cogen/task.h>
static int number;
co_future (int) later (int);
co_future (int)
wrong (co_chan (int) c, co_broadcast (char) b, co_future (int) f)
{
  co_chan (int) other = b;
  *co_local_of (&number) = 3;
  co_close (&c);
  co_await (co_join (&f));
  number = later (1);
  co_start (other, later (1));
  co_return (1);
}
END
! $CC $CFLAGS -fdiagnostics-show-caret -fsyntax-only wrong.c 2> plain
! $CC $CFLAGS -fdiagnostics-show-caret -fdiagnostics-color=always -fsyntax-only wrong.c 2> colored
grep 'co_chan(int)' plain
escape=$(printf '\033')
grep "$escape\[01m$escape\[Kco_chan(int) \*$escape\[m" colored
sed "s/$escape\[[0-9;]*[mK]//g" colored | diff plain -
if grep co__ plain; then exit 1; fi
if grep -E 'error: +[0-9]* \|' plain; then exit 1; fi
test "$(grep -c 'number = later' plain)" = 1
