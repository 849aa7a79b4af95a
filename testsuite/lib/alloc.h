/* An allocator for frames that counts, poisons, checks what it is told, and
   fails when asked.  Include it in one unit of the program.  At exit all must
   be free again; and with { dg-alloc-count N }, it was called N times.  */

#ifndef ALLOC_H
#define ALLOC_H

#include "check.h"
#include <cogen.h>
#include <stdint.h>

static unsigned alloc_count;	/* Calls of co_frame_alloc that succeeded.  */
static unsigned alloc_live;	/* Of those, not yet freed.  */
static unsigned alloc_fail_at;	/* 1: the next call fails; 0: none.  */

struct alloc_head { size_t size, align; void *base; };

void *
co_frame_alloc (size_t size, size_t align)
{
  if (alloc_fail_at && --alloc_fail_at == 0)
    return NULL;
  check (align != 0 && (align & (align - 1)) == 0);
  size_t room = sizeof (struct alloc_head) + align;
  char *base = (char *) malloc (size + room);
  check (base != NULL);
  char *frame = (char *) (((uintptr_t) base + room) & -(uintptr_t) align);
  struct alloc_head head = { size, align, base };
  memcpy (frame - sizeof head, &head, sizeof head);
  memset (frame, 0xa5, size);
  __atomic_add_fetch (&alloc_count, 1, __ATOMIC_SEQ_CST);
  __atomic_add_fetch (&alloc_live, 1, __ATOMIC_SEQ_CST);
  return frame;
}

void
co_frame_free (void *frame, size_t size, size_t align)
{
  struct alloc_head head;
  memcpy (&head, (char *) frame - sizeof head, sizeof head);
  check (head.size == size);
  check (head.align == align);
  memset (frame, 0x5a, size);
  __atomic_sub_fetch (&alloc_live, 1, __ATOMIC_SEQ_CST);
  free (head.base);
}

__attribute__ ((destructor)) static void
alloc_at_exit (void)
{
  const char *wanted = getenv ("TEST_ALLOCS");
  if (wanted && *wanted && alloc_count != (unsigned) atoi (wanted))
    {
      fprintf (stderr, "%u calls of co_frame_alloc, not %s\n", alloc_count, wanted);
      abort ();
    }
  check (alloc_live == 0);
}

#endif
