/* Calls of libco-rt from generated code.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#include "support/edit.h"
#include "support/runtime-calls.h"

/* Return the declaration of libco-rt's function NAME: the one that the unit
   uses or defines already, if any.  */

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

/* Return a call that reports REASON for the coroutine whose name is the
   string NAME (null for none) and aborts.  */

gcall *
build_panic (tree name, enum co__panic_reason reason)
{
  tree type = build_function_type_list (void_type_node, const_ptr_type_node,
					integer_type_node, NULL_TREE);
  return gimple_build_call (runtime_function ("co__panic", type, true), 2,
			    name ? name : null_pointer_node,
			    build_int_cst (integer_type_node, reason));
}

/* Return a call that says why the coroutine NAME cannot be resumed or dropped
   in STATE, and aborts.  */

gcall *
build_state_panic (tree name, tree state)
{
  tree type = build_function_type_list (void_type_node, const_ptr_type_node,
					integer_type_node, NULL_TREE);
  return gimple_build_call (runtime_function ("co__panic_state", type, true),
			    2, name, state);
}

/* Return a call that says that the object with VTABLE is made for another
   version, and aborts.  */

gcall *
build_abi_panic (tree vtable)
{
  tree type = build_function_type_list (void_type_node, const_ptr_type_node,
					NULL_TREE);
  return gimple_build_call (runtime_function ("co__panic_abi", type, true), 1,
			    vtable);
}

/* Return the address of RAMP's name as a constant string.  */

tree
coroutine_name_string (tree ramp)
{
  const char *name = DECL_NAME (ramp) ? IDENTIFIER_POINTER (DECL_NAME (ramp))
				      : "coroutine";
  return build_string_literal (strlen (name) + 1, name);
}

/* Return a call of the runtime's NAME, of RESULT_TYPE, with ARGS.  */

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

/* Return what the runtime's NAME, called at E with ARGS, returns.  */

tree
build_runtime_value (emitter *e, const char *name, const vec<tree> &args)
{
  gcall *call = build_runtime_call (name, integer_type_node, args);
  tree value = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, value);
  e->put (call);
  return value;
}
