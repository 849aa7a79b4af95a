/* What is wrong with an operand of a macro of the runtime's headers is said once, at the
   operand, by the names that were written.
   { dg-additional-options "-Wno-error=int-conversion -Wno-error=incompatible-pointer-types" } */

#include <cogen/future.h>
#include <cogen/iter.h>
#include <cogen/sync.h>
#include <cogen/task.h>

struct point { int x, y; };

static co_local (int) key;
static struct co_single single;

co_future (int) later (int);
co_future (void) nothing (void);
co_future (char) letter (void);
co_stream (int) ticks (void);

co_future (int)
handles (co_chan (int) c, co_watch (int) w, co_subscriber (int) s, struct point p)
{
  int item;
  co_close (5);	/* { dg-error "13: operand of 'co_close' has type 'int', which is no 'co_chan\\(T\\)'" } */
  co_close (&c);	/* { dg-error "13: operand of 'co_close' has type 'co_chan\\(int\\) \\*', which is no 'co_chan\\(T\\)'" } { dg-note "3: pass the variable itself, not its address" } */
  co_close (w);	/* { dg-error "13: operand of 'co_close' has type 'co_watch\\(int\\)', which is no 'co_chan\\(T\\)'" } */
  co_chan_ref (p);	/* { dg-error "16: operand of 'co_chan_ref' has type 'struct point', which is no 'co_chan\\(T\\)'" } */
  co_chan_unref (later);	/* { dg-error "18: operand of 'co_chan_unref' has type 'co_future\\(int\\) \\(\\*\\)\\(int\\)', which is no 'co_chan\\(T\\)'" } */
  co_await (co_send ("text", 1));	/* { dg-error "22: operand of 'co_send' has type 'char \\*', which is no 'co_chan\\(T\\)'" } */
  co_await (co_recv (&c, &item));	/* { dg-error "22: operand of 'co_recv' has type 'co_chan\\(int\\) \\*', which is no 'co_chan\\(T\\)'" } { dg-note "13: pass the variable itself, not its address" } */
  co_try_send (s, 1);	/* { dg-error "16: operand of 'co_try_send' has type 'co_subscriber\\(int\\)', which is no 'co_chan\\(T\\)'" } */
  co_try_recv (later (1), &item);	/* { dg-error "16: operand of 'co_try_recv' has type 'co_future\\(int\\)', which is no 'co_chan\\(T\\)'" } */
  co_for_await (int v, co_received (c != 0))	/* { dg-error "37: operand of 'co_received' has type 'int', which is no 'co_chan\\(T\\)'" } */
    item += v;
  co_broadcast_send (c, 1);	/* { dg-error "22: operand of 'co_broadcast_send' has type 'co_chan\\(int\\)', which is no 'co_broadcast\\(T\\)'" } */
  (void) co_subscribe (s);	/* { dg-error "24: operand of 'co_subscribe' has type 'co_subscriber\\(int\\)', which is no 'co_broadcast\\(T\\)'" } */
  co_await (co_subscriber_recv (w, &item));	/* { dg-error "33: operand of 'co_subscriber_recv' has type 'co_watch\\(int\\)', which is no 'co_subscriber\\(T\\)'" } */
  co_subscriber_free (&s);	/* { dg-error "23: operand of 'co_subscriber_free' has type 'co_subscriber\\(int\\) \\*', which is no 'co_subscriber\\(T\\)'" } { dg-note "3: pass the variable itself, not its address" } */
  item = co_watch_get (c);	/* { dg-error "24: operand of 'co_watch_get' has type 'co_chan\\(int\\)', which is no 'co_watch\\(T\\)'" } */
  co_watch_set (5, 1);	/* { dg-error "17: operand of 'co_watch_set' has type 'int', which is no 'co_watch\\(T\\)'" } */
  co_return (item);
}

