/* Overflows and uses out of scope, each in a plain function and in a coroutine, before
   and after a suspension: overflows CASE HOW.  asan-sees-overflows.sh wants the address
   sanitizer to see each, and fortify-sees-overflows.sh those that <string.h> and its like
   do.  CASE from 1; HOW: plain, and of the coroutine, early or late; boxed, elided or
   placed.  CASE 0 has no fault.  Without arguments it prints the number of cases.  */

#include <cogen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* The compiler does not know them.  */
volatile int one = 1;
volatile char *text_address;
static char text[] = "a text of some 30 characters ..";

/* Whoever may look at P, and change it.  */
__attribute__ ((noipa)) static void look (void *p) { text_address = p; }

__attribute__ ((noipa)) static void
store_long (void *p)
{
  memcpy (p, text, one * 8);
}

struct pair { int a[2]; char end; };
struct small { char c[3]; };

static int
compare (const void *a, const void *b)
{
  return *(const int *) a - *(const int *) b;
}

/* Each: a name, what is declared, and what overflows.  N is 1.  PAUSE suspends in a
   coroutine.  */
#define CASES(C)								\
  C (1, char b[8] = "x", strcpy (b, text))					\
  C (2, char b[8] = "x", memset (b, 0, 8 + n))					\
  C (3, char b[8] = "x", memcpy (b, text, 8 + n))				\
  C (4, char b[8] = "x", memmove (b, text, 8 + n))				\
  C (5, char b[8] = "x", strcat (b, text))					\
  C (6, char b[8] = "x", strncpy (b, text, 8 + n))				\
  C (7, char b[8] = "x", sprintf (b, "%s", text + n))				\
  C (8, char b[8] = "x", snprintf (b, 12 * n, "%s", text))			\
  C (9, char b[8] = "x", stpcpy (b, text))					\
  C (10, char b[8] = "x", strncat (b, text, 12 * n))				\
  C (11, wchar_t b[4] = L"x", b[3 + n] = 0)					\
  C (12, struct small b = { "x" }, memset (&b, 0, 3 + n))			\
  C (13, int b[4] = { n }, b[3 + n] = 2)					\
  C (14, int b[4] = { n }, b[-n] = 2)						\
  C (15, int b[4] = { n }, n += b[3 + n])					\
  C (16, int b[2][2] = { { n } }, b[1][1 + n] = 2)				\
  C (17, int b = n, (&b)[n] = 2)						\
  C (18, double b = n, ((char *) &b)[7 + n] = 2)				\
  C (19, struct pair b = { .end = 1 }, (&b)[n].end = 2)				\
  C (20, struct pair b = { .end = 1 }, ((int *) &b)[2 + n] = 2)			\
  C (21, _Bool b[3] = { 1 }, b[2 + n] = 1)					\
  C (22, short b[5] = { 1 }, b[4 + n] = 1)					\
  C (23, char b[100] = "x", b[99 + n] = 2)					\
  C (24, char b[1000] = "x", b[1005 + n] = 2)					\
  C (25, int b = n, store_long (&b))						\
  C (26, int b[3] = { 3 * n }, qsort (b, 3 + n, sizeof *b, compare))		\
  C (27, char b[4] = "xxxx", n += strlen (b))					\
  C (28, long double b = n, ((char *) &b)[15 + n] = 2)				\
  C (29, int *b = &x, { { int in = n; b = &in; look (b); } *b = n; })		\
  C (30, int *b = &x, { for (int i = 0; i < 2; i++) { int in = i; look (&in); if (i == 0) b = &in; else n += *b; } n += *b; }) \
  C (31, int *b = &x, { for (int in = n; in < 2; in++) b = &in; n += *b; })	\
  C (32, struct pair *b = &y, { { struct pair in = { { n } }; b = &in; look (b); } n += b->a[0]; }) \
  C (33, int b = n, (&x)[-n] = 2)						\
  C (34, int b = n, ((int *) &y)[-n] = 2)					\
  C (35, int *b = &x, { { int in = n; b = &in; PAUSE; look (b); } *b = n; })	\
  C (36, struct pair *b = &y, { { struct pair in = { { n } }; b = &in; PAUSE; look (b); } PAUSE; n += b->a[0]; }) \
  C (37, int b = n, (&b)[-n] = 2)

/* The same in coroutines that may move: nobody has an address.  What is read is in N.  */
#define MOVABLE_CASES(C)							\
  C (38, int b[4] = { n }, n += b[-n])						\
  C (39, int b[4] = { n }, n += b[3 + n])					\
  C (40, char b[9] = { n }, n += b[-n])						\
  C (41, char b[9] = { n }, n += b[8 + n])					\
  C (42, short b[3][2] = { { n } }, n += b[0][-n])				\
  C (43, struct pair b[2] = { { { n } } }, n += b[-n].end)

