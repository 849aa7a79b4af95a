/* Aggregates of which only a few bytes are needed later.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	struct record r = read_record ();	(1 KiB)
	co_yield (1);
	co_yield (r.id);

   A memory variable that is live across a suspension lives in the frame, all
   of it.  Here R stays on the stack, and what is read of it later is carried
   over in a variable of its own:

	r_id = r.id;  r = {CLOBBER};
	d = YIELD (1);
	r.id = r_id;

   after which compute_liveness is done again.  An item that is R itself, or a part of
   it, is copied before that.  Bytes that no field has are not needed.

   Input: what is live across the suspensions.  Only variables whose address
   stays inside are looked at, so nothing can point to R meanwhile.

   1. find_pieces cuts a variable where one of its loads or stores begins or
      ends; no more than MAX_PIECES pieces, or it stays as it is.
   2. solve finds, backward, which pieces may be read before they are written.
   3. worth_it_p: at no suspension are more than three quarters of the variable
      needed.
   4. carry_over edits.

   It does not depend on -O, since the frame's size must not.  What is needed almost
   as a whole is left alone: that is of more use in a debugger than the bytes that
   could be saved.  */

#include "support/edit.h"
#include "stringpool.h"
#include "frame/frame.h"
#include "support/dataflow.h"
#include "support/frame-ref.h"
#include "support/queries.h"
#include "support/split.h"

/* The smallest variable worth the trouble, in bytes.  */
enum { SMALLEST = 8 };

/* The most pieces of one variable.  */
enum { MAX_PIECES = 64 };

/* The work on one variable.  */
struct field_split
{
  split *s;
  tree var;
  auto_vec<unsigned HOST_WIDE_INT> cuts;	/* Piece I is from cut I to cut
						   I + 1.  */
  bool by_field;	/* It is not accessed in another way than by its
			   fields, nor as an array of bytes.  */
  dataflow live;	/* The pieces that may be read before they are
			   written.  */

  field_split (split *body, tree decl)
    : s (body), var (decl), by_field (true), live (body->fun, FLOW_BACKWARD)
  {}
  unsigned pieces () const { return cuts.length () - 1; }
};

/* What one reference covers, in bytes.  */
struct byte_range
{
  unsigned HOST_WIDE_INT from, to;
};

/* Return true and the bytes *R of F's variable that REF may touch, if it is a
   reference to it; EXACT: if it certainly touches all of them.  */

static bool
covers (const field_split *f, tree ref, byte_range *r, bool *exact)
{
  poly_int64 offset, size, max_size;
  bool reverse;
  tree base = get_ref_base_and_extent (ref, &offset, &size, &max_size,
				       &reverse);
  if (TREE_CODE (base) == MEM_REF
      && TREE_CODE (TREE_OPERAND (base, 0)) == ADDR_EXPR)
    base = get_base_address (TREE_OPERAND (TREE_OPERAND (base, 0), 0));
  if (base != f->var)
    return false;
  unsigned HOST_WIDE_INT whole = tree_to_uhwi (DECL_SIZE_UNIT (f->var));
  HOST_WIDE_INT from, extent;
  r->from = 0;
  r->to = whole;
  *exact = DECL_P (ref);
  if (!offset.is_constant (&from) || !max_size.is_constant (&extent)
      || from < 0 || extent < 0)
    return true;
  unsigned HOST_WIDE_INT to = (from + extent + BITS_PER_UNIT - 1) / BITS_PER_UNIT;
  if (to > whole)
    return true;
  r->from = from / BITS_PER_UNIT;
  r->to = to;
  *exact = (known_eq (size, max_size) && from % BITS_PER_UNIT == 0
	    && extent % BITS_PER_UNIT == 0);
  return true;
}

static void
add_cut (field_split *f, unsigned HOST_WIDE_INT at)
{
  unsigned i = 0;
  while (i < f->cuts.length () && f->cuts[i] < at)
    i++;
  if (i == f->cuts.length () || f->cuts[i] != at)
    f->cuts.safe_insert (i, at);
}

/* True if R has a part of piece I, or if WHOLE all of it.  */

static bool
has_piece_p (const field_split *f, const byte_range &r, unsigned i, bool whole)
{
  unsigned HOST_WIDE_INT from = f->cuts[i], to = f->cuts[i + 1];
  return whole ? r.from <= from && to <= r.to : from < r.to && r.from < to;
}

static bool
cut_at (gimple *, tree, tree ref, void *data)
{
  field_split *f = (field_split *) data;
  byte_range r;
  bool exact;
  if (covers (f, ref, &r, &exact))
    {
      add_cut (f, r.from);
      add_cut (f, r.to);
      while (handled_component_p (ref))
	ref = TREE_OPERAND (ref, 0);
      f->by_field &= ref == f->var;
    }
  return false;
}

static bool
see_address (gimple *, tree op, tree, void *data)
{
  field_split *f = (field_split *) data;
  f->by_field &= base_decl (op) != f->var;
  return false;
}

/* Cut F's variable in pieces; false if there are too many.  */

