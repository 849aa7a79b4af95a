/* Is that a channel, a future, or what else the runtime's macro works on?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_close (5)		error: operand of 'co_close' has type 'int', which is no
				       'co_chan (T)'
	co_shield (5)		error: operand of 'co_shield' has type 'int', which is no
				       future

   A co_chan (T) is a pointer to a function that gives a T of a struct co__chan *, for
   the sake of its T; the runtime wants a struct co__chan *.  A cast would take anything
   for one.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"

/* True if TYPE is that of handles on what POINTER points to.  */

static bool
handle_type_p (tree type, tree pointer)
{
  if (!POINTER_TYPE_P (type) || TREE_CODE (TREE_TYPE (type)) != FUNCTION_TYPE)
    return false;
  tree args = TYPE_ARG_TYPES (TREE_TYPE (type));
  return args && comptypes (TREE_VALUE (args), pointer);
}

/* __builtin_co_handle (h, (struct co__chan *) 0): h as such a pointer.  What is null, or a
   void *, may be one, as in a call.  */

tree
fe_handle (const fe_call &call)
{
  tree handle = call.args[0], type = TREE_TYPE (handle), pointer = TREE_TYPE (call.args[1]);
  if (handle_type_p (type, pointer) || integer_zerop (handle)
      || (POINTER_TYPE_P (type) && VOID_TYPE_P (TREE_TYPE (type))))
    return build1_loc (call.loc, NOP_EXPR, pointer, handle);
  const char *kind = IDENTIFIER_POINTER (TYPE_IDENTIFIER (TREE_TYPE (pointer)));
  error_at (call.arg_location (0), "operand of %qs has type %qT, which is no %<%s(T)%>",
	    call.name, type, ACONCAT (("co_", kind + strlen ("co__"), NULL)));
  if (POINTER_TYPE_P (type) && handle_type_p (TREE_TYPE (type), pointer))
    inform (call.loc, "pass the variable itself, not its address");
  return error_mark_node;
}

/* __builtin_co_future_type (f, ...), __builtin_co_stream_type (s, ...): an lvalue of the type
   of these objects that is never evaluated.  */

tree
fe_same_type (const fe_call &call)
{
  bool futures = call.code == FE_FUTURE_TYPE;
  trait first = trait (), t;
  for (unsigned i = 0; i < call.nargs; i++)
    {
      if (!fe_trait_operand (call, i, &t))
	return error_mark_node;
      if (futures && t.kind != TRAIT_FUTURE)
	error_at (call.arg_location (i), "operand of %qs has type %qT, which is no future",
		  call.name, t.type);
      else if (!futures && t.kind != TRAIT_STREAM)
	error_at (call.arg_location (i), "operand of %qs has type %qT, which is no stream",
		  call.name, t.type);
      else if (i > 0 && t.type != first.type)
	error_at (call.arg_location (i), "operand %u of %qs has type %qT, and the first one "
		  "%qT", call.operand_number (i), call.name, t.type, first.type);
      else
	{
	  first = t;
	  continue;
	}
      return error_mark_node;
    }
  return fe_type_as_lvalue (call, first.type);
}
