/* The state of an object is nobody's variable: in an ordinary function that is
   returned to twice it is what the last step left, as if the frame were boxed,
   although C lets a local variable that is changed in between be indeterminate.  */

#define _GNU_SOURCE
#include "check.h"
#include <cogen.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

static jmp_buf place;
static sigjmp_buf signal_place;
static ucontext_t context;
static void *words[5];
static volatile int zero;

static co_iterator(int) count (int from, int to)
{
  for (int i = from; i < to; i++)
    co_yield (i);
}

static co_iterator(int) twice (co_iterator(int) it)
{
  co_for (int v, it)
    co_yield (2 * v);
}

static co_future(int) sum (int n)
{
  int s = 0;
  co_for (int v, count (0, n))
    s += v;
  co_return (s);
}

/* How it comes back.  */
enum way { BY_LONGJMP, BY_SIGLONGJMP, BY_CONTEXT, BY_WORDS };

__attribute__((noinline)) static void maybe (int v, enum way way)
{
  if (v != 3 && v != 6)
    return;
  switch (way)
    {
    case BY_LONGJMP: longjmp (place, 1);
    case BY_SIGLONGJMP: siglongjmp (signal_place, 1);
    case BY_CONTEXT: setcontext (&context); break;
    case BY_WORDS: __builtin_longjmp (words, 1);
    }
}

static void by_longjmp (void)
{
  volatile int tries = 0;
  int x;
  co_iterator(int) it = count (zero, 9);
  if (setjmp (place))
    tries++;
  while (co_next (&it, &x) && tries < 5)
    {
      trace ('0' + x);
      maybe (x, BY_LONGJMP);
    }
  co_drop (&it);
}

static void by_siglongjmp (void)
{
  volatile int tries = 0;
  int x;
  co_iterator(int) it = count (zero, 9);
  if (sigsetjmp (signal_place, 1))
    tries++;
  while (tries < 5 && co_next (&it, &x))
    {
      trace ('0' + x);
      maybe (x, BY_SIGLONGJMP);
    }
}

static void by_context (void)
{
  volatile int tries = 0;
  int x;
  co_iterator(int) it = count (zero, 9);
  getcontext (&context);
  tries++;
  while (tries < 5 && co_next (&it, &x))
    {
      trace ('0' + x);
      maybe (x, BY_CONTEXT);
    }
}

__attribute__((noinline)) static void by_words (void)
{
  volatile int tries = 0;
  int x;
  co_iterator(int) it = count (zero, 9);
  if (__builtin_setjmp (words))
    tries++;
  while (tries < 5 && co_next (&it, &x))
    {
      trace ('0' + x);
      maybe (x, BY_WORDS);
    }
}

/* Inside the loop that owns the object.  */
static void in_loop (void)
{
  volatile int tries = 0;
  co_for (int v, count (zero, 9))
    {
      trace ('0' + v);
      if (setjmp (place))
	{
	  if (++tries > 5)
	    break;
	  continue;
	}
      maybe (v, BY_LONGJMP);
    }
}

/* One frame in another's, or in a variable beside it.  */
static void in_pipeline (void)
{
  volatile int tries = 0;
  int x;
  co_iterator(int) it = twice (count (zero, 6));
  if (setjmp (place))
    tries++;
  while (tries < 5 && co_next (&it, &x))
    {
      trace ('0' + x);
      maybe (x / 2 + (x == 2), BY_LONGJMP);
    }
}

/* It is the last thing that happens to the object.  */
static void last_step (void)
{
  int x = -1;
  co_iterator(int) it = count (zero, 9);
  if (setjmp (place))
    {
      co_next (&it, &x);
      trace ('0' + x);
      return;
    }
  co_next (&it, &x);
  co_next (&it, &x);
  co_next (&it, &x);
  maybe (3, BY_LONGJMP);
}

/* The child's steps are in the parent's memory.  */
static void by_vfork (void)
{
  int x = -1;
  co_iterator(int) it = count (zero, 9);
  co_next (&it, &x);
  trace ('0' + x);
  pid_t child = vfork ();
  if (child == 0)
    {
      co_next (&it, &x);
      co_next (&it, &x);
      _exit (0);
    }
  waitpid (child, NULL, 0);
  co_next (&it, &x);
  trace ('0' + x);
}

/* A label that a nested function jumps to.  */
static void by_goto (void)
{
  __label__ again;
  volatile int tries = 0;
  int x;
  void jump (int v)
  {
    if (v == 3 || v == 6)
      goto again;
  }
  co_iterator(int) it = count (zero, 9);
again:
  tries++;
  while (tries < 5 && co_next (&it, &x))
    {
      trace ('0' + x);
      jump (x);
    }
}

/* What is finished stays so.  */
static void finished (void)
{
  volatile int value = 0;
  volatile bool first = true;
  co_future(int) f = sum (4);
  struct co_context cx = { NULL };
  if (setjmp (place))
    {
      trace (co_is_null (f) ? '-' : '0' + value);
      return;
    }
  int v;
  if (first && co_poll (&f, &cx, &v) == CO_READY)
    value = v;
  maybe (3, BY_LONGJMP);
}

int main(void)
{
  by_longjmp ();
  check_trace ("012345678");
  by_siglongjmp ();
  check_trace ("012345678");
  by_context ();
  check_trace ("012345678");
  by_words ();
  check_trace ("012345678");
  in_loop ();
  check_trace ("012345678");
  in_pipeline ();
  check_trace ("02468:");
  last_step ();
  check_trace ("3");
  by_vfork ();
  check_trace ("03");
  by_goto ();
  check_trace ("012345678");
  finished ();
  check_trace ("6");
}
