/* The model: trait objects in plain C, without the plugin.  A coroutine is a function
   on a stack of its own; a suspension switches stacks; a drop is a forced unwinding
   from where it is suspended, so GCC's own tables say which scopes are left.

   The generator prints M_AWAIT (int, f) here where the other form of the program has
   co_await (f).  */

#ifndef MODEL_H
#define MODEL_H

#include <cogen/rt.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unwind.h>

#define IN_MODEL 1
#define M_STACK (256 << 10)

struct m_object { void *self; const void *vtable; };
#define co_iterator(...) struct m_object
#define co_future(...) struct m_object
#define co_stream(...) struct m_object
#define co_generator(...) struct m_object
#define co_noescape
#define co_pinned
#define co_movable_box

enum m_status { M_PENDING, M_ITEM, M_END };

struct m_frame
{
  ucontext_t inside, outside;
  jmp_buf base;
  struct m_frame *caller;
  void (*body) (void *);
  void *args, *stack;
  bool started, finished, dropping;
  enum m_status status;
  void *item;			/* where the item of this step goes  */
  size_t arg_size;
  char arg[128] __attribute__ ((aligned (16)));
  size_t result_size;
  char result[256] __attribute__ ((aligned (16)));
};

static struct m_frame *m_current;
static void *m_free_stacks;

