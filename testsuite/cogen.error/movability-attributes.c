/* The attributes of movability where they mean nothing, or contradict each
   other.  */

#include <cogen.h>

co_movable int x;				/* { dg-error "16: 'co_movable' applies to functions only" } */
co_no_alloc int (*p) (void);			/* { dg-error "'co_no_alloc' applies to functions only" } */
typedef co_pinned int t;			/* { dg-error "'co_pinned' applies to functions only" } */
co_noescape int *q;				/* { dg-warning "'co_noescape' applies to parameters that are pointers only" } */
int f (co_noescape int n);			/* { dg-warning "24: 'co_noescape' applies to parameters that are pointers only" } */
co_noescape int *g (void);			/* { dg-warning "'co_noescape' applies to parameters that are pointers only" } */
struct s { co_movable_box int m; };		/* { dg-error "'co_movable_box' applies to functions only" } */

co_pinned co_movable co_iterator (int) h (void);	/* { dg-error "40: 'h' is declared both 'co_pinned' and 'co_movable'" } */

co_pinned co_iterator (int) twice (void);
co_movable_box co_iterator (int) twice (void);	/* { dg-error "'twice' is declared both 'co_pinned' and 'co_movable_box'" } */

co_movable int
no_coroutine (void)				/* { dg-warning "1: 'no_coroutine' is declared 'co_movable', but it is not a coroutine" } */
{
  return 1;
}

co_pinned co_iterator (int)
adaptor (co_iterator (int) it)			/* { dg-warning "1: 'adaptor' is declared 'co_pinned', but it is not a coroutine" } */
{
  return it;
}
