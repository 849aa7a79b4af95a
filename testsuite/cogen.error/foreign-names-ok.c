/* The same words, declared.  */

#include <cogen.h>

typedef int task;
int await (int);
int next (int yield) { return yield; }
int use (task async) { int foreach = await (async); return next (foreach); }
