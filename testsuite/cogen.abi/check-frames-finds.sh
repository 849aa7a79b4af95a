# The checking mode finds what a wrong answer about frames does.  The answers are made
# wrong by functions that keep a pointer although they are declared co_noescape: then the
# variable is left out of the frame, or the frame is taken to be movable.  Such a program
# gets SIGSEGV in the mode, and only there; with true declarations it runs there, too.
check=-fplugin-arg-cogen-check-frames
cat > keep.h <<'END'
#ifdef TRUE
#define CLAIM
#else
#define CLAIM co_noescape
#endif
void keep (int *p CLAIM);
int kept (void);
END
cat > keep.c <<'END'
static int *saved;
void keep (int *p) { saved = p; }
int kept (void) { return *saved; }
END
program ()
{
  { printf '#include <cogen.h>\n#include <stdio.h>\n#include "keep.h"\n'; cat; } > $1.c
}

# The variable is in the frame, which moves.
program in-frame <<'END'
static __attribute__ ((noinline)) co_iterator (int) f (int n)
{
  keep (&n);
  co_yield (1);
  co_yield (kept ());
  co_yield (n);
}
int main (void)
{
  co_for (int v, f (7))
    printf ("%d ", v);
  printf ("\n");
}
END
# It is not in the frame.
program on-stack <<'END'
static __attribute__ ((noinline)) co_iterator (int) f (void)
{
  int x = 7;
  keep (&x);
  co_yield (1);
  kept ();
  co_yield (2);
}
int main (void)
{
  co_for (int v, f ())
    printf ("%d ", v);
  printf ("\n");
}
END
# Somebody else looks there, while the coroutine is suspended.
program from-outside <<'END'
co_stream (int) f (int n)
{
  keep (&n);
  co_yield (1);
  co_yield (n);
}
int main (void)
{
  co_stream (int) s = f (7);
  struct co_context context = { co_noop_waker () };
  int v;
  co_poll_next (&s, &context, &v);
  kept ();
  printf ("%d\n", v);
  co_drop (&s);
}
END
# Only a drop looks there.
program in-drop <<'END'
static void look (int *unused) { (void) unused; kept (); }
static __attribute__ ((noinline)) co_generator (int, int, int) f (int n)
{
  __attribute__ ((cleanup (look))) int scope = n;
  keep (&n);
  co_yield (1);
  co_return (n);
}
int main (void)
{
  co_generator (int, int, int) g = f (7);
  int v, r;
  co_resume (&g, 0, &v, &r);
  co_drop (&g);
  printf ("%d\n", v);
}
END
# The frame of a child moves with that of its parent, where it lies unless it is in a
# chain.
program in-child <<'END'
static co_future (int) child (int n)
{
  keep (&n);
  co_await (co_sleep (1));
  kept ();
  co_return (n);
}
static co_future (int) parent (int n)
{
  co_future (int) c = child (n);
  int r = co_await (c);
  co_return (r + 1);
}
int main (void) { printf ("%d\n", co_block_on (parent (6))); }
END
# The root of a chain moves.
program in-root <<'END'
static co_iterator (int) __attribute__ ((noipa)) walk (int n)
{
  if (n == 2)
    keep (&n);
  if (n > 0)
    co_yield_from (walk (n - 1));
  co_yield (n == 2 ? kept () : n);
  co_yield (n);
}
int main (void)
{
  co_for (int v, walk (2))
    printf ("%d ", v);
  printf ("\n");
}
END

$CC -O2 -c keep.c
for program in in-frame on-stack from-outside in-drop in-child in-root; do
  for level in -O0 -O2 "-O2 -fplugin-arg-cogen-limit=0"; do
    case "$program $level" in in-child*limit=0) continue ;; esac
    $CC $CFLAGS $level $program.c keep.o -o plain $LIBS
    ./plain > plain.out
    $CC $CFLAGS $check -DTRUE $level $program.c keep.o -o right $LIBS
    ./right > right.out
    cmp plain.out right.out
    $CC $CFLAGS $check $level $program.c keep.o -o wrong $LIBS
    status=0
    sh -c "./wrong > wrong.out 2>&1; exit \$?" 2> /dev/null || status=$?
    [ $status -eq 139 ] || { echo "$program $level: $status"; cat wrong.out; exit 1; }
  done
done
