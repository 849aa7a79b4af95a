/* An object that is cast, an index, a size, an arm of `?:', or the operand of an operator
   that takes numbers: the error is GCC's, and the note says how to have the value.
   { dg-additional-options "-Wno-unused-but-set-parameter" } */

#include <cogen.h>

struct s { int a; } s;
typedef int vector __attribute__ ((vector_size (16)));
int use (int);
co_future (int) fut (int n);
co_iterator (int) range (int lo, int hi);
void cast (co_future (int) f) { use ((int) f); }
/* { dg-error "aggregate value used where an integer was expected" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void cast_call (int n) { n = n + (int) fut (1); use (n); }
/* { dg-error "aggregate value used where an integer was expected" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void cast_float (void) { double d = (double) fut (1); (void) d; }
/* { dg-error "aggregate value used where a floating-point was expected" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void cast_complex (void) { _Complex double d = (_Complex double) fut (1); (void) d; }
/* { dg-error "aggregate value used where a complex was expected" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void cast_pointer (co_iterator (int) it) { use ((struct s *) it != 0); }
/* { dg-error "cannot convert to a pointer type" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over the items of an iterator, or 'co_next \\(&object, &item\\)' to have the next one" "" .-2 } */
void cast_structure (void) { s = (struct s) fut (1); }
/* { dg-error "conversion to non-scalar type requested" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void cast_bool (co_iterator (int) it) { use ((_Bool) it); }
/* { dg-error "used struct type value" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
void cast_vector (co_iterator (int) it) { vector v = (vector) it; (void) v; }
/* { dg-error "cannot convert value to a vector" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over the items of an iterator, or 'co_next \\(&object, &item\\)' to have the next one" "" .-2 } */
void cast_null (void) { co_iterator (int) it = (co_iterator (int)) 0; (void) it; }
/* { dg-error "conversion to non-scalar type requested" "" .-1 } */
/* { dg-note "an object is made by the call of a coroutine; the null object is '\\{ 0 \\}', as in '\\(co_iterator \\(int\\)\\) \\{ 0 \\}'" "" .-2 } */
void index_call (int *a) { use (a[fut (1)]); (void) a; }
/* { dg-error "34: array subscript is not an integer" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void index_variable (int *a, co_future (int) f) { use (a[f]); (void) a; (void) f; }
/* { dg-error "array subscript is not an integer" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void size (void) { int a[fut (1)]; (void) a; }
/* { dg-error "size of array 'a' has non-integer type" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void complement (co_future (int) f) { use (~f); }
/* { dg-error "wrong type argument to bit-complement" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void plus (void) { use (+fut (1)); }
/* { dg-error "wrong type argument to unary plus" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void increment_call (void) { fut (1)++; }
/* { dg-error "lvalue required as increment operand" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void before (co_iterator (int) it) { ++it; }
/* { dg-error "wrong type argument to increment" "" .-1 } */
/* { dg-note "write 'co_for \\(T item, object\\)' to loop over the items of an iterator, or 'co_next \\(&object, &item\\)' to have the next one" "" .-2 } */
void modulo (co_future (int) f) { use (f % 2); }
/* { dg-error "invalid operands to binary %" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void equal_number (co_future (int) f) { use (f == 3); }
/* { dg-error "invalid operands to binary ==" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void equal_null (co_future (int) f) { use (f == 0); }
/* { dg-error "invalid operands to binary ==" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
void null_equal (co_future (int) f) { use (0 != f); }
/* { dg-error "invalid operands to binary !=" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
void or_call (int n) { use (n || fut (1)); }
/* { dg-error "invalid operands to binary" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void and_variable (int n, co_future (int) f) { use (f && n); }
/* { dg-error "used struct type value" "" .-1 } */
/* { dg-note "write 'co_is_null \\(object\\)' to ask whether there is an object" "" .-2 } */
void arm (co_future (int) f, int c) { use (c ? f : 2); }
/* { dg-error "type mismatch in conditional expression" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void arm_call (int c) { use (c ? 0 : fut (1)); }
/* { dg-error "type mismatch in conditional expression" "" .-1 } */
/* { dg-note "write 'co_await \\(future\\)' to have the value of a future, or outside of a coroutine 'co_block_on \\(future\\)'" "" .-2 } */
void arm_null (co_iterator (int) it, int c) { it = c ? it : 0; }
/* { dg-error "type mismatch in conditional expression" "" .-1 } */
/* { dg-note "an object is made by the call of a coroutine; the null object is '\\{ 0 \\}', as in '\\(co_iterator \\(int\\)\\) \\{ 0 \\}'" "" .-2 } */
void arm_null_call (int c) { co_future (int) f = c ? fut (1) : 0; (void) f; }
/* { dg-error "type mismatch in conditional expression" "" .-1 } */
/* { dg-note "an object is made by the call of a coroutine; the null object is '\\{ 0 \\}', as in '\\(co_iterator \\(int\\)\\) \\{ 0 \\}'" "" .-2 } */
void arms (co_iterator (int) it, int c) { (void) (c ? it : fut (1)); }
/* { dg-error "type mismatch in conditional expression" "" .-1 } */
/* { dg-note "no object is converted to one of another type: write a coroutine that awaits it or loops over it" "" .-2 } */
