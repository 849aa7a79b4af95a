/* Chains of delegation: a small stack to run them on, and how much of it is used.  */

#ifndef CHAIN_H
#define CHAIN_H

#include "check.h"
#include <pthread.h>
#include <stdint.h>

static void *
chain_thread (void *run)
{
  (*(void (**) (void)) run) ();
  return NULL;
}

/* Run RUN on a thread with a stack of 64 KB.  */
static inline void
on_small_stack (void (*run) (void))
{
  pthread_attr_t attributes;
  pthread_t thread;
  check (pthread_attr_init (&attributes) == 0);
  check (pthread_attr_setstacksize (&attributes, 64 << 10) == 0);
  check (pthread_create (&thread, &attributes, chain_thread, &run) == 0);
  check (pthread_join (thread, NULL) == 0);
  check (pthread_attr_destroy (&attributes) == 0);
}

/* Where the stack is now.  */
static uintptr_t __attribute__ ((noinline, unused))
stack_pointer (void)
{
  return (uintptr_t) __builtin_frame_address (0);
}

#endif
