/* The middle end's data: what each phase computes and the next one reads.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   One coroutine goes through the phases in this order (driver.cc is their
   table of contents); each reads what the earlier ones made and leaves it
   alone:

     torture_unit	only in torture mode: makes coroutines
			(torture/torture.h)
     shorten_recursion	what a coroutine delegates to itself in last position, or
			what ends at once, needs no frame
     fuse_unit		coroutines make the objects that they are given
     flatten_unit	awaited coroutines become a part of the one that awaits
     lower_delegation	await, yield_from, for: loops over plain operations
     lower_objects	operations on trait objects; elision of their frames
     outline_body	the body moves to a function of its own, the resume
			function
     lower_trampolines	pointers to nested functions: one activation's only
     remove_dead_phis	what is not needed is not kept
     split_suspension_blocks, collect_suspensions, compute_liveness
     lower_vlas		variable-length arrays on the frame allocator
     split_fields	of an aggregate only the bytes that are needed
     compute_movability	may the frame move; variables that would pin it
			may be boxed
     diagnose_live	errors for what cannot survive a suspension
     compute_layout	an offset for all that is live across one
     remove_scope_marks	that are not true of a coroutine
     compute_homes,	at -O0: what lives in the frame is used there
     use_homes
     park_values	what a loop does not touch stays in its slot meanwhile
     rewrite_body	loads and stores of slots, dispatch, returns
     specialize		resume and drop functions made from that one body
     build_checked	only in the checking mode: twins of these that others
			call
     build_vtables	by which others call these
     build_ramp		what the user calls: makes a frame

   The first four go over the unit at once, the next two over every function,
   the others over coroutines.  verify/verify.h says how all this is
   checked.  */

#ifndef COGEN_SPLIT_H
#define COGEN_SPLIT_H

#include "support/coroutine.h"
#include "support/shapes.h"

/* One place where a body suspends.  */
struct suspension
{
  gcall *call;		/* The marker; gone after rewrite_body.  */
  location_t loc;
  int state;		/* Its value of the state word, from 1.  */
  basic_block before;	/* The block that ends with it,  */
  basic_block after;	/* and the one that follows it.  */
  basic_block resume;	/* Where the dispatch jumps; made by rewrite_body.  */
  bitmap names;		/* SSA names live across it (by version).  */
  bitmap vars;		/* Memory variables live across it (by index).  */
  bitmap used_vars;	/* Those of them that are named later.  */
};

/* A variable that lives in memory: address taken, aggregate, or volatile.  */
struct memory_var
{
  tree decl;
  bool escapes;		/* Its address may be known elsewhere: uses of it are
			   more than loads, stores, and arguments that a call
			   does not keep.  */
  bitmap conflicts;	/* Indices of those live at the same time,  */
  bitmap copies;	/* and of those it is copied to or from.  */
};

/* What is live where in one resume body.  It is computed again after some
   edits: all is new then, also the variables' indices and the sets of the
   suspensions.  */
struct liveness
{
  liveness () { bitmap_obstack_initialize (&m_obstack); }
  ~liveness () { bitmap_obstack_release (&m_obstack); }

  auto_vec<memory_var> vars;
  hash_map<tree, unsigned> var_index;
  const unsigned *index_of (tree var) const
  {
    return const_cast<liveness *> (this)->var_index.get (var);
  }
  bitmap across;	/* Names live across some suspension.  */
  bitmap vars_across;	/* Variables live across some suspension.  */
  bitmap vars_escaped;	/* Those that escape.  */
  hash_map<gimple *, bitmap> at_end;	/* For the end of a variable's life, the
					   variables that are live then.  */

  /* Forget everything.  */
  void reset ();
  /* A set that goes when all goes.  */
  bitmap new_set () { return BITMAP_ALLOC (&m_obstack); }

private:
  bitmap_obstack m_obstack;
  DISABLE_COPY_AND_ASSIGN (liveness);
};

/* A part of a frame that holds one SSA name or one memory variable.  */
struct slot
{
  tree name;		/* The SSA name, or  */
  tree decl;		/* the variable (also of NAME, when it has one).  */
  tree type;		/* What a load or store of the slot uses.  */
  unsigned HOST_WIDE_INT offset, size;
  unsigned align;	/* In bytes.  */
  bool memory;		/* True for a memory variable that lives in it.  */
  unsigned before, after;	/* The bytes of its guards (split/guards.cc), which are
			   at both ends, and  */
  bool guarded;		/* there if it has some: it shares no byte then.  */
  bool exclusive;	/* No memory variable shares its bytes, nor do values at
			   home (analysis/homes.cc).  */
  bool awaited, answer;	/* A future that a MARKER_WAIT waits for; its result.  */
  bool transfer;	/* Only hands a parameter over to the start, where it
			   is copied to the variable on the stack.  */
};

/* The frame of one coroutine: what is at which offset.  Nothing but the
   state word has a fixed place.  */
struct layout
{
  auto_vec<slot> slots;
  hash_map<tree, unsigned> slot_of;	/* SSA name or variable.  */
  unsigned HOST_WIDE_INT size;
  unsigned align;
};

/* The work on one body; lives while it is split.  */
struct split
{
  coroutine *co;
  function *fun;	/* The resume function's.  */
  tree frame_parm;	/* Its parameters,  */
  tree parms[MAX_RESUME_PARMS];
  tree mode_parm;	/* nonzero in the drop function.  */
  auto_vec<tree> ramp_parms;	/* For each parameter of the ramp, and last
				   its static chain, the local variable of
				   the resume function that it became.  */
  bool has_chain;		/* The last of RAMP_PARMS is one.  */
  hash_map<tree, gimple *> parm_load;	/* For each of these in a register:
					   what loads it at the start.  */
  gcall *initial;	/* The MARKER_INITIAL.  */
  tree vla_head;		/* The list of blocks (frame/vla.cc), or null.  */
  auto_vec<tree> boxed;		/* Variables that live in such a block.  */
  auto_vec<tree> stack_vars;	/* Variables that must stay on the stack.  */
  auto_vec<suspension> suspensions;
  liveness live;
  layout frame;
  hash_map<tree, unsigned> homes;	/* At -O0: for a variable, or a name of
					   none, the slot where all its values
					   are, also while the body runs.  */
  bool lazy;		/* Too much is not at home to be reloaded each time.  */
  auto_vec<basic_block> entries;	/* Blocks of stores, by park_values.  */
};

/* The slot of KEY, an SSA name or a variable; null if it has none.  */
extern const slot *slot_of (const split *, tree key);

#endif /* COGEN_SPLIT_H */
