/* The middle end's data: what each phase computes and the next one reads.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.

   One coroutine goes through the phases in this order (driver.cc is their
   table of contents); each reads what the earlier ones made and leaves it
   alone:

     torture_unit	only in torture mode: makes coroutines (torture.h)
     fuse_unit		coroutines make the objects that they are given
     flatten_unit	awaited coroutines become a part of the one that awaits
     lower_delegation	await, yield_from, for: loops over plain operations
     lower_objects	operations on trait objects; elision of their frames
     outline_body	the body moves to a function of its own, the resume
			function
     lower_trampolines	pointers to nested functions: one activation's only
     split_suspension_blocks, collect_suspensions, compute_liveness
     lower_vlas		variable-length arrays on the frame allocator
     split_fields	of an aggregate only the bytes that are needed
     compute_movability	may the frame move; variables that would pin it
			may be boxed
     diagnose_live	errors for what cannot survive a suspension
     compute_layout	an offset for all that is live across one
     remove_scope_marks	that are not true of a coroutine
     park_values	what a loop does not touch stays in its slot meanwhile
     rewrite_body	loads and stores of slots, dispatch, returns
     specialize		resume and drop functions made from that one body
     build_checked	only in the checking mode: twins of these that others call
     build_vtables	by which others call these
     build_ramp		what the user calls: makes a frame

   The first three go over the unit at once, the next two over every function, the
   others over coroutines.  verify.h says how all this is checked.  */

#ifndef COGEN_COROUTINE_H
#define COGEN_COROUTINE_H

#include "traits.h"
#include "markers.h"

/* The state word of a frame: 0 before the first resume, N while suspended at
   the N-th suspension point, or one of these.  */
enum frame_state
{
  STATE_START = 0,
  STATE_FINISHED = -1,
  STATE_RUNNING = -2
};

/* enum co__panic_reason of <cogen/rt.h>.  */
enum panic_reason
{
  PANIC_NULL, PANIC_FINISHED, PANIC_RUNNING, PANIC_NO_RESULT, PANIC_NO_MEMORY,
  PANIC_CORRUPT, PANIC_ABI
};

/* Why a body returns before its end.  */
enum suspend_cause
{
  SUSPEND_PENDING,	/* It waits.  */
  SUSPEND_YIELDED,	/* There is an item.  */
  SUSPEND_LINKED,	/* What it delegates to runs next (link.cc).  */
  SUSPEND_CAUSES
};

/* What a step returns besides what the trait's method does; CO__STEP_AGAIN of
   <cogen/rt.h>.  */
enum { STEP_AGAIN = 3 };

/* What differs between the kinds of coroutine; one constant row each.  PARMS
   are the body function's parameters after the frame.  */
enum { MAX_RESUME_PARMS = 4 };
enum resume_parm
{
  PARM_NONE, PARM_ARG, PARM_CONTEXT, PARM_ITEM, PARM_RESULT, PARM_ROOT
};

struct trait_shape
{
  enum resume_parm parms[MAX_RESUME_PARMS];
  int suspended[SUSPEND_CAUSES];	/* What the function returns for each
					   cause; -1 where there is none,  */
  int finished;		/* and at the end.  */
  bool fused;		/* Resuming a finished one gives FINISHED again;
			   otherwise it panics.  */
};

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

/* What is live where in one resume body.  It is computed again after some edits:
   all is new then, also the variables' indices and the sets of the
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
  bool exclusive;	/* No memory variable shares its bytes.  */
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

/* What a delegating marker waits for; only the picture of graph.cc asks.  */
struct awaited
{
  location_t loc;	/* Of the marker, and of the suspensions it becomes.  */
  enum marker code;
  tree name;		/* An identifier: the user's name of the object, or of
			   the function that gave it; null if it has none.  */
};

