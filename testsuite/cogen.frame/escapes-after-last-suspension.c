/* An address that gets out is a reason to keep the variable, and to pin the frame,
   only if a suspension follows while the variable is there.  */

#include "check.h"
#include <cogen.h>

struct line { char *text; int length; };

void __attribute__ ((noinline, weak)) parse (char *text) { text[1] = text[0]; }
static char *kept;
static struct line *kept_line;

/* Nothing but the state.  */
static co_iterator (int)
after_the_last (void)
{
  co_yield (1);
  co_yield (2);
  char text[1000] = "a";
  parse (text);
  check (text[1] == 'a');
}

/* The same where the scope is an outer one.  */
static co_iterator (int)
declared_before (int n)
{
  char text[1000];
  for (int i = 0; i < n; i++)
    co_yield (i);
  struct line l = { text, n };
  l.text[0] = 'b';
  parse (l.text);
}

/* The address is in the frame's other variables, but nobody reads it again.  */
static co_iterator (int)
forgotten (int n)
{
  char text[1000] = "c";
  struct line l = { text, n };
  char *p = l.text;
  p[1] = p[0];
  n = l.length;
  co_yield (n + p[1] - 'c');
  co_yield (n);
}

/* It is read again through one, two pointers.  */
static co_iterator (int)
remembered (int n)
{
  char text[100] = "d";
  struct line l = { text, n }, *p = &l;
  text[1] = text[0];
  co_yield (n);
  co_yield (p->text[1]);
}

/* Known outside before, so it is there until its scope ends.  */
static co_iterator (int)
published (int n)
{
  {
    char text[100] = "e";
    kept = text;
    co_yield (n);
    co_yield (kept[0]);
  }
  co_yield (n);
}

static co_iterator (int)
published_holder (int n)
{
  char text[100] = "f";
  struct line l = { 0, n };
  kept_line = &l;
  l.text = text;
  co_yield (n);
  co_yield (kept_line->text[0]);
}

/* In a loop the suspension follows.  */
static co_iterator (int)
in_a_loop (int n)
{
  char text[100] = "g";
  while (n--)
    {
      if (kept)
	text[0] = kept[0];
      co_yield (text[0]);
      kept = text;
    }
}

/* It may move, up to the place where the address gets out.  */
static co_iterator (int)
movable_until_then (int n)
{
  char text[100] = "h";
  co_yield (n);
  text[1] = text[0];
  co_yield (text[1]);
  parse (text);
}

static int
sum (co_iterator (int) it)
{
  int s = 0;
  kept = 0;
  co_for (int v, it)
    s += v;
  return s;
}

int
main (void)
{
  check (co_frame_size (after_the_last) <= 4);
  check (co_frame_size (declared_before) <= 16);
  check (co_frame_size (forgotten) <= 24);
  check (co_frame_size (remembered) >= 100 && co_frame_size (published) >= 100);
  check (co_frame_size (published_holder) >= 100);
  check (co_is_movable (after_the_last) && co_is_movable (declared_before));
  check (co_is_movable (forgotten) && co_is_movable (movable_until_then));
  check (!co_is_movable (remembered) && !co_is_movable (published));
  check (!co_is_movable (published_holder) && !co_is_movable (in_a_loop));
  check (sum (after_the_last ()) == 3);
  check (sum (declared_before (3)) == 3);
  check (sum (forgotten (2)) == 4);
  check (sum (remembered (2)) == 2 + 'd');
  check (sum (published (2)) == 4 + 'e');
  check (sum (published_holder (2)) == 2 + 'f');
  check (sum (in_a_loop (2)) == 2 * 'g');
  check (sum (movable_until_then (2)) == 2 + 'h');
  return 0;
}
