/* What a random program consists of besides its coroutines, in both of its forms:
   types with a way from a small int and back, a trace, cleanups, functions that take
   addresses, and objects written by hand.  coroutine.h or model.h includes it.  */

#ifndef PROGRAM_H
#define PROGRAM_H

static int blocking __attribute__ ((unused));	/* How deep it is in BLOCK_ON.  */

/* ---- Types.  make_TYPE takes 0 .. 127; value_TYPE gives it again, unless the type
   is too small for it.  */

typedef unsigned char t_uchar;
typedef _Bool t_bool;
typedef long double t_long_double;
typedef _Complex double t_complex;
typedef __int128 t_int128;
typedef int t_vector __attribute__ ((vector_size (16)));
typedef struct { int a; char b[5]; short c; } t_pair;
typedef struct { char c[100]; } t_big;
typedef union { char c; int i; double d; } t_union;
typedef struct { unsigned x : 5; int y : 9; unsigned long z : 40; } t_bits;
typedef struct { char a; t_pair p[2]; t_vector v; } t_nested;
typedef struct { } t_empty;
typedef struct { int n; } __attribute__ ((aligned (32))) t_aligned;
typedef enum { e_zero, e_many = 1000 } t_enum;

#define DEFINE_TYPE(type, made, value)					\
  static inline __attribute__ ((unused)) type make_##type (int n)	\
  { return made; }							\
  static inline __attribute__ ((unused)) int value_##type (type v)	\
  { return (int) (value) & 127; }

DEFINE_TYPE (int, n, v)
DEFINE_TYPE (long, n, v)
DEFINE_TYPE (float, n, v)
DEFINE_TYPE (double, n, v)
DEFINE_TYPE (t_uchar, n, v)
DEFINE_TYPE (t_bool, n, v)
DEFINE_TYPE (t_long_double, n, v)
DEFINE_TYPE (t_complex, __builtin_complex ((double) n, (double) (n / 3)),
	     __real__ v == 100 ? 1 : __imag__ v * 3 > __real__ v ? 99 : __real__ v)
DEFINE_TYPE (t_int128, ((t_int128) n << 70) + n, (v >> 70) ^ (v & 127) ^ ((v >> 70) & 127))
DEFINE_TYPE (t_vector, ((t_vector) { n, 1, 2, n }), (v[0] + v[3]) / 2)
DEFINE_TYPE (t_pair, ((t_pair) { n, { 1, 2, 3, 4, 5 }, n }), v.b[4] == 5 ? v.a : v.c + 1)
DEFINE_TYPE (t_big, ((t_big) { .c = { [0] = n, [50] = 1, [99] = n } }), v.c[50] ? v.c[99] : v.c[0])
DEFINE_TYPE (t_union, ((t_union) { .i = n }), v.i)
DEFINE_TYPE (t_bits, ((t_bits) { n, n, n }), v.z)
DEFINE_TYPE (t_nested, ((t_nested) { 1, { { 2, { 3 }, 4 }, { n, { 5 }, 6 } }, { n } }), v.p[1].a)
DEFINE_TYPE (t_aligned, ((t_aligned) { n }), v.n)
DEFINE_TYPE (t_enum, (t_enum) n, v)

/* ---- The trace: pairs of numbers.  */

#define TRACE_MAX 30000
struct event { int tag, value; };
static struct event trace[TRACE_MAX];
static int trace_length;
static bool trace_verbose;

static void
note (int tag, int value)
{
  if (trace_verbose)
    printf ("    %d: %d\n", tag, value);
  if (trace_length < TRACE_MAX)
    trace[trace_length++] = (struct event) { tag, value };
}

/* ---- Cleanups.  */

#define CLEANUP(function) __attribute__ ((cleanup (function), unused))

static __attribute__ ((unused)) void leave (int *x) { note (1, *x); *x = -1; }
static __attribute__ ((unused)) void leave_pair (t_pair *x) { note (2, x->a); x->a = -1; }

/* ---- What is called.  */

static int __attribute__ ((noipa, unused)) touch (int *p co_noescape) { *p ^= 5; return *p & 127; }
static void __attribute__ ((noipa, unused)) keep (int **to, int *p) { *to = p; }
static int __attribute__ ((noipa, unused)) opaque (int n) { return n; }
static int __attribute__ ((unused)) plus (int n) { return (n + 1) & 127; }
static int __attribute__ ((unused)) minus (int n) { return (n - 1) & 127; }
static int __attribute__ ((unused)) mix (int a, t_big b, t_pair c, double d)
{ return (a + 2 * value_t_big (b) + 3 * value_t_pair (c) + (int) d) & 127; }

