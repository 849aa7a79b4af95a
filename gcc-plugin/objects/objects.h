/* What the trait objects of one function's variables can be.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_OBJECTS_H
#define COGEN_OBJECTS_H

#include "support/coroutine.h"

/* A call of a coroutine whose object goes into a private variable.  */
struct creation_site
{
  gcall *call;
  coroutine *callee;
  unsigned var;			/* Index of the variable that gets it.  */
  const char *boxed_because;	/* Null: elided.  */
  tree frame;			/* The frame's variable, once elided.  */
};

/* What a variable may hold at one point of the program.  */
struct contents
{
  bool null;		/* A null object.  */
  bool unknown;		/* An object from elsewhere.  */
  auto_vec<unsigned> sites;	/* Objects made at these sites.  */
};

/* Why an object does not stay inside: for people.  */
struct escape_reason
{
  const char *why;	/* Null: it does stay.  */
  tree into;		/* The static variable that gets it, or null,  */
  location_t loc;	/* and where.  */
};

/* The trait object variables of one function, and the flow of objects
   through them.  A variable is *private* when all that happens to it is
   known: it is assigned from calls and other such variables, operated on
   by markers, and lent to joins.  Of a *tracked* one it is known where it is null: its objects may be
   given to anybody.  */
class object_flow
{
public:
  /* SELF is the coroutine that the function is the body of, or null.  */
  object_flow (function *, coroutine *self);
  ~object_flow ();
  /* Decide which sites are elided, and tell of those that are not.  */
  void decide ();

  function *fun;
  coroutine *self;
  auto_vec<tree> vars;
  auto_vec<creation_site> sites;

  /* Index of the variable DECL, private or not, or -1.  */
  int index_of (tree decl) const;
  /* True if the variable DECL (of any kind) is private.  */
  bool private_p (tree decl) const;
  /* True if all assignments to the variable DECL are seen, so that it is known
     where it is null, even if its objects are not private: its address is taken
     by markers only.  */
  bool tracked_p (tree decl) const;
  /* True if the variable DECL is lent: others drop its object where it is and make
     it null, at any time.  */
  bool lent_p (tree decl) const;
  /* Index of the tracked variable whose address ARG is, or -1.  */
  int tracked_operand (tree arg) const;

  /* Visit FUN's statements in order with what the variables hold before each:
     call FN (stmt, this, DATA); contents_of answers meanwhile.  */
  void visit (void (*fn) (gimple *, object_flow *, void *), void *data);
  void contents_of (unsigned var, contents *) const;
  /* True if VAR may, or must, be null at the start or the end of BB; what
     visit calls need not run.  */
  bool may_be_null_p (unsigned var, basic_block, bool at_end) const;
  bool must_be_null_p (unsigned var, basic_block, bool at_end) const;
  /* True if some variable but VAR holds, or owns something that holds, an
     object made at SITE.  */
  bool held_elsewhere_p (unsigned site, int var) const;
  /* The sites whose objects VAR's object owns.  */
  void carried_by (unsigned var, vec<unsigned> *) const;

private:
  hash_map<tree, unsigned> m_index;
  hash_map<gimple *, unsigned> m_site_of;
  auto_vec<escape_reason> m_escapes;
  auto_vec<std::pair<gcall *, escape_reason> > m_boxed;	/* No candidates.  */
  auto_vec<bool> m_untracked;	/* Somebody else may assign to it.  */
  auto_vec<bool> m_lent;
  auto_vec<unsigned> m_leader;
  class dataflow *m_flow;	/* By block, while FUN is not edited; null if
				   there are no variables.  */
  bitmap m_now;			/* What the variables hold at the point at
				   hand.  */

