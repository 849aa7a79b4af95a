/* What an object is when it has dissolved: a tag, and ways that it chooses from.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Tags, and what a step produces, are variables in memory until dissolve/settle.cc makes
   registers of them: a variable can be renamed once only, and jumps come and go until
   then.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "dissolve/splice.h"

/* A tag as an operand.  */

tree
tag_value (int tag)
{
  return build_int_cst (integer_type_node, tag);
}

/* A variable of D's function of TYPE that is in memory for now.  */

tree
build_meanwhile (dissolver *d, tree type, const char *name, location_t loc)
{
  tree var = build_local (d->fun, type, name, loc);
  if (is_gimple_reg_type (type))
    {
      DECL_NOT_GIMPLE_REG_P (var) = 1;
      d->artificial.add (var);
    }
  return var;
}

tree
build_tag (dissolver *d, const char *name, location_t loc)
{
  tree var = build_meanwhile (d, integer_type_node, name, loc);
  d->tag_vars.add (var);
  return var;
}

/* Put VAR = VALUE at E, where both may be in memory.  */

void
put_copy (emitter *e, tree var, tree value)
{
  if (is_gimple_reg_type (TREE_TYPE (var)) && !is_gimple_reg (var)
      && !is_gimple_val (value))
    value = e->name (TREE_TYPE (value), value);
  e->assign (var, value);
}

/* Put it last in BB.  */

void
append_copy (basic_block bb, tree var, tree value, location_t loc)
{
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  if (gsi_end_p (gsi))
    gsi = gsi_start_bb (bb);
  else
    gsi_next (&gsi);
  emitter e = { &gsi, loc };
  put_copy (&e, var, value);
}

/* End BB with a switch on INDEX, a variable or name, that leads by WAYS, sorted, or to
   OTHERWISE.  */

void
append_switch (basic_block bb, tree index, const vec<way> &ways,
	       basic_block otherwise, location_t loc)
{
  if (ways.is_empty ())
    {
      make_single_succ_edge (bb, otherwise, EDGE_FALLTHRU);
      return;
    }
  profile_probability each
    = profile_probability::always ().apply_scale (1, ways.length () + 1);
  if (VAR_P (index))
    {
      tree name = make_ssa_name (integer_type_node);
      append (bb, gimple_build_assign (name, index), loc);
      index = name;
    }
  auto_vec<tree> labels;
  for (const way &w : ways)
    {
      labels.safe_push (build_case_label (tag_value (w.value), NULL_TREE,
					  gimple_block_label (w.dest)));
      if (!find_edge (bb, w.dest))
	connect (bb, w.dest, 0, each);
    }
  if (!find_edge (bb, otherwise))
    connect (bb, otherwise, 0, each);
  tree last = build_case_label (NULL_TREE, NULL_TREE,
				gimple_block_label (otherwise));
  append (bb, gimple_build_switch (index, last, labels), loc);
}

/* What S gets for OUTCOME.  A stream's step says whether it was dropped.  */

static tree
outcome_value (const web *w, const step &s, enum outcome o)
{
  if (s.resumes)
    return build_int_cst (TREE_TYPE (s.lhs),
			  o == OUTCOME_ITEM ? CO_YIELDED : CO_RETURNED);
  bool yes = o == (w->stream ? OUTCOME_DROPPED : OUTCOME_ITEM);
  return build_int_cst (TREE_TYPE (s.lhs), yes);
}

/* Let FROM go on behind the step S of W with OUTCOME; the object is at TAG then, and
   its item, if any, is in ITEM.  */

void
land_at (dissolver *d, web *w, const step &s, basic_block from, tree tag,
	 tree item, enum outcome o, location_t loc)
{
  if (w->advanced)
    append_copy (from, w->advanced, o == OUTCOME_ITEM ? boolean_true_node
						      : boolean_false_node, loc);
  append_copy (from, d->tags[s.var], tag, loc);
  if (o == OUTCOME_ITEM && s.to)
    append_copy (from, unshare_expr (s.to), item, loc);
  if (o == OUTCOME_END && s.result_to)
    append_copy (from, unshare_expr (s.result_to), w->result, loc);
  edge e = make_single_succ_edge (from, s.join, EDGE_FALLTHRU);
  if (s.lhs)
    add_phi_arg (as_a <gphi *> (SSA_NAME_DEF_STMT (s.lhs)),
		 outcome_value (w, s, o), e, loc);
}
