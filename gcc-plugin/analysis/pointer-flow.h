/* Where may the addresses of one function's variables go?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_POINTER_FLOW_H
#define COGEN_POINTER_FLOW_H

#include "options.h"
#include "analysis/retain.h"

/* What may become of a value, an address or what holds one, at a statement.  */
enum pointer_use_kind
{
  USE_STORED,		/* Stored: in TARGET or through POINTER.  */
  USE_KEPT,		/* Passed to a call that may keep it.  */
  USE_CONTENT_KEPT,	/* Passed to a call that may keep what is behind it.  */
  USE_PINNED,		/* Passed to a call that needs it to stay where it
			   is.  */
  USE_CAPTURED,		/* A static chain that the callee may keep.  */
  USE_ASM,
  USE_YIELDED
};

struct pointer_use
{
  pointer_use_kind kind;
  gimple *stmt;
  unsigned value;	/* The node of the value.  */
  int target;		/* USE_STORED: the object, or -1:  */
  unsigned pointer;	/* through the pointers in this node.  */
};

/* What a cell of a variable is declared to hold: bits, 1 << KIND, of how it
   may be accessed besides as anything.  */
enum { CELL_POINTER = 1 << ACCESS_POINTER, CELL_INTEGER = 1 << ACCESS_INTEGER };

/* True if the user says that memory may be accessed as what it is not.  The
   default of -fstrict-aliasing depends on -O, so it does not count.  */

static inline bool
explicit_no_strict_aliasing_p (void)
{
  return !flag_strict_aliasing && global_options_set.x_flag_strict_aliasing;
}

/* The flow of addresses through one function.  It tells objects, which are
   memory that addresses lead to, from nodes, which are what may hold
   addresses: each SSA name is a node, and each cell, of the size of a pointer,
   of a variable.

   The objects are the variables that live in memory; OBJECT_OUTSIDE, all that
   is neither a variable nor behind a parameter; and for a summary of the
   function one for each part of each parameter: what it points to, what
   pointers found behind it lead to, and what integers do.  */
class pointer_flow
{
public:
  /* SUMMARIZE: tell the function's parameters from the rest of the world,
     rather than list the uses.  */
  pointer_flow (function *, bool summarize);
  ~pointer_flow ();

  enum { OBJECT_OUTSIDE };

  /* Only of a summary: add what the function does with its parameters to
     EFFECTS; true if that is more than was there.  */
  bool add_effects (call_effects *effects) const;

  auto_vec<pointer_use> uses;	/* In the order of the statements.  */

  unsigned objects () const { return m_objects.length (); }
  /* The variable that OBJECT is, or null.  */
  tree variable (unsigned object) const { return m_objects[object].decl; }
  unsigned node_of (tree name) { return name_node (name); }
  /* The objects that NODE's value may lead to, directly,  */
  const_bitmap points_to (unsigned node) const { return m_nodes[node].pts; }
  /* and all that are behind these: added to SET.  */
  void add_reachable (const_bitmap from, bitmap set) const;
  void add_content (unsigned object, bitmap set) const;
  /* Where the address of OBJECT in NODE was taken.  */
  location_t origin (unsigned node, unsigned object) const;
  location_t content_origin (unsigned object, unsigned of) const;
  /* True if the use stores in a variable by its name.  */
  bool stored_in_variable_p (const pointer_use &u) const
  {
    return u.kind == USE_STORED && u.target >= 0 && variable (u.target);
  }
  /* Add to SET the objects that the use makes known outside: their addresses
     are there, or in what is.  */
  void add_escaping (const pointer_use &, bitmap set) const;
  /* Add to SET the variables, not known outside, that the use stores in.  */
  void add_holders (const pointer_use &, bitmap set) const;

private:
  /* A variable has at most so many cells; a larger one is a single cell.  */
  enum { MAX_CELLS = 64 };
  struct node
  {
    bitmap pts;		/* Objects.  */
    bitmap done;	/* Those that were passed on already.  */
    bitmap copies;	/* Nodes that get all of it.  */
    bitmap loads[ACCESS_KINDS];	/* Nodes that get what the objects hold.  */
    bitmap stores[ACCESS_KINDS];	/* Those whose values the objects get.  */
    bool no_outside;	/* It never leads outside: an offset.  */
  };
  struct object
  {
    tree decl;		/* A variable, or null;  */
    unsigned cell;	/* then its first cell's node,  */
    unsigned cells;	/* and their number.  */
    unsigned char holds[MAX_CELLS];	/* What each is declared to hold.  */
  };
  /* The difference of two values: none of both as long as both point to one and
     the same variable.  */
  struct difference { unsigned a, b, result; };

