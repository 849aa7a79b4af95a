/* The near misses: pointers to those, a structure that holds an array, void
   where it may stand.  */

#include <cogen.h>

struct incomplete;
struct holder { int a[3]; };

typedef co_iterator (int (*)[3]) array;
typedef co_iterator (struct holder) held;
typedef co_stream (int (*) (void)) function;
typedef co_future (struct incomplete *) opaque;
typedef co_future (void) done;
typedef co_generator (int, void, void) plain;
typedef co_generator (int, void, struct holder) fed;

extern array a;
extern co_iterator (int (*)[3]) a;
extern plain p;
extern co_generator (const int, void) p;
