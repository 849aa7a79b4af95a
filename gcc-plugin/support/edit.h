/* Small helpers to build and change GIMPLE in SSA form.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_EDIT_H
#define COGEN_EDIT_H

#include "support/cogen-plugin.h"
#include "function.h"
#include "basic-block.h"
#include "gimple.h"
#include "gimple-iterator.h"
#include "gimple-walk.h"
#include "ssa.h"
#include "cfghooks.h"
#include "cfgloop.h"
#include "cgraph.h"
#include "fold-const.h"
#include "gimple-fold.h"
#include "tree-cfg.h"
#include "tree-ssa.h"
#include "tree-ssa-propagate.h"
#include "tree-into-ssa.h"
#include "tree-cfgcleanup.h"
#include "tree-dfa.h"
#include "tree-eh.h"
#include "except.h"
#include "gimplify.h"
#include "gimplify-me.h"
#include "stor-layout.h"
#include "tree-pass.h"
#include "support/compat.h"
#include "support/coroutine.h"

/* Where statements go, and the location they get.  */
struct emitter
{
  gimple_stmt_iterator *gsi;
  location_t loc;

  /* Insert STMT before *GSI.  */
  void put (gimple *stmt);
  /* Insert LHS = RHS.  */
  gassign *assign (tree lhs, tree rhs);
  /* Insert NAME = RHS for a new SSA name of TYPE; return the name.  */
  tree name (tree type, tree rhs);
  /* VALUE converted to TYPE as a gimple value.  */
  tree convert (tree type, tree value);
};

extern tree build_local (function *, tree type, const char *name,
			 location_t);
extern tree build_method_operand (function *, tree type, const char *name,
				  location_t);
extern bool method_operand_p (const_tree var);
extern gassign *build_clobber_of (tree var);
extern void remove_marker (gimple_stmt_iterator *);
extern void settle_operand (gimple *stmt, tree value);
extern void replace_name (tree name, tree value);
extern basic_block new_block (function *, basic_block after);
extern edge connect (basic_block from, basic_block to, int flags,
		     profile_probability);
extern void never_take (edge);
extern void redirect_fallthru (basic_block from, basic_block to);
extern basic_block split_after (gimple *);
extern void thread_edge (basic_block bb, edge e, edge taken);
extern void append (basic_block, gimple *, location_t);
extern gcall *replace_call (gimple_stmt_iterator *, gcall *replacement);
extern void copy_eh (gimple *from, gimple *to);
extern void forget_dominance (void);
extern void finish_removal (function *);
extern void remove_single_phis (function *);
extern void finish_edit (function *, bool cfg_changed);

#endif /* COGEN_EDIT_H */
