/* Input that looks random, the same each time.  */

#ifndef INPUT_H
#define INPUT_H

#include <string.h>

static unsigned input_state = 1;

/* A number below N, which is not 0.  */
static inline unsigned
input_below (unsigned n)
{
  input_state = input_state * 1664525 + 1013904223;
  return (input_state >> 8) % n;
}

/* Fill TO with N of the CHARACTERS.  */
static inline void
input_text (unsigned char *to, int n, const char *characters)
{
  for (int i = 0; i < n; i++)
    to[i] = characters[input_below (strlen (characters))];
}

/* Fill TO with N bytes of UTF-8 of which few are wrong.  */
static inline void
input_utf8 (unsigned char *to, int n)
{
  for (int i = 0; i < n; )
    {
      static const unsigned char first[] = { 'a', 0xc3, 0xe2, 0xf0, 0xff, 0x80 };
      int kind = input_below (40);
      kind = kind < 6 ? kind : kind % 4;
      to[i++] = first[kind];
      for (int k = kind < 4 ? kind : 0; k > 0 && i < n && input_below (30); k--)
	to[i++] = 0x80 + input_below (64);
    }
}

#endif
