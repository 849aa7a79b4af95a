/* The dump says why nothing dissolves.
   { dg-do compile }
   { dg-additional-options "-fplugin-arg-cogen-dump" }
   { dg-skip-if "nothing is said" "no-dissolve" }
   { dg-skip-if "nothing is said" "-fsanitize=address" } */

#include "comes-back.c"

/* { dg-final { scan-cogen-dump "nothing dissolves in 'by_longjmp': 'setjmp' or a nested function comes back" } }
   { dg-final { scan-cogen-dump "nothing dissolves in 'by_goto'" } } */
