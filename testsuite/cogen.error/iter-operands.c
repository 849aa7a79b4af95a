/* What is wrong with an operand of <cogen/iter.h> is said once, at the operand, by the
   name that was written; nothing internal is named.
   { dg-additional-options "-Wno-error=int-conversion" } */

#include <cogen/iter.h>

struct point { int x, y; };

co_iterator (int) range (int);
co_generator (int, int) digits (int);
co_future (int) later (int);

long
f (int n, co_iterator (int) it, co_stream (int) s, struct point p) /* { dg-note "1: it returns 'long int'; a coroutine returns 'co_iterator.T.', 'co_future.T.', 'co_stream.T.' or 'co_generator.Y, R, A.'" } */
{
  long sum = 0, wide;
  int out = n;
  sum += co_sum (co_map (5, x, x)); /* { dg-error "26: operand of 'co_map' has type 'int', which is no trait object" } { dg-note "18: an object is what the call of a coroutine gives" } */
  sum += co_sum (co_map (range (n), x)); /* { dg-error "18: too few operands in 'co_map'" } { dg-note "18: write 'co_map .source, x, expression.'" } */
  sum += co_sum (co_map (range (n) x, x)); /* { dg-error "18: too few operands in 'co_map'" } { dg-note "18: write 'co_map .source, x, expression.'" } */
  sum += co_sum (co_map (range (n), 2, 2 * x)); /* { dg-error "37: operand 2 of 'co_map' is not a name" } { dg-note "18: write 'co_map .source, x, expression.'" } */
  sum += co_sum (co_map (range (n), , n)); /* { dg-error "18: operand 2 of 'co_map' is missing" } { dg-note "18: write 'co_map .source, x, expression.'" } */
  sum += co_sum (co_map (range (n), x, y)); /* { dg-error "40: 'y' undeclared .first use in this function." } */
  sum += co_sum (co_map (range (n), x, x->y)); /* { dg-error "41: invalid type argument of '->' .have 'int'." } */
  sum += co_sum (co_map (range (n), x, co_await (later (x)))); /* { dg-error "40: 'co_await' in 'co_map', which returns 'co_iterator.int.'" } { dg-note "18: only a future or a stream may wait: make the function return 'co_future.T.' or 'co_stream.T.'" } */
  sum += co_sum (co_map (range, x, x)); /* { dg-error "26: operand of 'co_map' has type 'co_iterator.int. ....int.', which is no trait object" } { dg-note "18: write the call of the function, not its name" } */
  sum += co_sum (co_map (digits (n), x, x)); /* { dg-error "26: operand of 'co_map' has type 'co_generator.int, int.', which is neither an iterator nor a stream" } */
  sum += co_sum (co_map (later (n), x, x)); /* { dg-error "26: operand of 'co_map' has type 'co_future.int.', which yields nothing" } */
  sum += co_count (co_map (range (n), x, (void) x)); /* { dg-error "20: 'co_map' cannot yield items of type 'void'" } { dg-note "20: what yields nothing and only finishes is a 'co_future.void.'" } */
  sum += co_sum (co_filter (range (n), x, p)); /* { dg-error "43: used struct type value where scalar is required" } */
  sum += co_sum (co_take (n, range (3))); /* { dg-error "30: incompatible types when initializing type 'size_t'.* using type 'co_iterator.int.'" } { dg-note "30: write 'co_for .T item, object.' to loop over the items of an iterator, or 'co_next .&object, &item.' to have the next one" } */
  sum += co_sum (co_take (range (3), "3")); /* { dg-warning "38: initialization of 'size_t'.* from 'char .' makes integer from pointer without a cast" } { dg-note "38: .near initialization for '.anonymous.'." } */
  sum += co_sum (co_take (range (3))); /* { dg-error "18: too few operands in 'co_take'" } { dg-note "18: write 'co_take .source, count.'" } */
  co_min (range (n), &wide); /* { dg-error "22: argument 2 of 'co_min' has type 'long int .', not 'int .'" } */
  co_min (range (n), out); /* { dg-error "22: argument 2 of 'co_min' has type 'int', not 'int .'" } { dg-note "3: write '&' before the variable" } */
  co_find (range (n), x, x == 2); /* { dg-error "3: too few operands in 'co_find'" } { dg-note "3: write 'co_find .source, x, condition, &item.'" } */
  co_find (range (n), x, x == 2, &wide); /* { dg-error "34: argument 4 of 'co_find' has type 'long int .', not 'int .'" } */
  sum += co_sum (s); /* { dg-error "10: 'co_sum' in 'f', which is not a coroutine" } */
  sum += co_count (co_flat_map (range (n), x, x)); /* { dg-error "47: operand of 'co_flat_map' has type 'int', which is no trait object" } { dg-note "20: an object is what the call of a coroutine gives" } */
  sum += co_sum (co_chain (range (n), s)); /* { dg-error "39: operand of 'co_chain' has type 'co_stream.int.', but the first one is an iterator" } { dg-note "18: only a stream may wait: write 'co_stream_of .iterator.' for the first one" } */
  sum += co_sum (co_merge (range (n), s, x, y, x < y)); /* { dg-error "39: operand of 'co_merge' has type 'co_stream.int.', but the first one is an iterator" } { dg-note "18: only a stream may wait: write 'co_stream_of .iterator.' for the first one" } */
  sum += co_sum (co_flat_map (range (n), x, s)); /* { dg-error "18: operand of 'co_flat_map' has type 'co_stream.int.', but the first one is an iterator" } { dg-note "18: only a stream may wait: write 'co_stream_of .iterator.' for the first one" } */
  co_sum (co_map (range (n), x, p)); /* { dg-error "3: invalid operands to binary . .have 'struct point' and 'struct point'." } */
  sum += co_count (co_flatten (range (n))); /* { dg-error "32: operand of 'co_flatten' has type 'int', which is no trait object" } { dg-note "20: an object is what the call of a coroutine gives" } */
  sum += co_count (co_final (it, &out)); /* { dg-error "30: operand of 'co_final' has type 'co_iterator.int.', which finishes without a result" } */
  sum += co_count (); /* { dg-error "10: too few operands in 'co_count'" } { dg-note "10: write 'co_count .source.'" } */
  return sum;
}
