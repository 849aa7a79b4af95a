/* Torture mode: where does a function suspend?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Before a random share of its statements.  The body is GIMPLE already, with
   all the temporaries of its expressions, so that many a suspension stands in
   the middle of one; and its scopes and cleanups are still there to be routed
   through, as with what the user writes:

	dropped = suspend (PENDING);
	if (dropped != 0) return;

   Not in what cleans up: that is also executed while a coroutine is dropped.

   What is random is the same in every compilation of a function: it depends on
   the seed and on the function's name.  */

#include "support/edit.h"
#include "gimplify.h"
#include "context.h"
#include "support/dump.h"
#include "support/options.h"
#include "support/unit.h"
#include "torture/torture.h"

/* The planting of one function.  */
struct planter
{
  tree fndecl;
  hashval_t random;		/* The state of the generator,  */
  hashval_t share;		/* of whose values those below suspend.  */
  tree suspend;			/* The marker.  */
  unsigned planted;
};

/* The next value of P's linear congruential generator, as in Knuth's TAOCP 2,
   3.3.4, table 1, line 16 (by Borosh and Niederreiter); its high bits are the
   good ones.  */

static hashval_t
next_random (planter *p)
{
  p->random = p->random * 1664525u + 1013904223u;
  return iterative_hash_hashval_t (p->random, 0);
}

/* Insert before GSI: `if (DECL (ARG) != 0) return'; ARG may be null.  */

static void
plant (planter *p, gimple_stmt_iterator *gsi, tree decl, tree arg,
       location_t loc)
{
  tree dropped = create_tmp_var (integer_type_node, "dropped");
  tree leave = create_artificial_label (loc);
  tree go_on = create_artificial_label (loc);
  gcall *call = arg ? gimple_build_call (decl, 1, arg)
		    : gimple_build_call (decl, 0);
  gimple_call_set_lhs (call, dropped);
  gimple *ret = gimple_build_return (NULL_TREE);
  silence_warning_at (ret, OPT_Wreturn_type);
  gimple *stmts[] = {
    call,
    gimple_build_cond (NE_EXPR, dropped, integer_zero_node, leave, go_on),
    gimple_build_label (leave),
    ret,
    gimple_build_label (go_on)
  };
  for (gimple *stmt : stmts)
    {
      gimple_set_location (stmt, loc);
      gsi_insert_before (gsi, stmt, GSI_SAME_STMT);
    }
  p->planted++;
}

/* Insert a suspension before GSI, a statement at LOC.  */

static void
plant_suspension (planter *p, gimple_stmt_iterator *gsi, location_t loc)
{
  plant (p, gsi, p->suspend,
	 build_int_cst (integer_type_node, SUSPEND_PENDING), loc);
}

/* True if control does not go from STMT to the one after it.  */

static bool
ends_line_p (gimple *stmt)
{
  switch (gimple_code (stmt))
    {
    case GIMPLE_GOTO: case GIMPLE_COND: case GIMPLE_SWITCH: case GIMPLE_RETURN:
      return true;
    default:
      return false;
    }
}

/* Plant suspensions in the statements SEQ.  */

static void
plant_sequence (planter *p, gimple_seq *seq)
{
  bool reached = true;
  for (gimple_stmt_iterator gsi = gsi_start (*seq); !gsi_end_p (gsi);
       gsi_next (&gsi))
    {
      gimple *stmt = gsi_stmt (gsi);
      if (is_gimple_debug (stmt))
	continue;
      if (gimple_code (stmt) == GIMPLE_LABEL)
	{
	  reached = true;
	  continue;
	}
      if (reached && next_random (p) <= p->share)
	plant_suspension (p, &gsi, gimple_location (stmt));
      if (gbind *bind = dyn_cast <gbind *> (stmt))
	plant_sequence (p, gimple_bind_body_ptr (bind));
      else if (gtry *t = dyn_cast <gtry *> (stmt))
	plant_sequence (p, gimple_try_eval_ptr (t));
      reached = !ends_line_p (stmt);
    }
}

/* Set P's generator, and the share of statements that suspend: 1, 1/2, 1/4, 1/8
   or 1/16 of them.  */

static void
start_random (planter *p)
{
  tree name = DECL_ASSEMBLER_NAME (p->fndecl);
  p->random = iterative_hash (IDENTIFIER_POINTER (name),
			      IDENTIFIER_LENGTH (name),
			      cogen_opts.torture_seed);
  p->share = ~(hashval_t) 0;
  if (!cogen_opts.torture_all)
    p->share >>= next_random (p) % 5;
}

/* Make FNDECL suspend, and have it made a coroutine later.  */

static void
plant_function (tree fndecl)
{
  tree result = TREE_TYPE (TREE_TYPE (fndecl));
  tree type = trait_type (DECL_SOURCE_LOCATION (fndecl), TRAIT_FUTURE,
			  void_type_node, TYPE_MAIN_VARIANT (result),
			  void_type_node);
  trait t;
  trait_of_type (type, &t);
  planter p = planter ();
  p.fndecl = fndecl;
  start_random (&p);
  tree cause = integer_type_node;
  p.suspend = build_marker_decl (MARKER_SUSPEND, "co_suspend",
				 integer_type_node, 1, &cause, t.type);
  gimple_seq body = gimple_body (fndecl);
  gbind *outermost = as_a <gbind *> (gimple_seq_first_nondebug_stmt (body));
  plant_sequence (&p, gimple_bind_body_ptr (outermost));
  gimple_stmt_iterator start = gsi_start (*gimple_bind_body_ptr (outermost));
  location_t loc = DECL_SOURCE_LOCATION (fndecl);
  if (!p.planted)
    plant_suspension (&p, &start, loc);
  start = gsi_start (*gimple_bind_body_ptr (outermost));
  plant (&p, &start, trait_marker (t, MARKER_INITIAL), NULL_TREE, loc);
  DECL_ATTRIBUTES (fndecl)
    = tree_cons (get_identifier (COROUTINE_ATTRIBUTE), fndecl,
		 DECL_ATTRIBUTES (fndecl));
  DECL_ATTRIBUTES (fndecl) = tree_cons (get_identifier (TORTURE_ATTRIBUTE),
					t.type, DECL_ATTRIBUTES (fndecl));
}

/* How many functions are no coroutines.  */
static unsigned left_alone;

unsigned
count_left_alone (void)
{
  return left_alone;
}

namespace {

const pass_data pass_data_torture =
{
  GIMPLE_PASS, "cogen_torture", OPTGROUP_NONE, TV_NONE, PROP_gimple_any, 0, 0,
  0, 0
};

class pass_torture : public gimple_opt_pass
{
public:
  pass_torture (gcc::context *ctxt) : gimple_opt_pass (pass_data_torture, ctxt)
  {}
  bool gate (function *) final override
  {
    /* GCC makes functions of its own when those of the unit are done.  */
    return (cogen_opts.torture && !seen_error ()
	    && symtab->state == CONSTRUCTION);
  }
  unsigned execute (function *) final override;
};

unsigned
pass_torture::execute (function *fun)
{
  const char *why = why_not_tortured (fun->decl);
  if (!why && !within_limit_p ())
    why = G_("of the limit");
  if (why)
    {
      left_alone++;
      dump_note (DECL_SOURCE_LOCATION (fun->decl),
		 "%qD is left alone: %s", fun->decl, why);
    }
  else
    plant_function (fun->decl);
  return 0;
}

} // anon namespace

opt_pass *
make_pass_torture (gcc::context *ctxt)
{
  return new pass_torture (ctxt);
}