static bool
find_pieces (field_split *f)
{
  add_cut (f, 0);
  add_cut (f, tree_to_uhwi (DECL_SIZE_UNIT (f->var)));
  basic_block bb;
  FOR_EACH_BB_FN (bb, f->s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	if (!is_gimple_debug (gsi_stmt (gsi)))
	  walk_stmt_load_store_addr_ops (gsi_stmt (gsi), f, cut_at, cut_at,
					 see_address);
	if (f->cuts.length () > MAX_PIECES)
	  return false;
      }
  return true;
}

/* Where the pieces go that one statement reads.  */
struct piece_reads
{
  const field_split *f;
  const flow_set *live;
};

static bool
note_load (gimple *, tree, tree ref, void *data)
{
  piece_reads *reads = (piece_reads *) data;
  byte_range r;
  bool exact;
  if (covers (reads->f, ref, &r, &exact))
    for (unsigned i = 0; i < reads->f->pieces (); i++)
      if (has_piece_p (reads->f, r, i, false))
	reads->live->gen (i);
  return false;
}

static bool
note_passed (gimple *stmt, tree op, tree, void *data)
{
  piece_reads *reads = (piece_reads *) data;
  if (base_decl (op) == reads->f->var
      && !(is_gimple_call (stmt) && op == gimple_call_lhs (stmt)))
    for (unsigned i = 0; i < reads->f->pieces (); i++)
      reads->live->gen (i);
  return false;
}

/* Take LIVE, the pieces that are needed, backward over STMT.  */

static void
transfer (const field_split *f, gimple *stmt, const flow_set &live)
{
  if (is_gimple_debug (stmt) || gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    return;
  byte_range r;
  bool exact;
  tree lhs = gimple_get_lhs (stmt);
  if (lhs && TREE_CODE (lhs) != SSA_NAME && !stmt_could_throw_p (cfun, stmt)
      && covers (f, lhs, &r, &exact) && exact)
    for (unsigned i = 0; i < f->pieces (); i++)
      if (has_piece_p (f, r, i, true))
	live.kill (i);
  if (gimple_clobber_p (stmt))
    return;
  piece_reads reads = { f, &live };
  walk_stmt_load_store_addr_ops (stmt, &reads, note_load, NULL, note_passed);
}

/* Find the pieces that may be read before they are written, at the start of
   each block.  */

static void
solve (field_split *f)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, f->s->fun)
    {
      flow_set live = f->live.effect (bb);
      for (gimple_stmt_iterator gsi = gsi_last_bb (bb); !gsi_end_p (gsi);
	   gsi_prev (&gsi))
	transfer (f, gsi_stmt (gsi), live);
    }
  f->live.solve ();
}

/* True if no field of the structure TYPE has one of the bytes R.  */

static bool
padding_p (tree type, const byte_range &r)
{
  if (TREE_CODE (type) != RECORD_TYPE)
    return false;
  for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
    {
      if (TREE_CODE (field) != FIELD_DECL)
	continue;
      if (!DECL_SIZE (field) || !tree_fits_uhwi_p (DECL_SIZE (field))
	  || !tree_fits_uhwi_p (bit_position (field)))
	return false;
      unsigned HOST_WIDE_INT at = tree_to_uhwi (bit_position (field));
      unsigned HOST_WIDE_INT end = at + tree_to_uhwi (DECL_SIZE (field));
      unsigned HOST_WIDE_INT from = MAX (r.from * BITS_PER_UNIT, at);
      unsigned HOST_WIDE_INT to = MIN (r.to * BITS_PER_UNIT, end);
      if (from >= to)
	continue;
      byte_range part = { (from - at) / BITS_PER_UNIT,
			  (to - at + BITS_PER_UNIT - 1) / BITS_PER_UNIT };
      if (DECL_BIT_FIELD_TYPE (field) || !padding_p (TREE_TYPE (field), part))
	return false;
    }
  return true;
}

/* True if P must preserve piece I of F's variable.  */

static bool
needed_after_p (const field_split *f, const suspension *p, unsigned i)
{
  unsigned v = *f->s->live.var_index.get (f->var);
  byte_range piece = { f->cuts[i], f->cuts[i + 1] };
  return (bitmap_bit_p (p->vars, v)
	  && bitmap_bit_p (f->live.at_start (p->after), i)
	  && !(f->by_field && padding_p (TREE_TYPE (f->var), piece)));
}

static bool
worth_it_p (const field_split *f)
{
  for (const suspension &p : f->s->suspensions)
    {
      unsigned HOST_WIDE_INT size = 0;
      for (unsigned i = 0; i < f->pieces (); i++)
	if (needed_after_p (f, &p, i))
	  size += f->cuts[i + 1] - f->cuts[i];
      if (4 * size > 3 * f->cuts[f->pieces ()])
	return false;
    }
  return true;
}

/* Return a type of SIZE bytes: a structure, since GCC's strlen pass takes the
   copy of an array of one character for the end of a string.  */

