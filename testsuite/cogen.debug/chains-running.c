/* Inside a coroutine that is in a chain, info coroutine knows the others too.  */
#include "chains.c"
