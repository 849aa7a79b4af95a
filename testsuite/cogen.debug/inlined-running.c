/* While an inlined coroutine runs, each level of the chain has a frame and variables.  */
#include "inlined.c"
