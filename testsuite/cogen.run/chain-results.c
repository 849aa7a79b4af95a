/* What an awaited coroutine of unknown make gives is any type: void, narrower and
   wider than the object, over-aligned; also the items of an iterator.
   (One partition: else GCC warns that it compiles several one after the other.)
   { dg-additional-options "-flto-partition=one" } */

#include "alloc.h"
#include "async.h"

struct byte { char c; };
struct three { char c[3]; };
struct pair { long a; double b; };
struct large { char c[100]; };
struct huge { long l[200]; };
struct bits { unsigned a : 3, b : 17; };
union either { int i; double d; };
typedef int vector __attribute__ ((vector_size (16)));
typedef short small_vector __attribute__ ((vector_size (8)));
struct aligned { _Alignas (64) int n; };
typedef _Complex double cplx;
typedef void *pointer;
enum colour { RED, GREEN };

/* NAME (n) awaits NAME (n - 1) and gives it back, plus something: MAKE (n) is
   the n-th value of TYPE, which EQUAL compares to V.  */
#define TEST(name, type, make, equal)					\
  static type make_##name (int n) { return make; }			\
  static bool equal_##name (const type *p, int n)			\
  { type v = *p; return equal; }					\
  static co_future (type) future_##name (int n)				\
  {									\
    char before = n, after = n + 1;					\
    if (n == 0)								\
      {									\
	co_await (leaf_future (0, 1, 0));				\
	co_return (make_##name (0));					\
      }									\
    type v = co_await (future_##name (n - 1));				\
    check (before == n && after == n + 1);				\
    check (equal_##name (&v, n - 1));					\
    co_await (leaf_future (0, 1, 0));					\
    check (equal_##name (&v, n - 1));					\
    co_return (make_##name (n));					\
  }									\
  static co_future (int) ignores_##name (int n)				\
  {									\
    co_await (future_##name (n));					\
    co_return (n);							\
  }									\
  static co_iterator (type) iterator_##name (int n)			\
  {									\
    if (n)								\
      co_yield_from (iterator_##name (n - 1));				\
    co_yield (make_##name (n));						\
  }									\
  static co_generator (type, type, type) generator_##name (int n)	\
  {									\
    co_yield_from (iterator_##name (n));				\
    co_return (co_arg ());						\
  }									\
  static void test_##name (void)					\
  {									\
    type v;								\
    co_future (type) f = future_##name (5);				\
    for (int i = 0; i < 6; i++)						\
      check (co_poll (&f, &counting_context, &v) == CO_PENDING);	\
    check (co_poll (&f, &counting_context, &v) == CO_READY);		\
    check (equal_##name (&v, 5));					\
    co_drop (&f);							\
    co_future (int) g = ignores_##name (2);				\
    int n = 0;								\
    while (co_poll (&g, &counting_context, &n) == CO_PENDING)		\
      ;									\
    check (n == 2);							\
    co_drop (&g);							\
    co_for (type w, iterator_##name (5))				\
      check (equal_##name (&w, n++ - 2));				\
    check (n == 8);							\
    co_generator (type, type, type) h = generator_##name (1);		\
    for (int i = 0; i < 2; i++)						\
      check (co_resume (&h, make_##name (3), &v, &v) == CO_YIELDED	\
	     && equal_##name (&v, i));					\
    check (co_resume (&h, make_##name (4), &v, &v) == CO_RETURNED);	\
    check (equal_##name (&v, 4));					\
    co_drop (&h);							\
    check (alloc_live == 0);						\
  }

TEST (bool, _Bool, n % 2, v == n % 2)
TEST (char, char, 'a' + n, v == 'a' + n)
TEST (short, short, -n, v == -n)
TEST (int, int, n, v == n)
TEST (long, long, 1L << (n + 40), v == 1L << (n + 40))
TEST (float, float, n + .5f, v == n + .5f)
TEST (double, double, n + .5, v == n + .5)
TEST (long_double, long double, n + .5L, v == n + .5L)
TEST (cplx, cplx, n - 2i, v == n - 2i)
TEST (pointer, pointer, trace_log + n, v == trace_log + n)
TEST (colour, enum colour, n % 2 ? RED : GREEN, v == (n % 2 ? RED : GREEN))
TEST (vector, vector, ((vector) { n, 2, 3, 4 }), v[0] == n && v[3] == 4)
TEST (small_vector, small_vector, ((small_vector) { n, 2, 3, n }), v[0] == n && v[3] == n)
TEST (byte, struct byte, ((struct byte) { n }), v.c == n)
TEST (three, struct three, ((struct three) {{ n, 2, n }}), v.c[0] == n && v.c[2] == n)
TEST (pair, struct pair, ((struct pair) { n, n / 2. }), v.a == n && v.b == n / 2.)
TEST (large, struct large, ((struct large) { .c = { [0] = n, [99] = n } }),
      v.c[0] == n && v.c[50] == 0 && v.c[99] == n)
TEST (huge, struct huge, ((struct huge) { .l = { [0] = n, [199] = n } }),
      v.l[0] == n && v.l[100] == 0 && v.l[199] == n)
TEST (bits, struct bits, ((struct bits) { n, n * 1000 }), v.a == (unsigned) n && v.b == n * 1000u)
TEST (either, union either, ((union either) { .d = n }), v.d == n)
TEST (aligned, struct aligned, ((struct aligned) { n }),
      v.n == n && (uintptr_t) &v % 64 == 0)

/* Nothing at all.  */
static int voids;

static co_future (void)
future_void (int n)
{
  if (n)
    co_await (future_void (n - 1));
  else
    co_await (leaf_future (0, 1, 0));
  voids++;
}

/* An object is a result, too; and an object in a structure.  */
static co_future (co_iterator (int))
future_object (int n)
{
  if (n)
    co_return (co_await (future_object (n - 1)));
  co_return (iterator_int (3));
}

int
main (void)
{
  test_bool ();
  test_char ();
  test_short ();
  test_int ();
  test_long ();
  test_float ();
  test_double ();
  test_long_double ();
  test_cplx ();
  test_pointer ();
  test_colour ();
  test_vector ();
  test_small_vector ();
  test_byte ();
  test_three ();
  test_pair ();
  test_large ();
  test_huge ();
  test_bits ();
  test_either ();
  test_aligned ();

  co_future (void) f = future_void (3);
  check (co_poll (&f, &counting_context) == CO_PENDING && voids == 0);
  check (co_poll (&f, &counting_context) == CO_READY && voids == 4);
  co_drop (&f);

  int n = 0;
  co_for (int v, co_block_on (future_object (4)))
    check (v == n++);
  check (n == 4);
  return 0;
}
