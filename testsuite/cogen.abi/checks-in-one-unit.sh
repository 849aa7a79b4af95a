# Units with -fplugin-arg-cogen-checks and without it are one program, whichever has it:
# locks go from one to the other, and the tasks of both are watched.
cat > shared.h <<'END'
#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <time.h>

extern struct co_mutex mutex;
co_future (int) other (int n);
co_future (int) busy (void);
void let_go (void);
END
cat > main.c <<'END'
#include "shared.h"
struct co_mutex mutex = CO_MUTEX_INIT;

static co_future (int)
mine (int n)
{
  for (int i = 0; i < n; i++)
    {
      co_try (co_await (co_lock (&mutex)));
      co_await (co_yield_now ());
      let_go ();
      co_locked (&mutex)
	co_await (co_sleep_for (1));
    }
  co_try (co_await (co_lock (&mutex)));
  let_go ();
  co_await (co_sleep_for (1100));		/* nothing is locked */
  co_return (0);
}

static co_future (int)
all (void)
{
  int err;
  co_nursery (n, &err)
    {
      for (int i = 0; i < 5; i++)
	{
	  co_start (n, mine (5));
	  co_start (n, other (5));
	}
      co_start (n, busy ());
    }
  co_return (err || co_try_lock (&mutex));
}

int
main (void)
{
  return co_block_on (all ());
}
END
cat > other.c <<'END'
#include "shared.h"

void
let_go (void)
{
  co_unlock (&mutex);
}

co_future (int)
other (int n)
{
  while (n-- > 0)
    {
      co_locked (&mutex)
	co_await (co_yield_now ());
      co_try (co_await (co_lock (&mutex)));
      let_go ();
    }
  co_return (0);
}

co_future (int)
busy (void)
{
  struct timespec begin, now;
  co_task_name ("busy");
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &begin);
  do
    clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  while ((now.tv_sec - begin.tv_sec) * 1000 + (now.tv_nsec - begin.tv_nsec) / 1000000 < 150);
  co_await (co_yield_now ());
  co_return (0);
}
END
with=-fplugin-arg-cogen-checks
build ()
{
  # shellcheck disable=SC2086 # lists
  $CC $CFLAGS $1 $2 -c main.c -o main.o && $CC $CFLAGS $1 $3 -c other.c -o other.o
  # shellcheck disable=SC2086
  $CC main.o other.o -o program $LIBS
}
for level in -O0 -O2; do
  for which in "$with:" ":$with" "$with:$with" ":"; do
    build $level "${which%%:*}" "${which#*:}"
    ./program 2> told
    reports=$(grep -c '"busy"' told || :)
    case $which in
    :) [ "$reports" = 0 ] ;;
    *) [ "$reports" = 1 ] ;;
    esac && [ "$(wc -l < told)" -le 1 ] || { echo "$level $which:"; cat told; exit 1; }
  done
done
