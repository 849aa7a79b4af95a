/* What does a coroutine await, as its table of waits has it?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   split/wait.cc makes the table, for the runtime.  What is built around a body reads it,
   too: functions/ends.cc, and functions/wake.cc, which split/wait.cc relies on.

   The invariant: an entry is a struct co__wait of <cogen/abi.h>, and the last one is of
   state 0.  */

#include "support/edit.h"
#include "support/abi.h"
#include "support/constant-data.h"
#include "support/waits.h"

/* The members of struct co__wait, in order.  */
enum { WAIT_STATE, WAIT_OBJECT, WAIT_RESULT, WAIT_LINE, WAIT_MEMBERS };

tree
waits_of (const coroutine *co)
{
  symtab_node *node
    = symtab_node::get_for_asmname (name_of_part (co->ramp, "waits"));
  return node ? node->decl : NULL_TREE;
}

unsigned HOST_WIDE_INT
wait_size (void)
{
  return WAIT_MEMBERS * int_size_in_bytes (unsigned_type_node);
}

/* The number of entries of WAITS.  */

static unsigned
count_waits (tree waits)
{
  return CONSTRUCTOR_NELTS (DECL_INITIAL (waits)) / WAIT_MEMBERS - 1;
}

static HOST_WIDE_INT
wait_member (tree waits, unsigned i, int member)
{
  return tree_to_uhwi (CONSTRUCTOR_ELT (DECL_INITIAL (waits),
					i * WAIT_MEMBERS + member)->value);
}

HOST_WIDE_INT
awaited_in (tree waits, unsigned HOST_WIDE_INT state)
{
  for (unsigned i = 0; waits && i < count_waits (waits); i++)
    if (wait_member (waits, i, WAIT_STATE) == (HOST_WIDE_INT) state)
      return wait_member (waits, i, WAIT_OBJECT);
  return -1;
}

/* Set *ALL to MEMBER of all entries of WAITS, or to -1 if they differ.  */

static void
common_member (tree waits, int member, HOST_WIDE_INT *all)
{
  *all = wait_member (waits, 0, member);
  for (unsigned i = 1; i < count_waits (waits); i++)
    if (wait_member (waits, i, member) != *all)
      *all = -1;
}

/* True if some entries of WAITS have no place for a result, and some have.  */

static bool
some_void_p (tree waits)
{
  unsigned n = 0;
  for (unsigned i = 0; i < count_waits (waits); i++)
    n += wait_member (waits, i, WAIT_RESULT) == 0;
  return n != 0 && n != count_waits (waits);
}

bool
awaited_in_place_p (tree waits)
{
  for (unsigned i = 0; i < count_waits (waits); i++)
    {
      unsigned HOST_WIDE_INT result = wait_member (waits, i, WAIT_RESULT);
      if (wait_member (waits, i, WAIT_OBJECT) == (HOST_WIDE_INT) frame_awaited_offset ()
	  && (result == 0 || result == frame_awaited_result_offset ()))
	return true;
    }
  return false;
}

bool
repolls_p (const coroutine *co, repoll *r)
{
  tree waits = waits_of (co);
  if (!waits || optimize < 2 || optimize_debug || flag_exceptions
      || (flag_sanitize & SANITIZE_ADDRESS)
      || !optimize_function_for_speed_p (DECL_STRUCT_FUNCTION (co->body))
      || some_void_p (waits))
    return false;
  r->state = count_waits (waits) == 1 ? wait_member (waits, 0, WAIT_STATE) : 0;
  common_member (waits, WAIT_OBJECT, &r->object);
  common_member (waits, WAIT_RESULT, &r->result);
  return r->state || count_waits (waits) == co->suspensions;
}
