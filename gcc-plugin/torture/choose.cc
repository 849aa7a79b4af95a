/* Torture mode: which functions can be coroutines?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Nearly all.  What is left alone lives on the machine's stack in a way that
   no coroutine can (analysis/diagnose.cc makes an error of each of these in a
   coroutine that the user writes), is no function of its own (what must be
   inlined), or is what the driver itself is made of.  */

#include "support/edit.h"
#include "support/options.h"
#include "support/queries.h"
#include "torture/torture.h"

/* Functions that co__torture calls: a program that defines one of them would
   call itself for ever.  */

static bool
runtime_needs_p (tree fndecl)
{
  static const char *const names[] = {
    "malloc", "free", "calloc", "realloc", "aligned_alloc", "posix_memalign",
    "memcpy", "memmove", "memset", "abort", "write", "strlen", "mmap", "mprotect",
    "co_frame_alloc", "co_frame_free", "co_panic"
  };
  if (!TREE_PUBLIC (fndecl))
    return false;
  for (const char *name : names)
    if (id_equal (DECL_NAME (fndecl), name))
      return true;
  return false;
}

/* Why the declaration FNDECL cannot be that of a coroutine; or null.  */

static const char *
why_not_declaration (tree fndecl)
{
  if (coroutine_decl_p (fndecl))
    return G_("it is a coroutine already");
  if (DECL_EXTERNAL (fndecl))
    return G_("its body is only there to be inlined");
  if (lookup_attribute ("always_inline", DECL_ATTRIBUTES (fndecl)))
    return G_("it must be inlined");
  if (stdarg_p (TREE_TYPE (fndecl)))
    return G_("it takes variable arguments");
  if (attribute_without_coroutine (fndecl))
    return G_("an attribute says how its one body is compiled");
  if (runtime_needs_p (fndecl))
    return G_("the runtime needs it");
  tree result = TREE_TYPE (TREE_TYPE (fndecl));
  if (!VOID_TYPE_P (result)
      && (!TYPE_SIZE_UNIT (result)
	  || TREE_CODE (TYPE_SIZE_UNIT (result)) != INTEGER_CST))
    return G_("the size of its result is not a constant");
  for (tree parm = DECL_ARGUMENTS (fndecl); parm; parm = DECL_CHAIN (parm))
    if (!TYPE_SIZE_UNIT (TREE_TYPE (parm))
	|| TREE_CODE (TYPE_SIZE_UNIT (TREE_TYPE (parm))) != INTEGER_CST)
      return G_("the size of a parameter is not a constant");
  function *fun = DECL_STRUCT_FUNCTION (fndecl);
  if (fun->has_nonlocal_label)
    return G_("a nested function jumps into it");
  return NULL;
}

/* Why no coroutine can contain CALL; or null.  */

static const char *
why_not_call (gcall *call)
{
  if (gimple_call_flags (call) & ECF_RETURNS_TWICE)
    return G_("it calls a function that returns twice");
  if (alloca_call_p (call) && !gimple_call_alloca_for_var_p (call))
    return G_("it calls %<alloca%>");
  tree fn = gimple_call_fndecl (call);
  if (!fn || !fndecl_built_in_p (fn, BUILT_IN_NORMAL))
    return NULL;
  switch (DECL_FUNCTION_CODE (fn))
    {
    case BUILT_IN_INIT_TRAMPOLINE:
    case BUILT_IN_INIT_HEAP_TRAMPOLINE:
    case BUILT_IN_ADJUST_TRAMPOLINE:
      return G_("it makes a pointer to a nested function that captures "
		"variables");
    case BUILT_IN_APPLY:
    case BUILT_IN_APPLY_ARGS:
    case BUILT_IN_RETURN:
    case BUILT_IN_FRAME_ADDRESS:
    case BUILT_IN_RETURN_ADDRESS:
    case BUILT_IN_EH_RETURN:
    case BUILT_IN_UNWIND_INIT:
    case BUILT_IN_NEXT_ARG:
    case BUILT_IN_VA_START:
      return G_("it asks for its stack frame or its caller");
    default:
      return NULL;
    }
}

/* walk_gimple_seq callback: store why no coroutine can contain the operand at
   TP in WI->info and stop.  The runtime uses registers as it likes, and the
   threads of torture mode have other variables of their own.  */

static tree
find_operand_reason (tree *tp, int *walk_subtrees, void *data)
{
  const char **why = (const char **) ((walk_stmt_info *) data)->info;
  if (TYPE_P (*tp))
    *walk_subtrees = 0;
  else if (VAR_P (*tp) && DECL_HARD_REGISTER (*tp))
    *why = G_("it has a register variable");
  else if (VAR_P (*tp) && DECL_THREAD_LOCAL_P (*tp)
	   && cogen_opts.torture_thread)
    *why = G_("it has a thread's own variable");
  return *why ? *tp : NULL_TREE;
}

/* The same for the statement at GSI.  */

static tree
find_reason (gimple_stmt_iterator *gsi, bool *handled, walk_stmt_info *wi)
{
  const char **why = (const char **) wi->info;
  gimple *stmt = gsi_stmt (*gsi);
  if (gcall *call = dyn_cast <gcall *> (stmt))
    *why = why_not_call (call);
  else if (is_gimple_omp (stmt))
    *why = G_("it uses OpenMP or OpenACC");
  else if (gimple_code (stmt) == GIMPLE_TRANSACTION)
    *why = G_("it has a transaction");
  *handled = *why != NULL;
  return *why ? error_mark_node : NULL_TREE;
}

const char *
why_not_tortured (tree fndecl)
{
  const char *why = why_not_declaration (fndecl);
  if (why)
    return why;
  walk_stmt_info wi;
  memset (&wi, 0, sizeof wi);
  wi.info = &why;
  walk_gimple_seq (gimple_body (fndecl), find_reason, find_operand_reason, &wi);
  return why;
}
