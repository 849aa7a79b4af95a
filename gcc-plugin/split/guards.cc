/* Guards around the variables in a frame, for the address sanitizer.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	char name[8];  int n;
	strcpy (name, from);  co_yield (n);

   Of a function's stack frame the sanitizer knows where each variable is: bytes that
   nobody may touch are between them, and a variable's own are such outside its scope.  A
   coroutine's frame is one object to it.  So, with -fsanitize=address, each of the user's
   variables in memory has bytes around it in the frame (frame/layout.cc), shares none
   with others, and the body tells the sanitizer's library of them:

	start:		poison the guards, and the variables that have scopes
	a scope:	unpoison the variable; poison it at the end (split/slots.cc)
	finished:	unpoison all, whoever gets the memory then

   All that ends by dropping the object, so what follows does not depend on who made the
   frame, nor where.

   A frame that may move is copied, byte by byte, while it is suspended.  So there nothing
   of it is poisoned then: each suspension unpoisons all, and each resume poisons the
   guards again, and the variables whose scope is closed.  Nobody but its body points into it.

   The interface is that of <sanitizer/asan_interface.h>.  */

#include "support/edit.h"
#include "asan.h"
#include "split/machine.h"
#include "split/rewrite.h"
#include "support/dataflow.h"
#include "support/frame-ref.h"
#include "support/queries.h"
#include "support/runtime-calls.h"

static const char POISON[] = "__asan_poison_memory_region";
static const char UNPOISON[] = "__asan_unpoison_memory_region";

/* Call at E the sanitizer's function that poisons, or unpoisons if not POISON, SIZE bytes
   at ADDRESS.  */

void
emit_poison (emitter *e, bool poison, tree address, unsigned HOST_WIDE_INT size)
{
  tree type = build_function_type_list (void_type_node, ptr_type_node, size_type_node,
					NULL_TREE);
  tree fn = runtime_function (poison ? POISON : UNPOISON, type, false);
  e->put (gimple_build_call (fn, 2, address, build_int_cst (size_type_node, size)));
}

/* True if STMT is such a call.  */

bool
poison_call_p (gimple *stmt)
{
  tree fn = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  return (fn && DECL_NAME (fn)
	  && (id_equal (DECL_NAME (fn), POISON) || id_equal (DECL_NAME (fn), UNPOISON)));
}

/* Poison at E SIZE bytes at OFFSET of M's frame.  */

static void
poison_bytes (machine *m, emitter *e, unsigned HOST_WIDE_INT offset,
	      unsigned HOST_WIDE_INT size)
{
  tree address = make_ssa_name (ptr_type_node);
  e->put (gimple_build_assign (address, POINTER_PLUS_EXPR, m->frame,
			       build_int_cst (size_type_node, offset)));
  emit_poison (e, true, address, size);
}

/* The index of the guarded variable whose scope STMT starts (*START) or ends, for the
   sanitizer; -1 if it is no such mark.  */

static int
marked_slot (const split *s, gimple *stmt, bool *start)
{
  if (!gimple_call_internal_p (stmt, IFN_ASAN_MARK)
      || TREE_CODE (gimple_call_arg (stmt, 1)) != ADDR_EXPR)
    return -1;
  *start = tree_to_shwi (gimple_call_arg (stmt, 0)) == ASAN_MARK_UNPOISON;
  tree var = base_decl (TREE_OPERAND (gimple_call_arg (stmt, 1), 0));
  const slot *sl = var ? slot_of (s, var) : NULL;
  return sl && sl->guarded ? (int) (sl - s->frame.slots.address ()) : -1;
}

/* Find out what M's frame has to guard, and which scopes may be open where it
   suspends.  */

void
find_guards (machine *m)
{
  const split *s = m->s;
  m->guarded = false;
  for (const slot &sl : s->frame.slots)
    m->guarded |= sl.guarded;
  if (!m->guarded)
    return;
  dataflow flow (s->fun, FLOW_FORWARD);
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    {
      flow_set open = flow.effect (bb);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  bool start;
	  int i = marked_slot (s, gsi_stmt (gsi), &start);
	  if (i < 0)
	    continue;
	  bitmap_set_bit (m->scoped, i);
	  if (start)
	    open.gen (i);
	  else
	    open.kill (i);
	}
    }
  flow.solve ();
  for (const suspension &p : s->suspensions)
    {
      bitmap closed = BITMAP_ALLOC (NULL);
      bitmap_and_compl (closed, m->scoped, flow.at_end (p.before));
      m->closed.safe_push (closed);
    }
}

void
forget_guards (machine *m)
{
  for (bitmap closed : m->closed)
    BITMAP_FREE (closed);
}

/* Poison at E what nobody may touch: the guards, and the variables CLOSED.  */

static void
poison_frame (machine *m, emitter *e, const_bitmap closed)
{
  for (unsigned i = 0; i < m->s->frame.slots.length (); i++)
    {
      const slot *sl = &m->s->frame.slots[i];
      if (!sl->guarded)
	continue;
      unsigned HOST_WIDE_INT first = sl->offset - sl->before;
      if (bitmap_bit_p (closed, i))
	poison_bytes (m, e, first, sl->before + sl->size + sl->after);
      else
	{
	  poison_bytes (m, e, first, sl->before);
	  poison_bytes (m, e, sl->offset + sl->size, sl->after);
	}
    }
}

/* The coroutine starts at E.  */

void
guard_frame (machine *m, emitter *e)
{
  if (m->guarded)
    poison_frame (m, e, m->scoped);
}

/* It is resumed at E after P.  */

void
guard_again (machine *m, const suspension *p, emitter *e)
{
  if (m->guarded && !m->s->co->pinned)
    poison_frame (m, e, m->closed[p - m->s->suspensions.address ()]);
}

/* The frame is left at E, for good if FINISHED: unpoison what must not be poisoned
   then.  */

void
unguard_frame (machine *m, emitter *e, bool finished)
{
  if (m->guarded && (finished || !m->s->co->pinned))
    emit_poison (e, false, m->frame, m->s->frame.size);
}