/* What the rest of the unit may know about a coroutine once it is split.  */
struct coroutine
{
  tree ramp;		/* The user's function.  */
  trait t;
  tree frame_type;	/* A record, for its size, alignment and debug info;
			   slots are reached by offset.  */
  tree body;		/* The body as a state machine.  */
  tree resume;		/* next, poll, poll_next or resume of the vtables:
			   BODY, or what runs a chain that it starts.  */
  tree direct;		/* The same for direct calls.  */
  tree nested;		/* The ramp of nest.cc; null unless it is wanted.  */
  tree info;		/* Its struct co__coroutine.  */
  tree drop;		/* Leaves the scopes; does not release the frame.  */
  tree destroy;		/* drop, then co_frame_free.  */
  tree boxed_vtable;	/* Ends with destroy,  */
  tree placed_vtable;	/* with drop.  */
  tree place;		/* The function that builds a frame in given memory;
			   null until it is wanted.  */
  auto_vec<HOST_WIDE_INT> parm_slots;	/* Offset for each parameter of the
					   ramp, -1 where it is not kept.  */
  auto_vec<bool> parm_private;	/* A trait object that stays inside.  */
  bool pinned;		/* The frame must not move.  */
  bool links;		/* It may put what it delegates to in a chain, and has
			   the longer header (link.cc).  */
  auto_vec<bool> owns;	/* For each state from 0: there is something to
			   drop.  */
  HOST_WIDE_INT chain_slot;	/* Offset of the static chain, or -1.  */
  auto_vec<awaited> awaits;	/* In no order; if there is to be a graph.  */
  unsigned suspensions;
  unsigned resume_statements;	/* The sizes of the two functions, with what
				   they inline.  */
  unsigned drop_statements;
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
  tree vla_head;		/* The list of blocks of vla.cc, or null.  */
  auto_vec<tree> boxed;		/* Variables that live in such a block.  */
  auto_vec<tree> stack_vars;	/* Variables that must stay on the stack.  */
  auto_vec<suspension> suspensions;
  liveness live;
  layout frame;
  auto_vec<basic_block> entries;	/* Blocks of stores, by park_values.  */
};

/* delegate.cc  */
extern trait marker_trait (const gcall *);
/* SELF is the coroutine that FUN is the body of, or null.  */
extern void lower_delegation (function *fun, coroutine *self);

/* link.cc  */
extern const trait_shape *shape_of (const coroutine *);
extern bool function_links_p (function *);
extern unsigned HOST_WIDE_INT frame_header_size (const coroutine *);
extern unsigned HOST_WIDE_INT frame_link_offset (void);
extern unsigned HOST_WIDE_INT frame_vtable_offset (void);
extern void build_run (coroutine *);
extern void lower_chain (struct emitter *, gcall *, tree frame, tree root,
			 unsigned HOST_WIDE_INT offset);
extern void lower_unchain (struct emitter *, gcall *, tree frame);
extern tree build_again (struct emitter *, tree context, tree out, tree root);
extern tree build_finish (struct emitter *, tree frame, tree context, tree out,
			  tree root, int finished);
extern tree build_result_address (struct emitter *, tree frame, tree out,
				  tree root);

/* objects.cc  */
/* SELF is the coroutine that FUN is the body of, or null.  */
extern void lower_objects (function *fun, coroutine *self);

/* outline.cc  */
extern void outline_body (cgraph_node *, split *);
extern tree build_sibling_decl (tree from, const char *suffix);
extern tree build_result (tree fndecl, tree type);
extern cgraph_node *copy_body (tree from, tree to);
extern tree localize_parm (function *, tree parm);
extern void replace_decls (function *, hash_map<tree, tree> *);

/* suspensions.cc  */
extern void split_suspension_blocks (function *);
extern void collect_suspensions (split *);

/* liveness.cc  */
extern void compute_liveness (split *);
extern bool recomputable_p (tree name);
extern void solve_live_names (class dataflow *names);

/* reached-vars.cc  */
extern void restrict_to_reached_vars (split *);

/* park.cc  */
extern void park_values (split *);

/* vla.cc: true if anything changed.  */
extern bool lower_vlas (split *);
extern void make_vla_list (split *);
extern gcall *build_vla_push (split *, tree size, unsigned align);

/* fields.cc: true if anything changed.  */
extern bool split_fields (split *);

/* trampoline.cc  */
extern void lower_trampolines (split *);

