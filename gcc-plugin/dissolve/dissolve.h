/* Loops over a coroutine's items become its body.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_DISSOLVE_H
#define COGEN_DISSOLVE_H

#include "merge/merge.h"

/* What a variable of a web holds instead of an object.  From TAG_FIRST on: the
   object made by a creation and not stepped yet, or suspended at a place.  */
enum { TAG_NULL, TAG_FINISHED, TAG_FIRST };

/* The most statements of a body that dissolves in several places.  */
enum { SHARED_BODY = 200 };

/* A coroutine whose body may take the place of a step.  */
struct producer
{
  flat_body body;		/* Its node, size and inlined form.  */
  trait t;
  const char *why;		/* Why it may not, or null.  */
  bool awaits;			/* It can only do so where one can wait.  */
  bool throws;			/* Its cleanups can throw to each other.  */
  auto_vec<unsigned> makers;	/* The parameters that are functions which make what
				   it delegates to: they have to be known.  */
};

/* A call of a producer.  */
struct creation
{
  gcall *call;			/* Replaced by one of the form.  */
  producer *child;
  unsigned var;			/* Of the dissolver's, which gets the object.  */
  int start;			/* The tag of an object that it made.  */
  auto_vec<tree> args;		/* Of the form, until its body begins.  */
  auto_vec<tree> owned;		/* Those that are objects.  */
  basic_block dropped;		/* Where the form comes to when it is dropped.  */
};

/* A marker that steps the object.  */
struct step
{
  gcall *call;
  unsigned var;
  tree lhs;			/* Gets the outcome, or null.  */
  tree to;			/* Where it wants the item, or null,  */
  tree result_to;		/* and what a generator finishes with.  */
  tree arg;			/* What it resumes with, or null.  */
  bool resumes;			/* It is a RESUME.  */
  basic_block join;		/* Behind it.  */
  location_t loc;
};

/* A suspension in the producer's body: where it goes on, and its way out.  */
struct place
{
  int tag;
  basic_block again, out;
};

/* What a step can come to.  */
enum outcome { OUTCOME_ITEM, OUTCOME_END, OUTCOME_DROPPED, OUTCOMES };

/* Variables that may hold the same objects, and all that happens to them.  */
struct web
{
  unsigned index;		/* Among those that dissolve together.  */
  unsigned leader;		/* One of its variables.  */
  trait t;
  bool stream;
  const char *why;		/* Why it does not dissolve, or null.  */
  bool checks;			/* It may be null where it is stepped: that panics.  */
  bool conflict;		/* Two objects of one creation may live at once.  */
  auto_vec<unsigned> vars;
  auto_vec<creation *> creations;
  auto_vec<step> steps;
  auto_vec<gcall *> drops, moves, fetches;
  auto_vec<unsigned> dropped_vars;	/* By DROPS, the variable of each.  */
  hash_set<gimple *> last;	/* Drops and the like after which no object lives.  */
  auto_vec<gimple *> last_ends;	/* What is there of those that are no drops.  */
  int lp;			/* The landing pad of the steps.  */
  auto_vec<gimple *> copies, nulls, ends;
  tree value, advanced, result;	/* What a step produces.  */
  tree arg;			/* What a generator was resumed with last.  */
  tree state;			/* The tag that is stepped.  */
  tree turn;			/* Which step that is; null if there is one.  */
  int next_tag;
  basic_block head;		/* Dispatches on STATE.  */
  basic_block ended;		/* Where it leads what has ended.  */
  basic_block landing[OUTCOMES];
  vec<place> places;
  ~web ();
};

/* The objects of one function's variables.  */
class dissolver
{
public:
  dissolver (cgraph_node *);
  /* Dissolve what can be.  */
  void run ();

  cgraph_node *node;
  function *fun;
  bool waits;			/* FUN can wait: what awaits may stand there.  */
  auto_vec<tree> vars;		/* Of trait type, local.  */
  auto_vec<tree> tags;		/* For each that dissolves, what it holds.  */
  auto_vec<web *> webs;		/* Those that dissolve in this round.  */
  hash_set<tree> artificial;	/* Ours, to be registers in the end.  */
  hash_set<tree> tag_vars;	/* Those that hold tags.  */

