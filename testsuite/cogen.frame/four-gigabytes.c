/* Offsets and sizes have 64 bits: a frame of 4 GiB and more is as large as what is
   in it, as is the memory that its ramp asks for, and what is behind 4 GiB does not
   hit what is in front.
   { dg-do compile }
   { dg-additional-options "-fplugin-arg-cogen-dump" } */

#include <cogen.h>

extern void use (void *);

co_iterator (long)
five (void)
{
  char a[3000000000];
  char b[2000000000];
  int c[4];
  use (a);
  use (b);
  use (c);
  co_yield (1);
  use (a);
  use (b);
  use (c);
}

co_iterator (long)
four (int n)
{
  char a[4294967300];
  use (a);
  co_yield (n);
  use (a);
}

size_t
sizes (void)
{
  return co_frame_size (five) + co_frame_size (four);
}

/* { dg-final { scan-cogen-dump "coroutine five: 1 suspension, frame 5000000020 bytes" } }
   { dg-final { scan-cogen-dump "coroutine four: 1 suspension, frame 4294967304 bytes" } }
   { dg-final { scan-assembler "quad.5000000020" } } */
