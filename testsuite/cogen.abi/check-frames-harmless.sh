# The checking mode changes nothing that a program may rely on: errno, nesting thousands
# deep, threads, signal handlers, a fork; leaving a body by longjmp, exit, pthread_exit;
# frames that are large or aligned to much.  Nor does it change a frame, or what is said of it.
check=-fplugin-arg-cogen-check-frames
cat > all.c <<'END'
#include "check.h"
#include <cogen.h>
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static co_iterator (int) range (int n)
{
  for (int i = 0; i < n; i++)
    co_yield (i);
}

/* errno goes in and comes out.  */
static co_iterator (int) next_errno (void)
{
  for (;;)
    {
      int old = errno;
      errno = old + 1;
      co_yield (old);
    }
}
static void errno_is_kept (void)
{
  co_iterator (int) it = next_errno ();
  int v;
  errno = 5;
  check (co_next (&it, &v) && v == 5 && errno == 6);
  check (co_next (&it, &v) && v == 6 && errno == 7);
  co_drop (&it);
  check (errno == 7);
}

/* A resume inside a resume, DEEP times.  */
enum { DEEP = 4000 };
static int __attribute__ ((noipa)) sum (int n);
static co_iterator (int) add (int n)
{
  co_yield (0);
  co_yield (n + sum (n - 1));
}
static int sum (int n)
{
  int v = 0;
  co_iterator (int) it = add (n);
  if (n)
    check (co_next (&it, &v) && co_next (&it, &v));
  return v;
}

/* Somebody leaves a body by a jump, from inside another.  */
static jmp_buf out;
static co_iterator (int) jump (int deep)
{
  co_yield (deep);
  if (!deep)
    longjmp (out, 1);
  co_iterator (int) inner = jump (deep - 1);
  int v;
  while (co_next (&inner, &v))
    ;
  co_drop (&inner);
}
static void jumps (void)
{
  static volatile int times;
  if (setjmp (out))
    times++;
  if (times == 100)
    return;
  static co_iterator (int) it;
  it.vtable = NULL;	/* What was left by the jump is never dropped.  */
  it = jump (3);
  int v;
  while (co_next (&it, &v))
    ;
  check (0);
}

/* Bodies on several threads at once, one of which ends in a body.  */
static void note_end (int *ended) { check (*ended == 9); fflush (stdout); }
static co_iterator (int) ends (void)
{
  co_yield (1);
  __attribute__ ((cleanup (note_end))) int ended = 9;
  pthread_exit ((void *) (intptr_t) ended);
}
static void *work (void *number)
{
  long total = 0;
  for (int i = 0; i < 200; i++)
    co_for (int v, range (10))
      total += v;
  check (total == 9000);
  co_iterator (int) last = ends ();
  int v;
  while ((intptr_t) number == ENDING && co_next (&last, &v))
    ;
  co_drop (&last);
  return number;
}
static void threads (void)
{
  pthread_t all[4];
  for (intptr_t i = 0; i < 4; i++)
    check (pthread_create (&all[i], NULL, work, (void *) i) == 0);
  for (intptr_t i = 0; i < 4; i++)
    {
      void *result;
      check (pthread_join (all[i], &result) == 0);
      check ((intptr_t) result == (i == ENDING ? 9 : i));
    }
}

/* A signal handler, while a body runs; and on a stack of its own.  */
static volatile int handled;
static void handle (int signal)
{
  (void) signal;
  co_for (int v, range (3))
    handled += v;
}
static co_iterator (int) raises (void)
{
  co_yield (1);
  raise (SIGUSR1);
  co_yield (2);
  raise (SIGUSR1);
}
static void signals (void)
{
  static char memory[1 << 16];
  stack_t stack = { .ss_sp = memory, .ss_size = sizeof memory };
  struct sigaction action = { .sa_handler = handle };
  for (int i = 0; i < 2; i++)
    {
      check (sigaction (SIGUSR1, &action, NULL) == 0);
      co_for (int v, raises ())
	check (v > 0);
      check (sigaltstack (&stack, NULL) == 0);
      action.sa_flags = SA_ONSTACK;
    }
  check (handled == 12);
}

/* A process that is made in a body, and ends there.  */
static co_iterator (int) forks (void)
{
  co_yield (1);
  pid_t child = fork ();
  co_yield (2);
  int status;
  if (child == 0)
    exit (7);
  check (waitpid (child, &status, 0) == child && WEXITSTATUS (status) == 7);
}

/* A frame of 3 MiB, and one aligned to 64 KiB.  */
struct large { char bytes[3 << 20]; };
struct aligned { _Alignas (1 << 16) int n; };
static void touch (void *p co_noescape) { *(char *) p += 1; }
static co_iterator (int) large (void)
{
  struct large l = { { 0 } };
  touch (&l.bytes[sizeof l - 1]);
  co_yield (l.bytes[sizeof l - 1]);
  touch (&l);
  co_yield (l.bytes[0] + l.bytes[sizeof l - 1] + l.bytes[1000000]);
}
static co_iterator (int) aligned (void)
{
  struct aligned a = { 4 };
  co_yield ((uintptr_t) &a % (1 << 16));
  touch (&a);
  co_yield ((uintptr_t) &a % (1 << 16) + a.n);
}

int main (void)
{
  errno_is_kept ();
  check (sum (DEEP) == DEEP * (DEEP + 1) / 2);
  jumps ();
  threads ();
  signals ();
  fflush (stdout);
  int total = 0;
  co_for (int v, forks ())
    total += v;
  co_for (int v, large ())
    total = total * 10 + v;
  co_for (int v, aligned ())
    total = total * 10 + v;
  printf ("%d\n", total);
  fflush (stdout);
  co_iterator (int) last = raises ();
  int v;
  co_next (&last, &v);
  handled = 100;
  atexit (threads);
  co_next (&last, &v);
  check (handled == 103);
  return 0;
}
END
for level in -O0 "-O2 -fexceptions"; do
  $CC $CFLAGS $check $level -DENDING=2 all.c -o all $LIBS
  [ "$(./all)" = 31205 ]
done
# Where there is no assembler code for it, the C library switches stacks; nobody can unwind
# them.
$CC -O2 $INCLUDES -fexceptions -DCO__CHECK_PORTABLE -c "$SRCDIR/../libco-rt/check/frames.c" -I"$SRCDIR/../libco-rt"
$CC $CFLAGS $check -O1 -DENDING=99 all.c frames.o -o portable $LIBS
[ "$(./portable)" = 31205 ]

# What is dumped is the same.
for file in "$SRCDIR"/cogen.run/chain-m*.c "$SRCDIR"/cogen.frame/[p-r]*.c; do
  $CC $CFLAGS -O2 -w -fplugin-arg-cogen-dump -S -o without.s "$file" 2> without
  $CC $CFLAGS -O2 -w -fplugin-arg-cogen-dump -S -o with.s $check "$file" 2> with
  cmp without with
done
