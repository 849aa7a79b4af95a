/* co_frame_size and co_frame_align are what the allocator is asked for and
   what the vtable says.  */

#include "alloc.h"

static co_iterator (char)
chars (const char *s)
{
  char buffer[100];
  strcpy (buffer, s);
  for (char *p = buffer; *p; p++)
    co_yield (*p);
}

static co_iterator (int)
wide (int n)
{
  int v __attribute__ ((aligned (128))) = n;
  int *volatile p = &v;
  co_yield (*p);
  co_yield (v + 1);
}

static co_iterator (char) kept;
static co_iterator (int) kept_too;

int
main (void)
{
  kept = chars ("ab");
  check (alloc_count == 1);
  struct alloc_head head;
  memcpy (&head, (char *) kept.self - sizeof head, sizeof head);
  check (head.size == co_frame_size (chars) && head.align == co_frame_align (chars));
  check (kept.vtable->head.size == head.size && kept.vtable->head.align == head.align);
#ifdef __SANITIZE_ADDRESS__	/* It has guards.  */
  check (head.size >= 100 && head.size < 160 + 48);
#else
  check (head.size >= 100 && head.size < 160);
#endif
  co_drop (&kept);

  kept_too = wide (1);
  memcpy (&head, (char *) kept_too.self - sizeof head, sizeof head);
  check (head.align == 128 && co_frame_align (wide) == 128);
  check ((uintptr_t) kept_too.self % 128 == 0);
  co_drop (&kept_too);
  return 0;
}
