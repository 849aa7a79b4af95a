/* What the programs of pointers.py have in common: types, and for each type T a
   variable d_T, which pointers point to that have nothing else to point to.  Both
   units of a case include it, the second one with OTHER_UNIT defined.

   No pointer is ever null.  Integers are 0 .. 127 where it matters.  */

#ifndef POINTERS_H
#define POINTERS_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int t_I;
typedef int *t_P;
typedef int **t_Q;
typedef int ***t_R;
typedef struct node { int v; t_P p; struct node *next; } t_N, *t_NP;
typedef struct box { int a[2]; t_P p[2]; t_N in; t_Q q; t_NP n; } t_B, *t_BP;
/* Only P is used through other names than the union's.  */
typedef union { t_P p; uintptr_t u; unsigned char b[sizeof (t_P)]; } t_U, *t_UP;
/* Text; the last byte is always 0, and no 0 is ever written over.  */
typedef char t_S[24];
typedef char *t_CP;
typedef char **t_CQ;

#ifdef OTHER_UNIT
#define DEFAULT(type, name, ...) extern type name
#else
#define DEFAULT(type, name, ...) type name = __VA_ARGS__
#endif

DEFAULT (t_I, d_I, 11);
DEFAULT (t_P, d_P, &d_I);
DEFAULT (t_Q, d_Q, &d_P);
DEFAULT (t_R, d_R, &d_Q);
extern t_N d_N;
DEFAULT (t_N, d_N, { 12, &d_I, &d_N });
DEFAULT (t_NP, d_NP, &d_N);
DEFAULT (t_B, d_B, { { 13, 14 }, { &d_I, &d_I }, { 15, &d_I, &d_N }, &d_P, &d_N });
DEFAULT (t_BP, d_BP, &d_B);
DEFAULT (t_U, d_U, { &d_I });
DEFAULT (t_UP, d_UP, &d_U);
DEFAULT (t_S, d_S, "12ab");
DEFAULT (t_CP, d_CP, d_S);
DEFAULT (t_CQ, d_CQ, &d_CP);
/* On the heap.  */
extern t_BP heap_B;
extern t_CQ heap_CQ;

/* Numbers that the compiler does not know.  */
int hidden (int n);
void reset_world (void);

#define BYTES(to, from)							\
  do									\
    {									\
      unsigned char *to_ = (unsigned char *) (to);			\
      const unsigned char *from_ = (const unsigned char *) (from);	\
      for (unsigned i_ = 0; i_ < sizeof *(to); i_++)			\
	to_[i_] = from_[i_];						\
    }									\
  while (0)

#ifndef OTHER_UNIT

t_BP heap_B;
t_CQ heap_CQ;

int __attribute__ ((noipa)) hidden (int n) { return n; }

/* All variables that outlive a run.  */
static void
world_begin (void)
{
  world_add (&d_I, sizeof d_I), world_add (&d_P, sizeof d_P);
  world_add (&d_Q, sizeof d_Q), world_add (&d_R, sizeof d_R);
  world_add (&d_N, sizeof d_N), world_add (&d_NP, sizeof d_NP);
  world_add (&d_B, sizeof d_B), world_add (&d_BP, sizeof d_BP);
  world_add (&d_U, sizeof d_U), world_add (&d_UP, sizeof d_UP);
  world_add (&d_S, sizeof d_S), world_add (&d_CP, sizeof d_CP);
  world_add (&d_CQ, sizeof d_CQ);
  heap_B = malloc (sizeof *heap_B);
  *heap_B = d_B;
  heap_CQ = malloc (sizeof *heap_CQ);
  *heap_CQ = d_S;
  world_add (heap_B, sizeof *heap_B), world_add (heap_CQ, sizeof *heap_CQ);
}

/* No pointer in a variable that outlives a run points to what does not.  */
void __attribute__ ((noipa))
reset_world (void)
{
  world_copy (WORLD_FIRST, true);
}

#endif
#endif
