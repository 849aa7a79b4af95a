# In torture mode what may handle signals, and what that calls, is left alone, and
# counted: a handler interrupts malloc too.
cat > handlers.c <<'END'
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
static volatile sig_atomic_t ticks;
static void deeper (int n) { ticks = ticks + n; }
static int helper (int n) { deeper (n); return n; }
static void by_signal (int s) { int t = helper (s ? 1 : 0); (void) t; }
static void by_sigaction (int s) { helper (s ? 1 : 0); }
static void with_info (int s, siginfo_t *i, void *c) { (void) i; (void) c; by_signal (s); }
static void in_a_table (int s) { by_signal (s); }
void declared_before (int);
static const struct { void (*handle) (int); } table[] = { { in_a_table } };
static int ordinary (int n) { return n % 3000 + 1; }
static void also_ordinary (int n) { ordinary (n); }
static void by_name_only (char *name) { puts (name); }
static void install (int signo, void (*handler) (int))
{
  struct sigaction a = { .sa_handler = handler };
  sigaction (signo, &a, NULL);
}
int main (void)
{
  void (*print) (char *) = by_name_only;
  struct itimerval v = { { 0, 200 }, { 0, 200 } };
  struct sigaction a = { .sa_flags = SA_SIGINFO };
  a.sa_sigaction = with_info;
  sigaction (SIGUSR1, &a, NULL);
  install (SIGUSR2, by_sigaction);
  install (SIGHUP, table[0].handle);
  signal (SIGVTALRM, by_signal);
  signal (SIGURG, declared_before);
  setitimer (ITIMER_VIRTUAL, &v, 0);
  void *p[64] = { 0 };
  for (unsigned i = 0; ticks < 100; i++)
    {
      also_ordinary (i);
      free (p[i % 64]);
      p[i % 64] = malloc (ordinary (i));
      if (i % 1000 == 0)
	raise (i % 3000 ? SIGUSR1 : SIGUSR2);
    }
  print ("done");
  return 0;
}
void declared_before (int s) { by_signal (s); }
END
for seed in all 1 2 3; do
  $CC $CFLAGS -O1 -fplugin-arg-cogen-torture=$seed -fplugin-arg-cogen-dump handlers.c -o handlers $LIBS 2> dump
  sed -n "s/.*'\(.*\)' is left alone: it may handle signals.*/\1/p" dump | sort | tr '\n' ' ' > names
  cat names
  test "$(cat names)" = "by_sigaction by_signal declared_before deeper helper in_a_table with_info "
  grep 'torture: 5 functions are coroutines, 7 are left alone' dump
  test "$(./handlers)" = done
done

# A function that is declared not to return draws no warning; nor does one that calls it.
cat > noreturn.c <<'END'
#include <stdio.h>
#include <stdlib.h>
__attribute__ ((noreturn)) void die (int x);
void die (int x) { if (x > 100) die (x - 1); printf ("bye %d\n", x); exit (x - 4); }
static _Noreturn void loops (int x) { for (;;) if (x++ > 10) die (4); }
static int f (int a) { if (a > 3) return 1; if (a == 2) loops (a); die (a); }
int main (int argc, char **argv) { (void) argv; return f (argc + 3) - 1 + f (argc + 1); }
END
for options in -O0 -O2 "-O2 -fexceptions" "-O1 -fplugin-arg-cogen-torture-await"; do
  $CC $CFLAGS $options -Wall -Wextra -Werror -fplugin-arg-cogen-torture=all -fplugin-arg-cogen-dump noreturn.c -o noreturn $LIBS 2> dump
  cat dump
  grep 'torture: 4 functions are coroutines, 0 are left alone' dump
  test "$(./noreturn)" = "bye 4"
done
