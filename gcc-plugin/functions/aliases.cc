/* Other names of a coroutine.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_iterator(int) range (int lo, int hi) { ... }
	co_iterator(int) numbers (int, int) __attribute__ ((alias ("range")));

   A coroutine is more than one symbol (INTERNALS.md, "The ABI"), and each of its
   names has them all: numbers.place and numbers.vtable are aliases of range.place and
   range.vtable, as visible and as weak as numbers itself.  A symbol version is a name
   too: of f@@V1 these are f.place@@V1 and f.vtable@@V1.

   1. resolve_aliases, before all other phases: a call of an alias that nothing can
      replace is one of the coroutine itself.  It is nested and elided like that.
   2. export_aliases, when a coroutine is split: the names that other units see.
   3. coroutine_meant, for lower_facts: who is asked about by a name.  */

#include "support/edit.h"
#include "functions/functions.h"
#include "support/constant-data.h"
#include "support/unit.h"

tree
coroutine_meant (tree fndecl)
{
  cgraph_node *node = cgraph_node::get (fndecl);
  if (!node || !node->alias || !node->analyzed || node->ifunc_resolver)
    return fndecl;
  enum availability available;
  cgraph_node *target = node->ultimate_alias_target (&available);
  return available > AVAIL_INTERPOSABLE ? target->decl : fndecl;
}

/* True if CALL, of an alias, can be a call of the coroutine FNDECL.  */

static bool
same_call_p (gcall *call, tree fndecl)
{
  return (coroutine_decl_p (fndecl) && !gimple_call_chain (call)
	  && types_compatible_p (gimple_call_fntype (call), TREE_TYPE (fndecl)));
}

/* Let the calls of aliases in the current function be of what they mean; true if
   there are any.  */

static bool
resolve_calls (function *fun)
{
  bool any = false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gcall *call = dyn_cast <gcall *> (gsi_stmt (gsi));
	tree alias = call ? gimple_call_fndecl (call) : NULL_TREE;
	tree fndecl = alias ? coroutine_meant (alias) : NULL_TREE;
	if (fndecl == alias || !same_call_p (call, fndecl))
	  continue;
	gimple_call_set_fndecl (call, fndecl);
	update_stmt (call);
	any = true;
      }
  return any;
}

void
resolve_aliases (void)
{
  auto_vec<cgraph_node *> functions;
  functions_in_order (&functions);
  for (cgraph_node *node : functions)
    {
      push_cfun (DECL_STRUCT_FUNCTION (node->decl));
      if (resolve_calls (cfun))
	cgraph_edge::rebuild_edges ();
      pop_cfun ();
    }
}

/* Let DECL, the function or the vtable of a coroutine called .SUFFIX, have the name
   that belongs to the alias NODE as well.  */

static void
export_alias (tree decl, const char *suffix, cgraph_node *node)
{
  tree alias = copy_node (decl), name = name_of_part (node->decl, suffix);
  DECL_NAME (alias) = name;
  if (TREE_CODE (alias) == FUNCTION_DECL)
    {
      DECL_STRUCT_FUNCTION (alias) = NULL;
      DECL_ARGUMENTS (alias) = NULL_TREE;
      DECL_RESULT (alias) = NULL_TREE;
    }
  DECL_ATTRIBUTES (alias) = NULL_TREE;
  DECL_INITIAL (alias) = error_mark_node;
  SET_DECL_ASSEMBLER_NAME (alias, name);
  SET_DECL_RTL (alias, NULL);
  DECL_WEAK (alias) = 0;
  export_like (alias, node->decl);
  symtab_node *made;
  if (TREE_CODE (alias) == FUNCTION_DECL)
    made = cgraph_node::create_alias (alias, decl);
  else
    made = varpool_node::create_alias (alias, decl);
  made->resolve_alias (symtab_node::get (decl));
  made->symver = node->symver;
  made->externally_visible = true;
}

/* The same for all aliases of NODE that other units may see.  */

static void
export_aliases_of (coroutine *co, cgraph_node *node)
{
  ipa_ref *ref;
  FOR_EACH_ALIAS (node, ref)
    {
      cgraph_node *alias = dyn_cast <cgraph_node *> (ref->referring);
      if (alias->weakref || alias->ifunc_resolver)
	continue;
      if (TREE_PUBLIC (alias->decl))
	{
	  build_place (co);
	  export_alias (co->place, "place", alias);
	  export_alias (co->placed_vtable, "vtable", alias);
	}
      export_aliases_of (co, alias);
    }
}

void
export_aliases (coroutine *co)
{
  export_aliases_of (co, cgraph_node::get (co->ramp));
}
