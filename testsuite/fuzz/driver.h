/* What a random program is run by: its BODY as a plain function says what the
   four coroutines made of the same BODY shall show.  See fuzz.py.

   STEP (V) shows V; RETURN leaves; EACH (v, n) loops v over 0 .. n-1, by
   co_for over another coroutine, or, in the plain function, by a for; GUARD
   declares a variable whose scope must be left as often as it is entered;
   CHILD (V) shows V and is V + 1, by another coroutine; DELEGATE (n) shows
   0 .. n-1, by co_yield_from where there is one.
   run.h drives them.  */

#ifndef FUZZ_DRIVER_H
#define FUZZ_DRIVER_H

#include "alloc.h"

#define FUZZ_MAX 4000
static int fuzz_wanted[FUZZ_MAX], fuzz_count, fuzz_open;

static void fuzz_leave (int *x) { fuzz_open -= *x == 77; *x = 0; }
static int fuzz_enter (void) { fuzz_open++; return 77; }
static int __attribute__ ((noipa)) fuzz_keep (int *p, int x) { *p ^= x & 7; return *p & 63; }

static int
fuzz_record (int v)
{
  if (fuzz_count == FUZZ_MAX)
    exit (0);			/* too long to be of use */
  return fuzz_wanted[fuzz_count++] = v;
}

#define iterator_CHILD(v) \
  ({ int c_ = 0; co_for (int w_, single (v)) c_ = STEP (w_) + 1; c_; })
#define generator_CHILD(v) iterator_CHILD (v)
#define future_CHILD(v) co_await (child (v))
#define stream_CHILD(v) \
  ({ int c_ = co_await (child (v)); co_yield (c_ - 1); c_; })

#define iterator_DELEGATE(n) co_yield_from (TRAIT_NAME (upto) (n))
#define generator_DELEGATE(n) co_yield_from (TRAIT_NAME (upto) (n))
#define future_DELEGATE(n) co_for (int d_, TRAIT_NAME (upto) (n)) STEP (d_)
#define stream_DELEGATE(n) co_for (int d_, TRAIT_NAME (upto) (n)) STEP (d_)

static co_iterator (int)
single (int v)
{
  int g __attribute__ ((cleanup (fuzz_leave))) = fuzz_enter ();
  co_yield (v);
}

#endif

#include "each-trait.h"
