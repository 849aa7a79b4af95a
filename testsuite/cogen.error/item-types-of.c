/* The operand of co_item_type yields something, that of co_result_type finishes with
   something, that of co_like is an iterator or a stream; they are types; and co_each
   loops over what it can.  */

#include <cogen.h>
#pragma GCC diagnostic ignored "-Wunused-variable"

int
use (co_iterator (int) it, co_stream (int) s, co_future (int) f)	/* { dg-note "it returns 'int'" } */
{
  co_item_type (f) a = 0;	/* { dg-error "operand of 'co_item_type' has type 'co_future\\(int\\)', which yields nothing" } */
  co_result_type (it) b = 0;	/* { dg-error "operand of 'co_result_type' has type 'co_iterator\\(int\\)', which finishes without a result" } */
  co_item_type (3) c = 0;	/* { dg-error "operand of 'co_item_type' has type 'int', which is no trait object" } */
  /* { dg-note "an object is what the call of a coroutine gives" "" .-1 } */
  co_like (f, int) d = { 0 };	/* { dg-error "operand of 'co_like' has type 'co_future\\(int\\)', which is neither an iterator nor a stream" } */
  co_like (it, int[3]) e = { 0 };	/* { dg-error "'co_like' of the array type 'int\\\[3\\\]'" } */
  /* { dg-note "write a structure that holds the array, or a pointer to it, instead" "" .-1 } */
  int g = __builtin_co_item_type (it);	/* { dg-error "'co_item_type' is a type, not a value" } */
  __typeof__ (__builtin_co_like (it, 3)) h = { 0 };	/* { dg-error "'co_like' takes types, not values" } */
  /* { dg-note "include '<cogen.h>' and write, for example, 'co_like\\(it, int\\)'" "" .-1 } */
  co_each (int v, f)	/* { dg-error "operand of 'co_each' has type 'co_future\\(int\\)', which is no iterator" } */
    (void) v;		/* { dg-note "a future has one value: 'co_await' gives it" "" .-1 } */
  co_each (int v, s)	/* { dg-error "'co_each' in 'use', which is not a coroutine" } */
    (void) v;
  return 0;
}
