/* What is inlined into what before anything is split.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_MERGE_H
#define COGEN_MERGE_H

/* An await of, or delegation to, the object that a direct call makes.  */
struct flat_site
{
  gcall *call;		/* OBJ = child (args)  */
  gcall *marker;	/* dropped = AWAIT (OBJ, ID), or YIELD_FROM (OBJ, ID)  */
  struct flat_body *child;
};

/* A coroutine of the unit.  */
struct flat_body
{
  cgraph_node *node;
  unsigned index;		/* Among all of the unit.  */
  auto_vec<flat_site> sites;	/* In the order of its blocks.  */
  unsigned statements;
  unsigned uses;		/* Sites in the unit whose child it is.  */
  bool needed;			/* Somebody calls it from outside of a site,
				   or a site of it is not inlined.  */
  const char *stays;		/* Why its body cannot be inlined, or null.  */
  auto_vec<bool> plan;		/* For a needed one: whether each site is
				   inlined, in depth-first order; the sites of
				   an inlined child follow its own.  */
  bool recursive;		/* It awaits itself, at some depth.  */
  bool inlined;			/* Some site of it is.  */
  tree inlined_form;		/* merge/flatten.cc: its inlinable copy, or
				   null,  */
  auto_vec<gcall *> calls;	/* the calls there, null for a site that
				   stays,  */
  tree marker;			/* and what marks the sites of it.  */
  bool shared () const { return needed || uses > 1; }
};

/* The coroutines of the unit.  */
class flat_unit
{
public:
  ~flat_unit ();
  auto_vec<flat_body *> bodies;
  flat_body *body_of (tree fndecl) const;
  /* Find out about all and plan; false if nothing is to be inlined.  */
  bool plan ();
  /* The coroutine whose inlined form FNDECL is, or null; note_form tells.  */
  flat_body *form_of (tree fndecl) const;
  void note_form (flat_body *);

private:
  hash_map<tree, flat_body *> m_body_of, m_form_of;
  auto_vec<flat_body *> m_work;		/* Needed and not planned yet.  */
  unsigned m_copied, m_limit;		/* Statements copied, and allowed.  */

  void collect ();
  void collect_sites (flat_body *);
  void need (flat_body *);
  void find_needed ();
  void find_recursive ();
  bool reaches_p (flat_body *from, flat_body *to) const;
  const char *why_not (const flat_body *root, const flat_body *parent,
		       const flat_site &, const vec<flat_body *> &stack,
		       bool copied, unsigned room) const;
  void plan_sites (flat_body *root, flat_body *, vec<flat_body *> *stack,
		   bool copied, unsigned *room);
};

/* merge/sites.cc  */

/* List the pairs of a call and a marker in FUN, the current function, that
   consumes what the call makes.  */
extern void find_flat_sites (function *fun, vec<flat_site> *);
/* Remove the drops between CALL and MARKER, of such a pair: of what was moved into CALL.  */
extern void remove_drops_between (gcall *call, gcall *marker);
/* Collect the edges by which the coroutine FUN leaves when it is dropped while
   suspended, and the blocks that these lead through; false if they cannot be
   told from the rest of the body.  */
extern bool find_drop_region (function *fun, vec<edge> *edges,
			      vec<basic_block> *region);
/* The edge on which NAME is not zero, when it is tested and nothing else.  */
extern edge nonzero_edge (tree name);

/* How often a function mentions a variable, and the call of a coroutine, if
   any, whose object it gets.  */
struct mentions
{
  unsigned count;
  gcall *call;
};

typedef hash_map<tree, mentions> mention_map;

/* Collect in MAP what FUN does with its variables.  */
extern void collect_mentions (function *fun, mention_map *map);
/* True if STMT is no more than a mark: nothing is executed there.  */
extern bool mark_p (gimple *stmt);
/* merge/plan.cc: return why the body of the coroutine of NODE cannot be copied
   into another function, or null; count its STATEMENTS.  CAPTURES: not because it
   captures variables.  */
extern const char *body_stays (cgraph_node *node, unsigned *statements,
			       bool captures = false);

/* merge/ids.cc  */

/* The variable whose address an ID is meanwhile.  */
typedef hash_map<int_hash<HOST_WIDE_INT, -1, -2>, tree> id_map;
/* The ID that such a variable becomes.  */
typedef hash_map<tree, unsigned> id_number_map;

extern tree build_id_var (function *, tree type);
extern bool has_id_p (enum marker);
extern unsigned id_operand (const gcall *marker);
extern unsigned greatest_id (function *);
extern void replace_ids (function *, id_map *, bool all);
extern void settle_ids (function *, id_number_map *, unsigned next_id);
extern void simplify_values (function *);

/* merge/form.cc  */

/* What the result of an inlined form is called; GCC's copies are too.  */
#define DROPPED_NAME "co__dropped"

extern bool has_result_p (const trait &);
extern gcall *lower_site (function *, const flat_site &, id_map *);
extern void declare_form (flat_body *);
extern void build_inlined_form (flat_body *);

/* merge/drops.cc  */
extern void thread_drops (function *);
extern void remove_answers (function *);

/* merge/flatten.cc  */
extern void flatten_unit (void);

/* merge/fuse.cc  */
extern void fuse_unit (void);

#endif /* COGEN_MERGE_H */
