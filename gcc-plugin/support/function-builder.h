/* Building small functions: the ramp and its relatives.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_FUNCTION_BUILDER_H
#define COGEN_FUNCTION_BUILDER_H

/* A function that is built statement by statement in SSA form.  Either it is
   new: add_parm, then begin; or its declaration is complete and only its body
   is missing: begin at once.  */
class function_builder
{
public:
  function_builder (tree decl, tree result_type);

  tree decl;
  basic_block bb;	/* Where statements go.  */
  emitter e;

  /* Add a parameter; return its declaration.  */
  tree add_parm (const char *name, tree type);
  void begin ();
  /* The value of the parameter PARM as an operand; only after begin.  */
  tree parm_value (tree parm);
  /* Call FN; returns its result, null for void.  */
  tree call (tree fn, tree a0 = NULL_TREE, tree a1 = NULL_TREE,
	     tree a2 = NULL_TREE);
  /* Go on in the returned block if LHS CODE RHS, else in *OTHERWISE.  */
  void branch (enum tree_code code, tree lhs, tree rhs,
	       basic_block *otherwise, profile_probability taken);
  /* Statements go to BLOCK from now on.  */
  void enter (basic_block block);
  void ret (tree value);
  cgraph_node *finish ();

private:
  tree m_result_type;
  auto_vec<tree> m_parms;
  gimple_stmt_iterator m_gsi;
};

#endif /* COGEN_FUNCTION_BUILDER_H */