  unsigned leader (unsigned) const;
  void join (unsigned, unsigned);
  void escape (tree ref, const char *why);
  void escape (tree ref, const escape_reason &);
  void untrack (tree ref, const char *why);
  void scan (gimple *);
  bool scan_assign (gassign *);
  bool scan_lending (gassign *);
  bool scan_call (gcall *);
  void report_boxed (gcall *, const escape_reason &);
  int site_var (gcall *, coroutine **callee, escape_reason *);
  void find_sites ();
  void solve ();
  void transfer (gimple *);
  void enter (basic_block);
  void transfer_call (gcall *);
  static void transfer_block (basic_block, bitmap now, void *);
  void set_only (unsigned var, unsigned bit);
  void clear (unsigned var);
  void copy (unsigned to, unsigned from);
  /* A web is all variables that may hold the same objects.  Each variable has
     a range of bits in M_NOW, that of M_BASE: two, and two for each site of
     its web.  */
  auto_vec<unsigned> m_base;
  auto_vec<unsigned> m_site_number;	/* Of a site within its web.  */
  vec<vec<unsigned> > m_web_vars, m_web_sites;	/* By leader.  */
  enum { BIT_NULL, BIT_UNKNOWN, BIT_SITE };
  void number_webs ();
  unsigned stride (unsigned var) const
  {
    return BIT_SITE + 2 * m_web_sites[leader (var)].length ();
  }
  unsigned own_bit (unsigned site) const
  {
    return BIT_SITE + 2 * m_site_number[site];
  }
  unsigned carried_bit (unsigned site) const { return own_bit (site) + 1; }
  bool test (unsigned var, unsigned bit) const;
  int site_of (const gimple *) const;

  static bool escape_address (gimple *, tree, tree, void *);
  static bool escape_load (gimple *, tree, tree, void *);
  static bool untrack_store (gimple *, tree, tree, void *);
  static void check_conflict (gimple *, object_flow *, void *);
};

/* objects/private.cc: true if STMT calls the runtime's co__block_on.  */
extern bool block_on_call_p (const gimple *stmt);
/* objects/private.cc: the coroutine that CALL makes an object of, when its
   frame may be built here; otherwise null, with *WHY saying so (null when the
   callee is none).  */
extern coroutine *elidable_callee (gcall *call, const char **why);

/* objects/lent.cc: true if whoever gets the address that STMT assigns polls the object
   there, and drops it and leaves null when it is ready, and does nothing else.  */
extern bool only_lends_p (gassign *stmt);

/* objects/outlives.cc: which arguments the future refers to that STMT, a call of the runtime,
   makes, a bit for each; 0: none, or it is another statement.  */
extern unsigned referred_arguments (gimple *stmt);

/* objects/asked.cc: the variable that is null, or is not, if control takes E, since
   QUESTION has asked; null if nobody has.  */
extern tree asked_null_on (edge e, bool null, gimple **question);

/* What debuggers are told of VAR, a variable of FUN for a trait object, while
   the stores to it are removed (objects/debug.cc).  */
struct object_debug
{
  function *fun;
  tree var;
  tree self_part, vtable_part;	/* What stands for its fields; null if
				   debuggers shall not see it.  */
  object_debug (function *, tree var);
  void note_store (gimple_stmt_iterator *);
};

/* What became of the moves of a function: the statements that copy an object from
   a variable, and those that leave null there.  */
struct moves
{
  hash_set<gimple *> copies, nulls;
};

/* objects/earlier.cc  */
extern void drop_earlier (function *);

/* objects/arrays.cc  */
extern void elide_in_arrays (function *);

/* objects/moved.cc  */
extern void diagnose_moved (object_flow *, moves *);

/* objects/ways.cc  */
extern bool separate_ways (object_flow *);

/* objects/outlives.cc  */
extern void diagnose_outliving (object_flow *);

/* objects/elide.cc  */
extern void elide_site (object_flow *, creation_site *);

/* objects/dead.cc  */
extern void remove_dead_objects (object_flow *);

/* objects/lower.cc: SELF is the coroutine that FUN is the body of, or null.  */
extern void lower_objects (function *fun, coroutine *self);

/* objects/operations.cc  */
extern void lower_operation (object_flow *, gcall *, const contents *,
			     int private_var, const vec<unsigned> *dead);

#endif /* COGEN_OBJECTS_H */
