/* Copying and filling without calls.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   In torture mode the program may have its own memcpy, a coroutine by now, which would
   not come to an end if it were called by what runs coroutines.  So nothing here is to
   be made into such a call.  */

#ifndef CO__BYTES_H
#define CO__BYTES_H

#include <stddef.h>

/* Memory as the loops below see it.  */
typedef unsigned long __attribute__((may_alias, aligned(1))) co__word;

/* What keeps such a loop from becoming a call of memset or memcpy.  */
static inline void co__no_call(void)
{
    __asm__ volatile("" : : : "memory");
}

static inline void co__fill_bytes(void *memory, unsigned char byte, size_t size)
{
    size_t i = 0;
    for (; i + sizeof(co__word) <= size; i += sizeof(co__word), co__no_call())
        *(co__word *)((char *)memory + i) = byte * (~0UL / 0xff);
    for (; i < size; i++, co__no_call())
        ((unsigned char *)memory)[i] = byte;
}

/* Copies between different places.  */
static inline void co__copy_bytes(void *to, const void *from, size_t size)
{
    size_t i = 0;
    for (; i + sizeof(co__word) <= size; i += sizeof(co__word), co__no_call())
        *(co__word *)((char *)to + i) = *(const co__word *)((const char *)from + i);
    for (; i < size; i++, co__no_call())
        ((char *)to)[i] = ((const char *)from)[i];
}

/* The bytes that take the place of what must not be used any more.  */
enum { CO__POISON_FRAME = 0xa5, CO__POISON_STACK = 0x5a };

#endif