  int index_of (tree decl) const;
  /* True if all that is done to variable VAR is known.  */
  bool known_p (unsigned var) const { return !m_otherwise[var]; }
  /* The index of the variable whose address ARG is, or -1.  */
  int operand (tree arg) const;
  /* The web that is looked at and has the variable VAR, or null.  */
  web *web_of (int var) const;

private:
  hash_map<tree, unsigned> m_index;
  auto_vec<unsigned> m_leader;
  auto_vec<const char *> m_why;
  auto_vec<bool> m_otherwise;	/* Variables that are used otherwise.  */
  auto_vec<web *> m_web_of;	/* By leader.  */
  hash_set<tree> m_refused;	/* Leaders whose web did not dissolve.  */
  unsigned m_room;

  unsigned leader (unsigned) const;
  void join (unsigned, unsigned);
  void refuse (int var, const char *why);
  void collect_vars ();
  void scan (gimple *);
  bool scan_assign (gassign *);
  bool scan_call (gcall *);
  bool scan_creation (gcall *, int to);
  void find_nulls () const;
  void fill (gimple *);
  void scan_body ();
  void collect_webs ();
  const char *why_not (web *);
  bool round ();
  static bool refuse_operand (gimple *, tree, tree, void *);
};

/* What a statement does to the objects of a dissolver's variables.  */
struct object_effect
{
  int to;		/* The variable that gets one, or becomes null; or -1.  */
  int from;		/* The variable that it comes from, or -1.  */
  bool null;		/* TO becomes null.  */
  bool moves;		/* FROM becomes null.  */
};

/* dissolve/members.cc  */
extern bool split_members (function *);

/* dissolve/indexed.cc: true if STMT takes an address only for markers that operate on the
   object there; and if that is an array's element of variable index, one of few.
   choose_elements lets them operate on that one, for such ADDRESSES.  */
extern bool operand_address_p (gimple *stmt);
extern bool indexed_address_p (gimple *stmt);
extern void choose_elements (function *, const vec<gimple *> &addresses);

/* dissolve/ranges.cc  */
extern object_effect effect_of (const dissolver *, gimple *);
extern bool split_ranges (dissolver *);
extern void use_instead (gimple *, tree old, tree var);

/* dissolve/wrapped.cc  */
extern bool split_wrapped (dissolver *);

/* dissolve/sink.cc  */
extern bool sink_creations (dissolver *);

/* dissolve/producer.cc  */
extern producer *producer_of (tree fndecl);
extern bool recursive_p (cgraph_node *);
extern bool leads_back_p (tree fndecl);
extern bool has_argument_p (const trait &);
extern void remove_form (tree form);
extern void forget_producers (void);

/* dissolve/delegations.cc: make loops of all delegations in the current function, whose
   trait is T.  Return why that cannot be, or null; *ANY gets whether there are some, and
   *MAKERS the parameters that are functions which make what it delegates to.  */
extern const char *open_delegations (const trait &t, bool *any, vec<tree> *makers);

/* dissolve/helpers.cc  */
extern bool inline_helpers (dissolver *, bool first);
extern void forget_helpers (void);

/* dissolve/nulls.cc: true if the variable VAR, or what it is a copy of, may be null
   where it is stepped, or given to one that steps it; and if that is checked at the
   step: a wrong program is not told from a right one before.  pass_null takes NOW, the variables
   that may be null, over a statement.  */
extern bool stepped_null_p (tree var);
extern bool given_null_p (tree arg);
extern void note_given (tree var, tree arg);
extern bool checked_null_p (tree var);
extern void note_checked (tree var);
extern void pass_null (const dissolver *, gimple *, bitmap now);
extern void find_conflicts (const dissolver *, const vec<web *> &);
extern void forget_nulls (void);

/* dissolve/open.cc  */
extern void find_fetches (dissolver *);
extern void open_web (dissolver *, web *);
extern void inline_forms (dissolver *);

/* dissolve/close.cc  */
extern void close_webs (dissolver *);

/* dissolve/settle.cc  */
extern void settle_names (dissolver *);

/* dissolve/counters.cc  */
extern void fold_counters (function *);

/* dissolve/stops.cc  */
extern void append_stop (basic_block, location_t);
extern void settle_stops (function *);
extern void forget_stops (void);

/* dissolve/known-calls.cc  */
extern tree known_function (tree pointer);
extern bool resolve_calls (function *);
extern bool resolve_operands (function *);
extern void resolve_trampolines (function *);

/* dissolve/dissolve.cc  */
extern void dissolve_function (cgraph_node *);
extern void dissolve_unit (void);

#endif /* COGEN_DISSOLVE_H */