/* diagnose.cc: false after an error.  */
extern bool diagnose_unsupported (function *);
extern void diagnose_live (split *);
extern bool alloca_call_p (const gcall *);
extern bool sizeless_type_p (const_tree type);
extern const char *attribute_without_coroutine (tree fndecl);

/* diagnose.cc: true if BB can be executed after FROM, or is it.  */
extern bool block_reaches_p (function *, basic_block from, basic_block bb);

/* trampoline.cc: true if the body of FNDECL does not use its static chain.  */
extern bool static_chain_unused_p (tree fndecl);

/* movability.cc  */
extern tree find_pinned (const split *, bool report);

/* box.cc  */
extern void compute_movability (split *);

/* facts.cc  */
extern void lower_facts (void);

/* layout.cc  */
extern void compute_layout (split *);
extern unsigned HOST_WIDE_INT constant_size (const_tree size);
extern tree build_slot_ref (tree frame, tree type, HOST_WIDE_INT offset);
/* The slot of KEY, an SSA name or a variable; null if it has none.  */
extern const slot *slot_of (const split *, tree key);

/* frame-debug.cc  */
extern void finish_frame_type (split *);
extern void call_by_own_name (tree fndecl);

/* True if at this -O nothing is inlined that need not be.  */

static inline bool
not_inlined_p (void)
{
  return !optimize || optimize_debug;
}

/* rewrite.cc  */
extern void rewrite_body (split *);

/* reloads.cc  */
extern void remove_redundant_stores (split *, tree frame);
extern void remove_dead_reloads (function *, tree frame);

/* specialize.cc  */
extern void specialize (split *);

/* scopes.cc  */
extern void remove_scope_marks (split *);

/* slots.cc  */
extern void rewrite_memory_vars (split *, gimple *entry);
extern void rewrite_var_through (split *, tree var, tree pointer,
				 gimple *after);
extern void describe_slots (split *);

/* ramp.cc: CHAIN is the static chain of the ramp, or null.  */
extern void build_ramp (split *, tree chain);
/* Build CO->place, if it is not there yet.  */
extern void build_place (coroutine *co);

/* check.cc  */
extern void build_checked (coroutine *);
/* What is to be called in place of FNDECL: its twin of the checking mode, if
   it has one.  */
extern tree checked_function (tree fndecl);
extern void call_checked (void);

/* nest.cc  */
extern void build_nested (coroutine *);

/* vtable.cc  */
extern void build_vtables (coroutine *);
extern tree build_vtable (coroutine *, const char *suffix, tree drop, int flags);
/* CO_PINNED of <cogen/rt.h>, and of its enum co__flags.  */
enum vtable_flags
{
  FLAG_PINNED = 1, FLAG_COROUTINE = 2, FLAG_BOXED = 4, FLAG_LINKS = 16,
  FLAG_NESTED = 32
};
/* CO_ABI_VERSION of <cogen/rt.h>.  */
enum { ABI_VERSION = 1 };
enum vtable_field { VTABLE_ABI, VTABLE_FLAGS, VTABLE_SIZE, VTABLE_ALIGN, VTABLE_DROP,
		    VTABLE_METHOD, VTABLE_STEP };
extern tree build_vtable_load (tree vtable, enum vtable_field, tree type);
extern tree foreign_vtable (tree ramp);
extern void export_like (tree decl, tree ramp);

/* driver.cc: the coroutine that DECL is, once it is split; else NULL.  */
extern coroutine *coroutine_of (tree decl);
/* driver.cc: the split coroutine whose resume, drop or destroy function DECL
   is; else NULL.  */
extern coroutine *coroutine_of_part (tree decl);
/* True if -fplugin-arg-cogen-limit allows one more elision.  */
extern bool within_limit_p (void);

/* dump.cc  */
extern void dump_body (const char *phase, function *);
extern void dump_coroutine (const split *);
extern void dump_note (location_t, const char *fmt, ...)
  ATTRIBUTE_GCC_DIAG (2, 3);

/* graph-names.cc  */
extern void note_awaited (function *, coroutine *);
extern const awaited *awaited_at (const coroutine *, location_t, awaited *);

/* graph.cc  */
extern void draw_coroutine (const split *);
extern void write_graph (void);

#endif /* COGEN_COROUTINE_H */