static void *
m_new_stack (void)
{
  void *stack = m_free_stacks;
  if (stack)
    m_free_stacks = *(void **) stack;
  else
    /* Executable, for the trampolines of nested functions.  */
    stack = mmap (NULL, M_STACK, PROT_READ | PROT_WRITE | PROT_EXEC,
		  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (stack == MAP_FAILED)
    abort ();
  return stack;
}

static _Unwind_Reason_Code
m_stop (int version, _Unwind_Action actions, _Unwind_Exception_Class class,
	struct _Unwind_Exception *exception, struct _Unwind_Context *context, void *frame)
{
  (void) version, (void) class, (void) context;
  if (!(actions & _UA_END_OF_STACK))
    return _URC_NO_REASON;
  free (exception);
  longjmp (((struct m_frame *) frame)->base, 1);
}

/* Leave the current coroutine if it is being dropped.  */
static void
m_initial (void)
{
  if (!m_current->dropping)
    return;
  struct _Unwind_Exception *exception = calloc (1, sizeof *exception);
  _Unwind_ForcedUnwind (exception, m_stop, m_current);
  abort ();
}

static void
m_suspend (enum m_status status)
{
  struct m_frame *f = m_current;
  f->status = status;
  swapcontext (&f->inside, &f->outside);
  m_initial ();
}

static void
m_entry (void)
{
  struct m_frame *f = m_current;
  if (!setjmp (f->base))
    f->body (f->args);
  f = m_current;
  f->finished = true;
  f->status = M_END;
  setcontext (&f->outside);
}

static enum m_status
m_step (struct m_frame *f)
{
  if (f->finished)
    return M_END;
  f->caller = m_current;
  m_current = f;
  if (!f->started)
    {
      f->started = true;
      getcontext (&f->inside);
      f->stack = m_new_stack ();
      f->inside.uc_stack.ss_sp = f->stack;
      f->inside.uc_stack.ss_size = M_STACK;
      f->inside.uc_link = NULL;
      makecontext (&f->inside, m_entry, 0);
    }
  swapcontext (&f->outside, &f->inside);
  m_current = f->caller;
  return f->status;
}

static void
m_end (void *self)
{
  struct m_frame *f = self;
  f->dropping = true;
  m_step (f);
  *(void **) f->stack = m_free_stacks;
  m_free_stacks = f->stack;
  free (f->args);
  free (f);
}

static bool
m_method_next (void *self, void *item)
{
  struct m_frame *f = self;
  f->item = item;
  return m_step (f) == M_ITEM;
}

static enum co_poll
m_method_poll_next (void *self, struct co_context *cx, void *item)
{
  (void) cx;
  struct m_frame *f = self;
  f->item = item;
  return (enum co_poll) m_step (f);
}

static enum co_poll
m_method_poll (void *self, struct co_context *cx, void *result)
{
  (void) cx;
  struct m_frame *f = self;
  if (f->finished)
    abort ();
  if (m_step (f) == M_PENDING)
    return CO_PENDING;
  memcpy (result, f->result, f->result_size);
  return CO_READY;
}

static enum co_step
m_method_resume (void *self, void *arg, void *yielded, void *result)
{
  struct m_frame *f = self;
  if (f->finished)
    abort ();
  memcpy (f->arg, arg, f->arg_size);
  f->item = yielded;
  if (m_step (f) == M_ITEM)
    return CO_YIELDED;
  memcpy (result, f->result, f->result_size);
  return CO_RETURNED;
}

#define M_HEAD { .abi = CO_ABI_VERSION, .name = "model", .drop = m_end }
static const struct co_iterator_vtable m_iterator = { M_HEAD, m_method_next };
static const struct co_future_vtable m_future = { M_HEAD, m_method_poll };
static const struct co_stream_vtable m_stream = { M_HEAD, m_method_poll_next };
static const struct co_generator_vtable m_generator = { M_HEAD, m_method_resume };

static __attribute__ ((unused)) struct m_object
m_make (const void *vtable, void (*body) (void *), const void *args, size_t size, size_t arg_size)
{
  struct m_frame *f = calloc (1, sizeof *f);
  f->body = body;
  f->args = malloc (size + 1);
  memcpy (f->args, args, size);
  f->arg_size = arg_size;
  return (struct m_object) { f, vtable };
}

/* ---- With objects.  */

static void
co_drop (struct m_object *o)
{
  struct m_object dropped = *o;
  *o = (struct m_object) { 0 };
  if (dropped.vtable)
    ((const struct co_vtable_head *) dropped.vtable)->drop (dropped.self);
}

static __attribute__ ((unused)) struct m_object
m_move (struct m_object *o)
{
  struct m_object moved = *o;
  *o = (struct m_object) { 0 };
  return moved;
}

#define co_auto __attribute__ ((cleanup (co_drop), unused))
#define co_move(o) m_move (&(o))
#define co_is_null(o) (!(o).vtable)
#define co_next(o, v) m_next (o, v)
#define co_poll(o, cx, v) m_poll (o, v)
#define co_poll_next(o, cx, v) m_poll_next (o, v)

static bool
m_next (struct m_object *o, void *v)
{
  return ((const struct co_iterator_vtable *) o->vtable)->next (o->self, v);
}

static __attribute__ ((unused)) enum co_poll
m_poll (struct m_object *o, void *v);
static __attribute__ ((unused)) enum co_poll
m_poll_next (struct m_object *o, void *v);

/* ---- In a coroutine.  */

static __attribute__ ((unused)) void
m_yield (const void *item, size_t size)
{
  memcpy (m_current->item, item, size);
  m_suspend (M_ITEM);
}

static __attribute__ ((unused)) void
m_await (struct m_object *o, void *result)
{
  while (m_poll (o, result) == CO_PENDING)
    m_suspend (M_PENDING);
}

static __attribute__ ((unused)) bool
m_await_next (struct m_object *o, void *item)
{
  enum co_poll p;
  while ((p = m_poll_next (o, item)) == CO_PENDING)
    m_suspend (M_PENDING);
  return p == CO_READY;
}

static __attribute__ ((unused)) void *
m_result (size_t size)
{
  m_current->result_size = size;
  return m_current->result;
}

#define M_YIELD(type, v) ({ type y_ = (v); m_yield (&y_, sizeof y_); })
#define M_SEND(type, arg, v) ({ M_YIELD (type, v); M_ARG (arg); })
#define M_ARG(type) (*(type *) m_current->arg)
#define M_RETURN(type, v) \
  do { type r_ = (v); memcpy (m_result (sizeof r_), &r_, sizeof r_); return; } while (0)
#define M_TRY(type, v) ({ int t_ = (v); if (t_ < 0) M_RETURN (type, t_); t_; })
#define M_AWAIT(type, o) ({ type r_; co_auto struct m_object o_ = (o); m_await (&o_, &r_); co_drop (&o_); r_; })
#define M_AWAIT_VOID(o) ({ co_auto struct m_object o_ = (o); m_await (&o_, NULL); co_drop (&o_); })
#define M_AWAIT_REF(type, o) ({ type r_; m_await (o, &r_); r_; })
#define M_BLOCK_ON(type, o) \
  ({ type r_; struct m_object o_ = (o); while (m_poll (&o_, &r_) == CO_PENDING); co_drop (&o_); r_; })
#define M_FOR(type, v, o) M_LOOP (type, v, o, m_next)
#define M_FOR_AWAIT(type, v, o) M_LOOP (type, v, o, m_await_next)
#define M_LOOP(type, v, o, step)						\
  for (struct m_object o_##v __attribute__ ((cleanup (co_drop))) = (o), *once_##v = &o_##v; \
       once_##v; once_##v = 0)							\
    for (type v; step (&o_##v, &v);)
#define M_FROM(type, o) M_FOR (type, i_, o) M_YIELD (type, i_)
#define M_FROM_STREAM(type, o) M_FOR_AWAIT (type, i_, o) M_YIELD (type, i_)
#define M_RESUME(arg, o, a, y, r)						\
  ({ arg a_ = (a);								\
     ((const struct co_generator_vtable *) (o)->vtable)->resume ((o)->self, &a_, y, r); })

#include "program.h"

static enum co_poll
m_poll (struct m_object *o, void *v)
{
  return ((const struct co_future_vtable *) o->vtable)->poll (o->self, &fuzz_context, v);
}

static enum co_poll
m_poll_next (struct m_object *o, void *v)
{
  return ((const struct co_stream_vtable *) o->vtable)->poll_next (o->self, &fuzz_context, v);
}

#include "drive.h"

#endif
