/* libco-check: what generated code calls when cogen itself is tested.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   No part of the ABI: a program is compiled by the plugin of the same version.  */

#ifndef CO__CHECK_H
#define CO__CHECK_H

#include <cogen/abi.h>

/* A bit of FLAGS below: each resume is done on another thread.  */
enum { CO__TORTURE_THREAD = 1 };

/* Polls the future at OBJ, an ordinary function's body in torture mode
   (-fplugin-arg-cogen-torture), to its end, which does not wait; drops it.  A movable
   frame is moved before each poll.  Panics if OBJ is null or if there is no memory.  */
void co__torture(void *obj, void *result, int flags);

/* FLAGS below.  */
enum {
    CO__CHECK_ARGUMENTS = 7, /* how many arguments FN takes, FRAME too */
    CO__CHECK_MOVABLE = 8,   /* the frame may be moved */
    CO__CHECK_LINKS = 16     /* it is a struct co__frame */
};

/* Calls FN, of the coroutine whose frame of SIZE bytes at a multiple of ALIGN is at FRAME,
   on a stack of its own, with the frame at a place of its own if that may be
   (-fplugin-arg-cogen-check-frames).  FN is a drop function if it takes one argument,
   else a method, which also gets A, B and C as far as it has parameters; returns what it
   returns.  Nothing is left at those places afterwards: who uses them gets SIGSEGV.  Panics
   if no address space can be reserved.  */
int co__check_run(void (*fn)(void), int flags, void *frame, void *a, void *b, void *c,
                  size_t size, size_t align);

#endif
