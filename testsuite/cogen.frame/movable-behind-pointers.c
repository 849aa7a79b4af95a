/* What a callee finds behind a pointer follows the same rules as the pointer: if it
   may be kept, copied or returned, so may an address that is there.  Each shape that
   is not movable has a twin that is.  All are moved where they can be.
   { dg-output "^$" } */

#include "check.h"
#include <cogen.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct buf { char *data; unsigned length; };
struct outer { int n; struct buf *inner; };

static char *kept;
static struct buf *kept_buf;

static __attribute__ ((noinline)) void copy_pointer (char **to, char **from) { *to = *from; }
static __attribute__ ((noinline)) void keep_data (const struct buf *b) { kept = b->data; }
static __attribute__ ((noinline)) void keep_inner (struct outer *o) { kept = o->inner->data; }
static __attribute__ ((noinline)) void read_data (const struct buf *b) { b->data[1] = (char) b->length; }
static __attribute__ ((noinline)) char *data_of (const struct buf *b) { return b->data; }
static __attribute__ ((noinline)) void advance (struct buf *b) { b->data++; b->length--; }
static __attribute__ ((noinline)) struct buf twice (struct buf b) { b.length *= 2; return b; }
static __attribute__ ((noinline)) void keep_value (struct buf b) { kept = b.data; }
static __attribute__ ((noinline)) unsigned length_of (const struct buf *b) { return b->length; }
static __attribute__ ((noinline)) void to_self (struct buf *b) { b->data = (char *) b; }
static __attribute__ ((noinline)) void link_to (struct buf *b, char *text) { b->data = text; }
static __attribute__ ((noinline)) int even (struct buf *b, int n);
static __attribute__ ((noinline)) int odd (struct buf *b, int n) { return n ? even (b, n - 1) : b->data[0]; }
static int even (struct buf *b, int n) { return n ? odd (b, n - 1) : b->data[0]; }
static __attribute__ ((noinline)) int keep_even (struct buf *b, int n);
static __attribute__ ((noinline)) int keep_odd (struct buf *b, int n) { return n ? keep_even (b, n - 1) : 0; }
static int keep_even (struct buf *b, int n) { kept = b->data; return n ? keep_odd (b, n - 1) : 1; }

static void
copy_bytes (void *to, const void *from, size_t n)
{
  for (size_t i = 0; i < n; i++)
    ((char *) to)[i] = ((const char *) from)[i];
}

/* SHAPE (movable, name, what is done before the suspension, what gives text[0]
   afterwards): with text in the frame, p and b.data pointing to it.  */
#define SHAPE(movable, name, before, after)				\
  static co_iterator (int)						\
  name (int n)								\
  {									\
    char text[16] = { 0 }, other[16] = { 0 };				\
    char *p = text, *q = 0;						\
    struct buf b = { text, 3 }, c = { 0, 0 };				\
    struct outer o = { n, &b };						\
    (void) other, (void) p, (void) q, (void) c, (void) o;		\
    text[0] = 1;							\
    before;								\
    co_yield (text[0]);							\
    text[0] = 5;							\
    co_yield (after);							\
    co_yield (text[0]);							\
  }
#define SHAPES								\
  SHAPE (0, copies_pointer, copy_pointer (&q, &p), *q)			\
  SHAPE (0, copies_bytes, copy_bytes (&q, &p, n), *q)			\
  SHAPE (0, copies_memory, memcpy (&q, &p, n), *q)			\
  SHAPE (0, copies_field, memmove (&c.data, &b.data, n), *c.data)	\
  SHAPE (0, copies_whole, memcpy (&c, &b, 2 * n), *c.data)		\
  SHAPE (0, assigns_whole, c = b, *c.data)				\
  SHAPE (1, copies_text, memcpy (other, text, n), other[0] + 4)		\
  SHAPE (0, keeps_data, keep_data (&b), *kept)				\
  SHAPE (0, keeps_inner, keep_inner (&o), *kept)			\
  SHAPE (0, keeps_in_cycle, keep_even (&b, 3), *kept)			\
  SHAPE (1, reads_data, read_data (&b), text[0])			\
  SHAPE (1, reads_in_cycle, n = even (&b, 4), text[0] + !n)		\
  SHAPE (1, advances, advance (&b), text[0])				\
  SHAPE (0, advances_and_holds, advance (&b), b.data[-1])		\
  SHAPE (0, returns_data, q = data_of (&b), *q)				\
  SHAPE (1, returns_and_forgets, n = *data_of (&b), text[0] + n - 1)	\
  SHAPE (0, returns_value, c = twice (b), *c.data)			\
  SHAPE (1, returns_length, n = length_of (&b), text[0] + n - 3)		\
  SHAPE (0, keeps_value, keep_value (b), *kept)				\
  SHAPE (0, points_to_itself, to_self (&c), c.data == (char *) &c ? 5 : 0) \
  SHAPE (0, links, link_to (&c, text), *c.data)				\
  SHAPE (1, links_and_forgets, link_to (&c, text); n = c.data[0], text[0] + n - 1) \
  SHAPE (0, parts, strtol (text, &q, 10), *q)				 \
  SHAPE (1, parts_and_forgets, n = (int) (strtol (text, &q, 10) + (q - text)), text[0] + n) \
  SHAPE (0, separates, p = other; q = strsep (&p, ","), q == other ? 5 : 0) \
  SHAPE (0, exchanges, q = __atomic_exchange_n (&b.data, 0, __ATOMIC_SEQ_CST), *q) \
  SHAPE (0, stores_atomically, __atomic_store_n (&q, text, __ATOMIC_RELEASE), *q) \
  SHAPE (1, counts_atomically, __atomic_fetch_add (&n, 1, __ATOMIC_SEQ_CST), text[0] + n - 9) \
  SHAPE (0, offset_integer, uintptr_t u = (uintptr_t) text - n, *(char *) (u + n)) \
  SHAPE (0, inverted_integer, uintptr_t u = ~(uintptr_t) text, *(char *) ~u) \
  SHAPE (0, in_halves, uint32_t l = (uint32_t) (uintptr_t) text;		\
	 uint32_t h = (uint32_t) ((uint64_t) (uintptr_t) text >> 32),	\
	 *(char *) (uintptr_t) ((uint64_t) h << 32 | l))		\
  SHAPE (1, low_bits, n = (int) ((uintptr_t) text & 7), text[0] + n - n)	\
  SHAPE (1, difference, uintptr_t d = (uintptr_t) (text + n) - (uintptr_t) text, text[d - n]) \
  SHAPE (0, difference_of_two, uintptr_t d = (uintptr_t) text - (uintptr_t) &kept, \
	 *(char *) (d + (uintptr_t) &kept))				\
  SHAPE (0, stored_in_exposed, kept_buf = &c; c.data = text, *kept_buf->data)
SHAPES
#undef SHAPE

static void
check_shape (const char *name, bool movable, bool said, co_iterator (int) it)
{
  static _Alignas (16) char memory[2][512];
  int v;
  if (movable != said)
    printf ("%s is %smovable\n", name, said ? "" : "not ");
  for (int i = 0; co_next (&it, &v); i++)
    {
      if (v != (i ? 5 : 1))
	printf ("%s gives %d\n", name, v);
      if (co_relocate (&it, memory[i & 1], sizeof memory[0]))
	memset (memory[~i & 1], 0xa5, sizeof memory[0]);
    }
  co_drop (&it);
}

int
main (void)
{
#define SHAPE(movable, name, before, after) \
  check_shape (#name, movable, co_is_movable (name), name (8));
  SHAPES
  return 0;
}