co_future (int)
futures (co_shared (int) s, co_promise (int) p, co_promise (void) none, struct co_nursery *n)
{
  int x = 0;
  x += co_await (co_shared_wait (p));	/* { dg-error "34: operand of 'co_shared_wait' has type 'co_promise\\(int\\)', which is no 'co_shared\\(T\\)'" } */
  co_shared_unref (5);	/* { dg-error "20: operand of 'co_shared_unref' has type 'int', which is no 'co_shared\\(T\\)'" } */
  x += co_await (co_promised (s));	/* { dg-error "31: operand of 'co_promised' has type 'co_shared\\(int\\)', which is no 'co_promise\\(T\\)'" } */
  co_resolve (&p, 5);	/* { dg-error "15: operand of 'co_resolve' has type 'co_promise\\(int\\) \\*', which is no 'co_promise\\(T\\)'" } { dg-note "3: pass the variable itself, not its address" } */
  co_resolve (p);	/* { dg-error "3: static assertion failed: .a promise is resolved with a value: co_resolve\\(promise, value\\)." } */
  co_resolve (none, 5);	/* { dg-error "3: static assertion failed: .a co_promise\\(void\\) has no value: co_resolve\\(promise\\)." } */
  co_promise_free (later (1));	/* { dg-error "20: operand of 'co_promise_free' has type 'co_future\\(int\\)', which is no 'co_promise\\(T\\)'" } */
  co_detach (5);	/* { dg-error "14: operand of 'co_detach' has type 'int', which is no trait object" } { dg-note "3: an object is what the call of a coroutine gives" } */
  x += co_await (co_shield (5));	/* { dg-error "29: operand of 'co_shield' has type 'int', which is no trait object" } { dg-note "18: an object is what the call of a coroutine gives" } */
  co_await (co_shield (ticks ()));	/* { dg-error "24: operand of 'co_shield' has type 'co_stream\\(int\\)', which is no future" } */
  x += co_await (co_spawn (&x));	/* { dg-error "28: operand of 'co_spawn' has type 'int \\*', which is no trait object" } { dg-note "18: an object is what the call of a coroutine gives" } */
  x += co_await (co_timeout (5, 10));	/* { dg-error "33: operand of 'co_timeout' has type 'int', which is no trait object" } { dg-note "18: an object is what the call of a coroutine gives" } */
  x += co_await (co_deadline (later (5), later (10)));	/* { dg-error "31: incompatible types when initializing type 'uint64_t' {aka 'const long unsigned int'} using type 'co_future\\(int\\)'" } { dg-note "31: write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" } */
  x += co_await (co_then (5, y, y + 1));	/* { dg-error "27: operand of 'co_then' has type 'int', which is no trait object" } { dg-note "18: an object is what the call of a coroutine gives" } */
  x += co_await (co_then (nothing (), y, y));	/* { dg-error "18: static assertion failed: .co_then is for a future with a result; await others in a co_do." } */
  x += co_await (co_race (later (1), 5));	/* { dg-error "38: operand of 'co_race' has type 'int', which is no trait object" } { dg-note "18: an object is what the call of a coroutine gives" } */
  x += co_await (co_race (later (1), letter ()));	/* { dg-error "38: operand 2 of 'co_race' has type 'co_future\\(char\\)', and the first one 'co_future\\(int\\)'" } */
  x += co_await (co_single_run (&single, 5));	/* { dg-error "42: operand of 'co_single_run' has type 'int', which is no trait object" } { dg-note "18: an object is what the call of a coroutine gives" } */
  x += co_await (co_single_run (&single, letter ()));	/* { dg-error "18: static assertion failed: .what runs once is a co_future\\(int\\)." } */
  x += co_start (n, 5);	/* { dg-error "21: operand of 'co_start' has type 'int', which is no trait object" } { dg-note "8: an object is what the call of a coroutine gives" } */
  x += co_start (n, letter ());	/* { dg-error "8: static assertion failed: .a task is a co_future\\(int\\) or a co_future\\(void\\)." } */
  x += *co_local_of (key);	/* { dg-error "9: 'co_local_of' needs the address of a 'co_local' variable" } */
  x += *co_local_of (5);	/* { dg-error "9: 'co_local_of' needs the address of a 'co_local' variable" } */
  co_for_await (int v, co_merged (ticks (), 5))	/* { dg-error "45: operand of 'co_merged' has type 'int', which is no trait object" } { dg-note "24: an object is what the call of a coroutine gives" } */
    x += v;
  (void) co_share (x);	/* { dg-error "20: operand of 'co_share' has type 'int', which is no trait object" } { dg-note "10: an object is what the call of a coroutine gives" } */
  co_return (x);
}

co_future (int)
forms (struct co_nursery *n, co_chan (int) c, int count, struct co_mutex *m)
{
  co_chan (int) d = co_chan_new (5, 1);	/* { dg-error "34: operand 1 of 'co_chan_new' is not a type" } { dg-note "21: write 'co_chan_new \\(T, capacity\\)'" } */
  (void) d;
  (void) co_promise_new (count);	/* { dg-error "26: operand 1 of 'co_promise_new' is not a type" } { dg-note "10: write 'co_promise_new \\(T\\)'" } */
  (void) co_chan_new (int, "1");	/* { dg-warning "10: initialization of 'size_t' {aka 'const long unsigned int'} from 'char \\*' makes integer from pointer without a cast" } */
  co_await (co_recv (c));	/* { dg-error "13: too few operands in 'co_recv'" } { dg-note "13: write 'co_recv \\(channel, &item\\)'" } */
  co_await (co_send (c, 1, 2));	/* { dg-error "13: too many operands in 'co_send'" } { dg-note "13: write 'co_send \\(channel, value\\)'" } */
  co_await (co_send (c, ));	/* { dg-error "13: operand 2 of 'co_send' is missing" } { dg-note "13: write 'co_send \\(channel, value\\)'" } */
  co_close (c, d);	/* { dg-error "3: too many operands in 'co_close'" } { dg-note "3: write 'co_close \\(channel\\)'" } */
  co_resolve ();	/* { dg-error "3: too few operands in 'co_resolve'" } { dg-note "3: write 'co_resolve \\(promise, value\\)'" } */
  (void) co_sum (co_range (0, 3), 4);	/* { dg-error "10: too many operands in 'co_sum'" } { dg-note "10: write 'co_sum \\(source\\)'" } */
  co_start (n);	/* { dg-error "3: too few operands in 'co_start'" } { dg-note "3: write 'co_start \\(nursery, future\\)'" } */
  co_nursery n {	/* { dg-error "3: 'co_nursery' without parentheses" } { dg-note "3: write 'co_nursery \\(n\\) statement'" } */
    co_start (n, later (1));
  }
  co_nursery (&n)	/* { dg-error "15: operand 1 of 'co_nursery' is not a name" } { dg-note "3: write 'co_nursery \\(n\\) statement'" } */
    count++;
  co_locked m	/* { dg-error "3: 'co_locked' without parentheses" } { dg-note "3: write 'co_locked \\(&mutex\\) statement'" } */
    { count++; }
  co_locked &m	/* { dg-error "3: 'co_locked' without parentheses" } { dg-note "3: write 'co_locked \\(&mutex\\) statement'" } */
    { count++; }
  co_return (count);
}