  enum { NODE_OUTSIDE, NODE_ARGUMENTS, NODE_RETURNED, NODE_LOADED, NODE_UNKNOWN,
	 FIRST_NODE };
  enum { NO_NODE = ~0U };

  function *m_fun;
  bool m_summarize;
  unsigned m_parms;		/* With the static chain; only of a summary.  */
  bitmap_obstack m_obstack;
  auto_vec<node> m_nodes;
  auto_vec<object> m_objects;
  auto_vec<unsigned> m_name_node;	/* By version.  */
  hash_map<tree, unsigned> m_object_of;
  auto_vec<difference> m_differences;
  bitmap m_pending;			/* Nodes with something to pass on.  */
  hash_map<int_hash<HOST_WIDE_INT, -1, -2>, location_t> m_origins;
  location_t m_loc;			/* Of the statement at hand.  */

  unsigned new_node ();
  unsigned new_object (tree decl);
  unsigned name_node (tree);
  int object_of (tree decl);
  unsigned parm_object (unsigned i, argument_part part = PART_VALUE) const
  {
    return 1 + ARGUMENT_PARTS * i + part;
  }
  bool parm_object_p (unsigned o) const
  {
    return o > OBJECT_OUTSIDE && o < parm_object (m_parms);
  }
  unsigned parm_of_object (unsigned o) const { return (o - 1) / ARGUMENT_PARTS; }
  argument_part part_of_object (unsigned o) const
  {
    return (argument_part) ((o - 1) % ARGUMENT_PARTS);
  }
  /* The node for what is stored, as KIND, in what PART of parameter I points
     to.  */
  unsigned stored_node (unsigned i, int part, int kind) const
  {
    return FIRST_NODE + (ARGUMENT_PARTS * i + part) * ACCESS_KINDS + kind;
  }

  void set_origin (unsigned node, unsigned object, location_t);
  void add_object (unsigned node, unsigned object);
  void add_objects (unsigned to, unsigned from, const_bitmap);
  void add_copy (unsigned from, unsigned to);
  void add_access (unsigned pointer, bitmap *set, unsigned n);
  void add_load (unsigned pointer, unsigned to, access_kind);
  void add_store (unsigned pointer, unsigned from, access_kind);
  unsigned node_of_load (unsigned pointer, access_kind);
  void load_object (unsigned o, unsigned to, access_kind);
  void store_object (unsigned o, unsigned from, access_kind);
  unsigned reachable_node (unsigned value);
  void pass_on (unsigned node);
  bool settle_differences ();
  void solve ();

  void add_parameters ();
  unsigned address_node (tree);
  bool cells_of_ref (tree ref, int *object, unsigned *first, unsigned *last,
		     unsigned *pointer);
  unsigned value_node (tree);
  bool outside_p (unsigned object) const;
  void note_use (pointer_use_kind, gimple *, unsigned value, int target = -1,
		 unsigned pointer = 0);
  void assign_to (gimple *, tree lhs, unsigned value);
  bool copy_whole (gassign *);
  void collect_assign (gassign *);
  void collect_call (gcall *);
  bool marker_effects (gcall *, call_effects *) const;
  void collect_arguments (gcall *, unsigned result);
  void collect_asm (gasm *);
  void collect (gimple *);
  void collect_phi (gphi *);
};

#endif /* COGEN_POINTER_FLOW_H */