static tree
build_piece_type (unsigned HOST_WIDE_INT size)
{
  tree record = make_node (RECORD_TYPE);
  tree field = build_decl (BUILTINS_LOCATION, FIELD_DECL, NULL_TREE,
			   build_array_type_nelts (unsigned_char_type_node,
						   size));
  DECL_CONTEXT (field) = record;
  TYPE_FIELDS (record) = field;
  layout_type (record);
  return record;
}

/* Let debuggers be told by PIECE, the SIZE bytes of VAR from FROM on, which member of VAR
   that is, if it is just one.  */

static void
name_piece (tree piece, tree var, unsigned HOST_WIDE_INT from,
	    unsigned HOST_WIDE_INT size)
{
  if (TREE_CODE (TREE_TYPE (var)) != RECORD_TYPE)
    return;
  for (tree field = TYPE_FIELDS (TREE_TYPE (var)); field;
       field = DECL_CHAIN (field))
    if (TREE_CODE (field) == FIELD_DECL && DECL_NAME (field)
	&& !DECL_BIT_FIELD_TYPE (field)
	&& tree_fits_uhwi_p (DECL_SIZE_UNIT (field))
	&& tree_to_uhwi (DECL_SIZE_UNIT (field)) == size
	&& int_byte_position (field) == (HOST_WIDE_INT) from)
      {
	SET_DECL_DEBUG_EXPR (piece, build3 (COMPONENT_REF, TREE_TYPE (field), var,
					    field, NULL_TREE));
	DECL_HAS_DEBUG_EXPR_P (piece) = 1;
	return;
      }
}

/* Carry the bytes of F's variable from FROM to TO over P.  */

static void
carry_over (field_split *f, suspension *p, unsigned HOST_WIDE_INT from,
	    unsigned HOST_WIDE_INT to)
{
  tree type = build_piece_type (to - from);
  const char *name = (DECL_NAME (f->var) ? IDENTIFIER_POINTER (DECL_NAME (f->var))
		      : "aggregate");
  tree piece = build_local (f->s->fun, type, name, p->loc);
  name_piece (piece, f->var, from, to - from);
  tree address = build_fold_addr_expr (f->var);
  gimple_stmt_iterator gsi = gsi_for_stmt (p->call);
  emitter before = { &gsi, p->loc };
  before.assign (piece, build_slot_ref (address, type, from));
  gsi = gsi_after_labels (p->after);
  emitter after = { &gsi, p->loc };
  after.assign (build_slot_ref (address, type, from), piece);
  after.put (build_clobber_of (piece));
}

/* Carry over what P must preserve of F's variable, and nothing else.  */

static void
edit_suspension (field_split *f, suspension *p)
{
  for (unsigned i = 0; i < f->pieces (); i++)
    if (needed_after_p (f, p, i))
      {
	unsigned first = i;
	while (i + 1 < f->pieces () && needed_after_p (f, p, i + 1))
	  i++;
	carry_over (f, p, f->cuts[first], f->cuts[i + 1]);
      }
  gimple_stmt_iterator gsi = gsi_for_stmt (p->call);
  emitter e = { &gsi, p->loc };
  for (unsigned i = 0; i < gimple_call_num_args (p->call); i++)
    {
      tree arg = gimple_call_arg (p->call, i);
      if (TREE_CODE (arg) == SSA_NAME || base_decl (arg) != f->var)
	continue;
      tree copy = build_local (f->s->fun, TYPE_MAIN_VARIANT (TREE_TYPE (arg)),
			       "item", p->loc);
      e.assign (copy, unshare_expr (arg));
      gimple_call_set_arg (p->call, i, copy);
    }
  update_stmt (p->call);
  /* Not the end of its life: a later use would be one of a dangling
     pointer.  */
  e.put (gimple_build_assign (f->var, build_clobber (TREE_TYPE (f->var))));
}

/* True if VAR, live across a suspension, may be split.  */

static bool
candidate_p (const split *s, unsigned i)
{
  const memory_var *v = &s->live.vars[i];
  return (!v->escapes && AGGREGATE_TYPE_P (TREE_TYPE (v->decl))
	  && !TREE_THIS_VOLATILE (v->decl) && !TYPE_VOLATILE (TREE_TYPE (v->decl))
	  && !method_operand_p (v->decl)
	  && !sizeless_type_p (TREE_TYPE (v->decl))
	  && tree_to_uhwi (DECL_SIZE_UNIT (v->decl)) >= SMALLEST);
}

/* Let the variables of S's body that are needed in small parts stay on the
   stack; true if there is any.  */

bool
split_fields (split *s)
{
  bool any = false;
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (s->live.vars_across, 0, i, bi)
    {
      if (!candidate_p (s, i))
	continue;
      field_split f (s, s->live.vars[i].decl);
      if (!find_pieces (&f))
	continue;
      solve (&f);
      if (!worth_it_p (&f))
	continue;
      for (suspension &p : s->suspensions)
	if (bitmap_bit_p (p.vars, i))
	  edit_suspension (&f, &p);
      any = true;
    }
  if (any)
    {
      mark_virtual_operands_for_renaming (s->fun);
      update_ssa (TODO_update_ssa);
    }
  return any;
}