/* ---- Objects written by hand.  A leaf waits PENDS times before what it gives.  */

struct leaf { int pends, left, value, next; };
static int live_leaves;

/* Another value in one form of the program only: does anybody notice?  */
#ifndef FUZZ_WRONG
#define FUZZ_WRONG 0
#endif

static struct leaf *
new_leaf (int pends, int value)
{
  struct leaf *leaf = malloc (sizeof *leaf);
  if (!leaf)
    abort ();
  *leaf = (struct leaf) { pends, pends, value + FUZZ_WRONG, 0 };
  live_leaves++;
  return leaf;
}

static void
leaf_drop (void *self)
{
  note (3, ((struct leaf *) self)->value);
  live_leaves--;
  free (self);
}

static bool
leaf_waits (struct leaf *leaf, struct co_context *cx)
{
  if (leaf->left-- <= 0)
    {
      leaf->left = leaf->pends;
      return false;
    }
  cx->waker->vtable->wake_by_ref (cx->waker->data);
  return true;
}

static enum co_poll
leaf_poll (void *self, struct co_context *cx, void *result)
{
  struct leaf *leaf = self;
  if (leaf_waits (leaf, cx))
    return CO_PENDING;
  *(int *) result = leaf->value;
  return CO_READY;
}

static enum co_poll
leaf_poll_next (void *self, struct co_context *cx, void *item)
{
  struct leaf *leaf = self;
  if (leaf->next == leaf->value)
    return CO_DONE;
  if (leaf_waits (leaf, cx))
    return CO_PENDING;
  *(int *) item = leaf->next++;
  return CO_READY;
}

static bool
leaf_next (void *self, void *item)
{
  struct leaf *leaf = self;
  if (leaf->next == leaf->value)
    return false;
  *(int *) item = leaf->next++;
  return true;
}

#define LEAF_HEAD { .abi = CO_ABI_VERSION, .size = sizeof (struct leaf),	\
    .align = _Alignof (struct leaf), .name = "leaf", .drop = leaf_drop }
static const struct co_future_vtable leaf_future_vtable = { LEAF_HEAD, leaf_poll };
static const struct co_stream_vtable leaf_stream_vtable = { LEAF_HEAD, leaf_poll_next };
static const struct co_iterator_vtable leaf_iterator_vtable = { LEAF_HEAD, leaf_next };

static __attribute__ ((unused)) co_future (int)
leaf_future (int pends, int value)
{
  co_future (int) f = { new_leaf (pends, value), &leaf_future_vtable };
  return f;
}

static __attribute__ ((unused)) co_stream (int)
leaf_stream (int pends, int count)
{
  co_stream (int) s = { new_leaf (pends, count), &leaf_stream_vtable };
  return s;
}

static __attribute__ ((unused)) co_iterator (int)
leaf_iterator (int count)
{
  co_iterator (int) i = { new_leaf (0, count), &leaf_iterator_vtable };
  return i;
}

/* Objects in a structure, and how its scope is left.  */
#define DEFINE_HOLDER(trait)							\
  struct trait##_holder { int pad; co_##trait (int) in[2]; };			\
  static __attribute__ ((unused)) void						\
  leave_##trait (struct trait##_holder *h)					\
  {										\
    note (4, h->pad);								\
    co_drop (&h->in[1]);							\
    co_drop (&h->in[0]);							\
  }										\
  static __attribute__ ((noipa, unused)) co_##trait (int)			\
  pass_##trait (co_##trait (int) in)						\
  {										\
    return in;									\
  }
DEFINE_HOLDER (iterator)
DEFINE_HOLDER (future)
DEFINE_HOLDER (stream)

static struct co_waker fuzz_clone (void *);
static void fuzz_wake (void *data) { (void) data; }
static const struct co_waker_vtable fuzz_waker_vtable = { fuzz_clone, fuzz_wake, fuzz_wake, fuzz_wake };
static struct co_waker fuzz_clone (void *data) { return (struct co_waker) { data, &fuzz_waker_vtable }; }
static struct co_waker fuzz_waker = { 0, &fuzz_waker_vtable };
static struct co_context fuzz_context = { &fuzz_waker };

#endif
