/* Which functions has the unit, in which order, and which are split?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   1. functions_in_order, functions_callees_first: the order of the work.
   2. find_cycles, same_cycle_p: who calls whom in a circle.
   3. note_split, coroutine_of, coroutine_of_part: what is split already.
   4. within_limit_p: how much more -fplugin-arg-cogen-limit allows.

   Which of the coroutines on a cycle of calls is split first decides whose
   frames the others may embed, and what is inlined first uses up the budget.
   So the invariant: the order does not depend on -O.  GCC's
   ipa_reverse_postorder begins with what is not called otherwise and local,
   which optimization changes; this one begins with what comes first in the
   source, and takes the callees of a function in that order.

   The driver and several phases ask, so it is below all phases.  */

#include "support/edit.h"
#include "ipa-utils.h"
#include "support/options.h"
#include "support/unit.h"

/* The number of the cycle of calls, maybe of itself alone, that each function
   is on.  */
static hash_map<tree, int> *cycles;

bool
body_available_p (cgraph_node *node)
{
  function *fun = DECL_STRUCT_FUNCTION (node->decl);
  return (node->has_gimple_body_p () && fun && fun->cfg
	  && gimple_in_ssa_p (fun));
}

static int
compare_order (const void *pa, const void *pb)
{
  const cgraph_node *a = *(cgraph_node *const *) pa;
  const cgraph_node *b = *(cgraph_node *const *) pb;
  return a->order < b->order ? -1 : a->order > b->order;
}

void
functions_in_order (vec<cgraph_node *> *functions)
{
  cgraph_node *node;
  FOR_EACH_FUNCTION_WITH_GIMPLE_BODY (node)
    if (body_available_p (node))
      functions->safe_push (node);
  functions->qsort (compare_order);
}

/* A function whose callees are visited, and those that are still to be.  */
struct visit
{
  cgraph_node *node;
  vec<cgraph_node *> callees;	/* The next one last.  */
};

/* Begin to visit NODE.  */

static void
begin_visit (vec<visit> *stack, cgraph_node *node)
{
  visit v = { node, vNULL };
  for (cgraph_edge *e = node->callees; e; e = e->next_callee)
    v.callees.safe_push (e->callee->function_symbol ());
  v.callees.qsort (compare_order);
  v.callees.reverse ();
  stack->safe_push (v);
}

void
functions_callees_first (vec<cgraph_node *> *functions)
{
  auto_vec<cgraph_node *> roots;
  auto_vec<visit> stack;
  hash_set<cgraph_node *> seen;
  functions_in_order (&roots);
  for (cgraph_node *root : roots)
    {
      if (!seen.add (root))
	begin_visit (&stack, root);
      while (!stack.is_empty ())
	{
	  visit *v = &stack.last ();
	  if (v->callees.is_empty ())
	    {
	      functions->safe_push (v->node);
	      v->callees.release ();
	      stack.pop ();
	      continue;
	    }
	  cgraph_node *callee = v->callees.pop ();
	  if (body_available_p (callee) && !seen.add (callee))
	    begin_visit (&stack, callee);
	}
    }
}

bool
same_cycle_p (tree a, tree b)
{
  int *ca = cycles->get (a), *cb = cycles->get (b);
  return ca && cb && *ca == *cb;
}

void
find_cycles (void)
{
  delete cycles;
  cycles = new hash_map<tree, int>;
  cgraph_node **order = XCNEWVEC (cgraph_node *, symtab->cgraph_count);
  int n = ipa_reduced_postorder (order, true, NULL);
  for (int i = 0; i < n; i++)
    for (cgraph_node *node = order[i]; node;)
      {
	ipa_dfs_info *info = (ipa_dfs_info *) node->aux;
	cycles->put (node->decl, info->scc_no);
	node = info->next_cycle;
      }
  ipa_free_postorder_info ();
  XDELETEVEC (order);
}

/* The coroutines of this unit that are split.  */
static hash_map<tree, coroutine *> *coroutines;

/* The same by their resume, drop and destroy functions.  */
static hash_map<tree, coroutine *> *parts;

/* How many frames within_limit_p was asked about.  */
static int transformed;

coroutine *
coroutine_of (tree decl)
{
  coroutine **co = coroutines ? coroutines->get (decl) : NULL;
  return co ? *co : NULL;
}

coroutine *
coroutine_of_part (tree decl)
{
  coroutine **co = parts ? parts->get (decl) : NULL;
  return co ? *co : NULL;
}

coroutine *
coroutine_of_frame (const_tree var)
{
  tree attribute = lookup_attribute (FRAME_ATTRIBUTE, DECL_ATTRIBUTES (var));
  return attribute ? coroutine_of (TREE_VALUE (TREE_CHAIN (TREE_VALUE (attribute))))
	 : NULL;
}

bool
within_limit_p (void)
{
  if (cogen_opts.limit < 0)
    return true;
  return transformed++ < cogen_opts.limit;
}

void
note_split (coroutine *co)
{
  if (!coroutines)
    {
      coroutines = new hash_map<tree, coroutine *>;
      parts = new hash_map<tree, coroutine *>;
    }
  coroutines->put (co->ramp, co);
  for (tree part : { co->body, co->resume, co->direct, co->drop, co->destroy })
    parts->put (part, co);
}
