/* What an item may not be: an array, a function, incomplete, void (but for a
   future's, and a generator's result and argument).  */

#include <cogen.h>

struct incomplete;

typedef co_iterator (int[3]) array;		/* { dg-error "'co_iterator' of the array type 'int\\\[3\\\]'" } */
						/* { dg-note "write a structure that holds the array" "" .-1 } */
typedef co_stream (int (void)) function;	/* { dg-error "'co_stream' of the function type 'int\\(void\\)'" } */
						/* { dg-note "write a pointer to the function" "" .-1 } */
typedef co_future (struct incomplete) opaque;	/* { dg-error "'co_future' of the incomplete type 'struct incomplete'" } */
						/* { dg-note "define the type first" "" .-1 } */
typedef co_iterator (void) none;		/* { dg-error "'co_iterator' cannot yield items of type 'void'" } */
						/* { dg-note "co_future\\(void\\)" "" .-1 } */
typedef co_generator (void, int) nothing;	/* { dg-error "'co_generator' cannot yield items of type 'void'" } */
						/* { dg-note "co_future\\(void\\)" "" .-1 } */
