/* The same of one that cannot be linked: it is asked before it is stepped.
   { dg-panic "cogen: old: made for another version of cogen" } */

#define OLD_FLAGS 0
#include "panic-abi-yield-from.c"