#define ALL_CASES(C) CASES (C) MOVABLE_CASES (C)

#define STATE(declared) int n = one, x = n; struct pair y = { { n } }; declared; look (&b); look (&x); look (&y)

#define DEFINE_PLAIN(i, declared, ...)						\
  __attribute__ ((noipa)) static int						\
  plain##i (void)								\
  {										\
    STATE (declared);								\
    __VA_ARGS__;								\
    look (&b);									\
    return n;									\
  }
#define PAUSE
CASES (DEFINE_PLAIN)
#undef PAUSE

#define DEFINE_COROUTINES(i, declared, ...)					\
  static co_iterator (int)							\
  early##i (void)								\
  {										\
    STATE (declared);								\
    __VA_ARGS__;								\
    co_yield (1);								\
    look (&b); look (&x); look (&y);						\
    co_yield (n);								\
  }										\
  static co_iterator (int)							\
  late##i (void)								\
  {										\
    STATE (declared);								\
    co_yield (1);								\
    __VA_ARGS__;								\
    look (&b); look (&x); look (&y);						\
    co_yield (n);								\
  }
#define PAUSE co_yield (0)
CASES (DEFINE_COROUTINES)
#undef PAUSE

#define DEFINE_MOVABLE_PLAIN(i, declared, ...)					\
  __attribute__ ((noipa)) static int						\
  plain##i (void)								\
  {										\
    int n = one;								\
    declared;									\
    look (&b);									\
    __VA_ARGS__;								\
    look (&b);									\
    return n;									\
  }
#define DEFINE_MOVABLE(i, declared, ...)					\
  static co_iterator (int) co_movable						\
  early##i (void)								\
  {										\
    int n = one;								\
    declared;									\
    __VA_ARGS__;								\
    co_yield (n);								\
    co_yield (*(char *) &b[0]);							\
  }										\
  static co_iterator (int) co_movable						\
  late##i (void)								\
  {										\
    int n = one;								\
    declared;									\
    co_yield (1);								\
    __VA_ARGS__;								\
    co_yield (n);								\
    co_yield (*(char *) &b[0]);							\
  }
MOVABLE_CASES (DEFINE_MOVABLE_PLAIN)
MOVABLE_CASES (DEFINE_MOVABLE)

#define PLAIN(i, ...) case i: plain##i (); break;
#define ELIDED(i, ...)								\
  case i:									\
    if (early)									\
      co_for (int v, early##i ()) look (&v);					\
    else									\
      co_for (int v, late##i ()) look (&v);					\
    break;
#define BOXED(i, ...) case i: return early ? early##i () : late##i ();
#define PLACED(i, ...)								\
  case i:									\
    return early ? co_place (memory, sizeof memory, early##i ())		\
		 : co_place (memory, sizeof memory, late##i ());
#define COUNT(i, ...) + 1

static _Alignas (16) char memory[4096];

__attribute__ ((noipa)) static co_iterator (int)
make (int i, bool early, bool boxed)
{
  if (boxed)
    switch (i) { ALL_CASES (BOXED) }
  switch (i) { ALL_CASES (PLACED) }
  abort ();
}

__attribute__ ((noipa)) static void
run_elided (int i, bool early)
{
  switch (i) { ALL_CASES (ELIDED) }
}

/* No fault: who gets the memory of a frame that has been dropped, wherever it was, or
   where it was before it moved, may use it.  */

static co_iterator (int)
harmless (int n)
{
  char b[8] = "x";
  { int in = n; co_yield (in); look (&in); }
  for (int i = 0; i < 3; i++)
    {
      char c[4] = { (char) i };
      co_yield (c[0]);
      b[i] = c[0];
    }
  co_yield (b[0]);
}

static void
run_harmless (void)
{
  for (int stop = 0; stop < 7; stop++)
    {
      int v;
      co_iterator (int) it = co_place (memory, sizeof memory / 2, harmless (1));
      for (int i = 0; i < stop; i++)
	co_next (&it, &v);
      if (stop > 2 && co_relocate (&it, memory + sizeof memory / 2, sizeof memory / 2))
	memset (memory, 1, sizeof memory / 2);
      co_drop (&it);
      memset (memory, 1, sizeof memory);
      co_iterator (int) elided = harmless (1);
      for (int i = 0; i < stop; i++)
	co_next (&elided, &v);
    }
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    {
      printf ("%d\n", 0 ALL_CASES (COUNT));
      return 0;
    }
  int i = atoi (argv[1]);
  if (i == 0)
    run_harmless ();
  bool early = argc > 3 && !strcmp (argv[2], "early");
  if (!strcmp (argv[2], "plain"))
    switch (i) { ALL_CASES (PLAIN) }
  else if (!strcmp (argv[3], "elided"))
    run_elided (i, early);
  else
    co_for (int v, make (i, early, !strcmp (argv[3], "boxed")))
      look (&v);
  return 0;
}
