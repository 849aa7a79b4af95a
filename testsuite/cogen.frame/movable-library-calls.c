/* What the C library does with a pointer is known: none of these keeps one, so
   none pins the frame.  The twins pass the same pointer to a stranger.  */

#include "check.h"
#include <cogen.h>

void stranger (void *);

static int
compare (const void *a, const void *b)
{
  return *(const int *) a - *(const int *) b;
}

static co_iterator (int)
scans (const char *s)
{
  int x = 0, y = 0;
  check (sscanf (s, "%d %d", &x, &y) == 2);
  co_yield (x);
  co_yield (y);
}

static co_iterator (int)
copies (const char *s)
{
  char text[40];
  memcpy (text, s, strlen (s) + 1);
  co_yield (text[0]);
  memmove (text + 1, text, 20);
  co_yield (text[1]);
  memset (text, 7, sizeof text);
  co_yield (text[2]);
}

static co_iterator (int)
prints (int n)
{
  char text[40] = "";
  snprintf (text, sizeof text, "%d", n);
  for (unsigned i = 0; i < strlen (text); i++)
    co_yield (text[i]);
}

static co_iterator (int)
sorts (int a, int b)
{
  int v[2] = { a, b };
  qsort (v, 2, sizeof *v, compare);
  co_yield (v[0]);
  co_yield (v[1]);
}

/* strchr gives its argument back, here not across a suspension.  */
static co_iterator (int)
finds (const char *s)
{
  char text[20];
  strcpy (text, s);
  char *b = strchr (text, 'b');
  if (b)
    *b = 'c';
  co_yield (text[0]);
  co_yield (text[1]);
}

static co_iterator (int)
finds_and_keeps (const char *s)
{
  char text[20];
  strcpy (text, s);
  char *b = strchr (text, 'b');
  co_yield (text[0]);
  co_yield (*b);
}

static co_iterator (int)
asks_stranger (void)
{
  int x = 0;
  stranger (&x);
  co_yield (x);
  co_yield (x);
}

/* Nothing of it lives across a suspension: the frame does not hold it.  */
static co_iterator (int)
asks_before (void)
{
  int x = 0, y;
  stranger (&x);
  y = x;
  co_yield (y);
  co_yield (y);
}

void stranger (void *p) { *(int *) p = 4; }

static int
sum (co_iterator (int) it)
{
  int s = 0;
  co_for (int v, it)
    s += v;
  return s;
}

int
main (void)
{
  check (co_is_movable (scans));
  check (co_is_movable (copies));
  check (co_is_movable (prints));
  check (co_is_movable (sorts));
  check (co_is_movable (finds));
  check (!co_is_movable (finds_and_keeps));
  check (co_is_movable (asks_before));
  check (sum (scans ("3 4")) == 7);
  check (sum (copies ("b")) == 2 * 'b' + 7);
  check (sum (prints (12)) == '1' + '2');
  check (sum (sorts (9, 1)) == 10);
  check (sum (finds ("ab")) == 'a' + 'c');
  check (sum (finds_and_keeps ("ab")) == 'a' + 'b');
  check (sum (asks_stranger ()) == 8);
  check (sum (asks_before ()) == 8);
  return 0;
}
