/* A function is libc's only if a system header declares it: this program's own send
   keeps the node, so the frame is pinned and keeps it.
   { dg-additional-sources "own-function-named-send.unit2.c" } */

#include "check.h"
#include <cogen.h>

struct node { struct node *next; int value; };
struct chan { struct node *head; };
extern void send (struct chan *, struct node *);
extern int receive (struct chan *);

/* libc's are, in any spelling.  */
static co_iterator (int)
libc (int n)
{
  char text[24], copy[24];
  snprintf (text, sizeof text, "%d", n);
  __builtin_strcpy (copy, text);
  co_yield (copy[0] - '0');
  co_yield ((int) strlen (text));
}

static co_iterator (int)
own (struct chan *c)
{
  struct node n = { 0, 42 };
  send (c, &n);
  co_yield (1);
  co_yield (receive (c));
}

__attribute__ ((noipa)) static void
clobber (void)
{
  char s[8192];
  memset (s, 0x5a, sizeof s);
  __asm__ volatile ("" : : "r" (s) : "memory");
}

int
main (void)
{
  struct chan c = { 0 };
  co_iterator (int) it = own (&c);
  int v;
  check (!co_is_movable (own));
  check (co_is_movable (libc));
  check (co_next (&it, &v) && v == 1);
  clobber ();
  check (co_next (&it, &v) && v == 42);
  co_drop (&it);
  co_for (int w, libc (345))
    check (w == 3);
  return 0;
}
