/* The proof: every coroutine here that is called movable is moved between all its
   resumes, and its old bytes are poisoned; each gives what it gives unmoved.  At
   each suspension in turn it is also dropped where it then is.  */

#include "alloc.h"
#include "async.h"

static char places[2][2048] __attribute__ ((aligned (64)));

struct pair { int a; long b; };
static struct pair swapped (struct pair p) { return (struct pair) { (int) p.b, p.a }; }
static int compare (const void *a, const void *b) { return *(const int *) a - *(const int *) b; }

static co_iterator (int) scalars (int n) { double d = n; while (d > 0) co_yield ((int) d--); }
static co_iterator (int) arrays (int n)
{
  int all[8];
  for (int i = 0; i < 8; i++)
    {
      all[i] = (i * 5 + n) % 7;
      co_yield (all[i / 2]);
    }
  qsort (all, 8, sizeof *all, compare);
  for (int i = 0; i < 8; i++)
    co_yield (all[i]);
}
static co_iterator (int) structs (int n)
{
  struct pair p = { n, 2 };
  co_yield (p.a);
  p = swapped (p);
  co_yield (p.a);
  struct pair q = p, *r = n ? &p : &q;
  r->a++;
  co_yield (p.a + q.a);
}
static co_iterator (int) text (int n)
{
  char buffer[32], *end = buffer + snprintf (buffer, sizeof buffer, "%d,%d", n, n * n);
  long length = end - buffer;
  for (long i = 0; i < length; i++)
    co_yield (buffer[i]);
  int x, y;
  if (sscanf (buffer, "%d,%d", &x, &y) == 2)
    {
      co_yield (x);
      co_yield (y);
    }
}
static co_iterator (int) arrays_of_length (int n)
{
  int v[n], *end = v + n;
  for (int *p = v; p < end; p++)
    {
      *p = n--;
      co_yield (*p);
    }
  for (int i = 0; v + i < end; i++)
    co_yield (v[i]);
}
static co_iterator (int) scopes (int n)
{
  on_exit_trace (a);
  co_yield (n);
  for (int i = 0; i < n; i++)
    {
      on_exit_trace (b);
      co_yield (i);
    }
}
static co_iterator (int) loops (int n)
{
  co_for (int i, scalars (n))
    co_for (int j, text (i))
      co_yield (j);
}
static co_iterator (int) delegates (int n)
{
  co_yield_from (arrays (n));
  co_auto co_iterator (int) it = structs (n);
  for (int v; co_next (&it, &v); )
    co_yield (v);
}
static co_iterator (int) recursive (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (recursive (n - 1));
}
static co_iterator (int) of_parameter (co_iterator (int) it, int n)
{
  co_for (int v, it)
    co_yield (v + n);
}
static co_iterator (int) with_parameter (int n) { return of_parameter (arrays (n), 100); }
static co_iterator (int) jumps (int n)
{
  static const void *const labels[] = { &&one, &&two, &&end };
  int i = 0;
  goto *labels[i];
one:
  co_yield (n + i++);
  goto *labels[i];
two:
  co_yield (n + i++);
  goto *labels[i];
end:;
}

static void changes (int *p) { ++*p; }
static int *last;
void __attribute__ ((weak)) remembers (int *p) { if (last == p) ++*p; last = p; }
static co_movable_box co_iterator (int) boxes (int n)
{
  int x = n, v[3] = { 1, 2, 3 }, *p = v + n % 3;
  last = 0;
  remembers (&x);
  co_yield (x);
  changes (&x);
  remembers (&x);
  co_yield (x);
  co_yield (++*p);
  p = &x;
  co_yield (*p + v[n % 3]);
}

/* Give what MAKE (4) gives to LOG, moving it every time if MOVES; drop it after
   STOP resumes.  Returns how many there were.  */
static int
drive (co_iterator (int) (*make) (int), int *log, bool moves, int stop)
{
  co_iterator (int) it = make (4);
  size_t size = it.vtable->head.size;
  int n = 0, v;
  for (; n < stop; n++)
    {
      if (moves)
	{
	  char *old = (char *) it.self;
	  check (co_relocate (&it, places[n & 1], sizeof places[0]));
	  check (it.self == places[n & 1]);
	  if (n > 0)
	    memset (old, 0xa5, size);
	}
      if (!co_next (&it, &v))
	break;
      log[n] = v;
    }
  co_drop (&it);
  return n;
}

static void
compare_runs (co_iterator (int) (*make) (int))
{
  int plain[200], moved[200];
  char trace_plain[sizeof trace_log];
  int length = drive (make, plain, false, 200);
  trace_length = 0;
  check (length > 0 && length < 200);
  for (int stop = 0; stop <= length + 1; stop++)
    {
      int n = drive (make, plain, false, stop);
      trace_log[trace_length] = 0;
      strcpy (trace_plain, trace_log);
      trace_length = 0;
      check (drive (make, moved, true, stop) == n);
      check (!memcmp (plain, moved, n * sizeof *plain));
      check_trace (trace_plain);
      check (alloc_live == 0);
    }
}

#define CHECK(f) do { check (co_is_movable (f)); compare_runs (f); } while (0)

int
main (void)
{
  CHECK (scalars);
  CHECK (arrays);
  CHECK (structs);
  CHECK (text);
  CHECK (arrays_of_length);
  CHECK (scopes);
  CHECK (loops);
  CHECK (delegates);
  CHECK (recursive);
  CHECK (jumps);
  CHECK (boxes);
  check (co_is_movable (of_parameter));
  compare_runs (with_parameter);
  return 0;
}
