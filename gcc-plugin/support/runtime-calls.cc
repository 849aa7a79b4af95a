/* How does generated code call libco-rt?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co__panic (&"twice"[0], 1);

   Input: the name of a function of <cogen/rt.h> or <cogen/abi.h>, and operands.
   Output: a call, or the declaration to call.

   The invariant: one symbol has one declaration.  A unit may declare or define
   the function itself, as a program does that has its own co_frame_alloc; then
   runtime_function gives that one.

   What only aborts, allocates or links does not throw.  All else may run what
   somebody has written, a cleanup or another coroutine, so it may throw
   (build_runtime_call); its caller sees to the edges.  */

#include "support/edit.h"
#include "support/queries.h"
#include "support/runtime-calls.h"

tree
runtime_function (const char *name, tree type, bool noreturn)
{
  symtab_node *known = symtab_node::get_for_asmname (get_identifier (name));
  if (known && is_a <cgraph_node *> (known))
    return known->decl;
  tree decl = build_fn_decl (name, type);
  TREE_NOTHROW (decl) = 1;
  DECL_ARTIFICIAL (decl) = 1;
  if (noreturn)
    {
      TREE_THIS_VOLATILE (decl) = 1;
      DECL_ATTRIBUTES (decl) = tree_cons (get_identifier ("cold"), NULL_TREE,
					  DECL_ATTRIBUTES (decl));
    }
  cgraph_node::get_create (decl);
  return decl;
}

gcall *
build_panic (tree name, enum co__panic_reason reason)
{
  tree type = build_function_type_list (void_type_node, const_ptr_type_node,
					integer_type_node, NULL_TREE);
  return gimple_build_call (runtime_function ("co__panic", type, true), 2,
			    name ? name : null_pointer_node,
			    build_int_cst (integer_type_node, reason));
}

gcall *
build_state_panic (tree name, tree state)
{
  tree type = build_function_type_list (void_type_node, const_ptr_type_node,
					integer_type_node, NULL_TREE);
  return gimple_build_call (runtime_function ("co__panic_state", type, true),
			    2, name, state);
}

gcall *
build_abi_panic (tree vtable)
{
  tree type = build_function_type_list (void_type_node, const_ptr_type_node,
					NULL_TREE);
  return gimple_build_call (runtime_function ("co__panic_abi", type, true), 1,
			    vtable);
}

tree
coroutine_name_string (tree ramp)
{
  const char *name = DECL_NAME (ramp) ? IDENTIFIER_POINTER (DECL_NAME (ramp))
				      : "coroutine";
  if (const char *anonymous = anonymous_name (name))
    name = anonymous;
  return build_string_literal (strlen (name) + 1, name);
}

gcall *
build_runtime_call (const char *name, tree result_type, const vec<tree> &args)
{
  auto_vec<tree> types;
  for (tree arg : args)
    types.safe_push (POINTER_TYPE_P (TREE_TYPE (arg)) ? ptr_type_node
						       : TREE_TYPE (arg));
  tree type = build_function_type_array (result_type, types.length (),
					 types.address ());
  tree fn = runtime_function (name, type, false);
  /* All but co__link may run what somebody has written.  */
  TREE_NOTHROW (fn) = 0;
  return gimple_build_call_vec (fn, args);
}

tree
build_runtime_value (emitter *e, const char *name, const vec<tree> &args)
{
  gcall *call = build_runtime_call (name, integer_type_node, args);
  tree value = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, value);
  e->put (call);
  return value;
}

tree
place_string (tree fndecl, location_t loc)
{
  int line = expand_location (loc).line;
  const char *given = (DECL_NAME (fndecl) ? IDENTIFIER_POINTER (DECL_NAME (fndecl))
		       : "a function");
  const char *anonymous = anonymous_name (given);
  const char *name = anonymous ? anonymous : given;
  if (!line)
    return build_string_literal (strlen (name) + 1, name);
  /* As the runtime says it of what is awaited.  */
  char *text = xasprintf ("%s at line %d", name, line);
  tree string = build_string_literal (strlen (text) + 1, text);
  free (text);
  return string;
}
