/* What a debugger sees of a frame.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A frame is bytes.  Its type has fields for debuggers alone:

	co_iterator(int) range (int lo, int hi)
	{ for (int i = lo; i < hi; i++) co_yield (i); }

	struct range__frame { enum range__state co__state; int lo, hi, i; };

   Slots may overlap, and so may these fields.  Which of them mean something
   in which state, and where in the source a state is, say the names of the
   state's enumerators:

	enum range__state
	{
	  co__running = -2, co__finished = -1,
	  "co__not_started {lo, hi}" = 0,
	  "range at range.c:2:38 {i, hi}" = 1
	};

   An enumerator is not an identifier of C, so it cannot hide anything of the
   user's; `print *frame' prints it as it is, and the module for gdb
   (contrib/gdb) parses it:

	PLACE {", " PLACE} [" -> " FIELD] [" {" HELD {", " HELD} "}"]
	PLACE = FUNCTION " at " FILE ":" LINE ":" COLUMN
	HELD = FIELD | VARIABLE "=" INTEGER

   The first place is the innermost: where coroutines that are awaited have
   been inlined, the others are where each is awaited.  FIELD after the arrow is
   the object that the coroutine waits for or delegates to.  A variable that is
   known to be a constant has no field, but is live like the others.

   All of this is debug info: a program has no byte of it.

   Fields are called as the variables; a variable of an inlined coroutine g is
   g__NAME, co__link that of struct co__frame in <cogen/abi.h>, one that the
   plugin made co__object (a trait object) or co__frame (an elided frame; if a
   variable of the user's got its object, that variable's name).  A name that
   is there already gets a suffix, __2 and so on.  */

#include "support/edit.h"
#include "debug.h"
#include "pretty-print.h"
#include "show/show.h"
#include "support/abi.h"
#include "support/split.h"

/* Enumerators that would be longer than this in total do without the lists of
   fields: N variables in N states take N * N names.  */
enum { MAX_STATE_TEXT = 256 * 1024 };

/* The type of one frame while it is made.  */
struct frame_debug
{
  split *s;
  tree record;
  auto_vec<tree> fields;	/* Without the state's.  */
  auto_vec<tree> origins;	/* The user's variable behind each.  */
  auto_vec<int> field_of;	/* Index in FIELDS for each slot, or -1.  */
  hash_set<tree> names;		/* Of the fields.  */
  hash_map<tree, unsigned> next_suffix;	/* For each name that got one.  */
  hash_map<tree, int> last_of;	/* For each variable its last field,  */
  auto_vec<int> previous;	/* and for each field the one before, or
				   -1.  */
  unsigned text;		/* Length of all enumerators so far.  */
};

/* Return the type of the frame that the variable DECL is, if objects/elide.cc
   made it; else null.  */

static tree
elided_frame_type (tree decl)
{
  tree attribute = lookup_attribute (FRAME_ATTRIBUTE, DECL_ATTRIBUTES (decl));
  return attribute ? TREE_VALUE (TREE_VALUE (attribute)) : NULL_TREE;
}

/* Return the name of the user's variable for the object of the elided frame
   DECL, null if there is none.  */

static const char *
elided_object_name (tree decl)
{
  tree attribute = lookup_attribute (FRAME_ATTRIBUTE, DECL_ATTRIBUTES (decl));
  tree name = TREE_PURPOSE (TREE_VALUE (attribute));
  return name ? IDENTIFIER_POINTER (name) : NULL;
}

/* If DECL is a piece of a variable, and just one member of it, return that member
   (frame/fields.cc); else null.  */

static tree
member_of_piece (tree decl)
{
  return (VAR_P (decl) && DECL_HAS_DEBUG_EXPR_P (decl)
	  && TREE_CODE (DECL_DEBUG_EXPR (decl)) == COMPONENT_REF
	  ? DECL_DEBUG_EXPR (decl) : NULL_TREE);
}

/* Return what the debugger shall call DECL, that is in the frame of FD; null if
   it shall not see it.  */

static const char *
name_for_debugger (frame_debug *fd, tree decl)
{
  trait t;
  if (elided_frame_type (decl))
    {
      const char *name = elided_object_name (decl);
      return name ? name : "co__frame";
    }
  if (tree member = member_of_piece (decl))
    {
      const char *whole = name_for_debugger (fd, TREE_OPERAND (member, 0));
      tree field = DECL_NAME (TREE_OPERAND (member, 1));
      return whole ? IDENTIFIER_POINTER (get_identifier
					 (ACONCAT ((whole, ".",
						    IDENTIFIER_POINTER (field),
						    NULL))))
		   : NULL;
    }
  if (DECL_ARTIFICIAL (decl) || !DECL_NAME (decl))
    return trait_of_type (TREE_TYPE (decl), &t) ? "co__object" : NULL;
  const char *name = IDENTIFIER_POINTER (DECL_NAME (decl));
  tree context = DECL_CONTEXT (DECL_ORIGIN (decl));
  if (!context || TREE_CODE (context) != FUNCTION_DECL
      || context == fd->s->co->ramp || context == fd->s->fun->decl)
    return name;
  const char *function = IDENTIFIER_POINTER (DECL_NAME (context));
  return IDENTIFIER_POINTER (get_identifier (ACONCAT ((function, "__", name,
						       NULL))));
}

/* The type that the debugger shall see for the slot S.  */

static tree
type_for_debugger (const slot *s)
{
  if (tree frame = elided_frame_type (s->decl))
    return frame;
  if (tree member = member_of_piece (s->decl))
    return TREE_TYPE (member);
  tree type = TREE_TYPE (s->decl);
  return (TYPE_SIZE (type) && tree_int_cst_equal (TYPE_SIZE (type),
						  TYPE_SIZE (s->type))
	  ? type : s->type);
}

/* Return a field of RECORD called NAME of TYPE at OFFSET.  */

static tree
build_field (tree record, const char *name, tree type,
	     unsigned HOST_WIDE_INT offset)
{
  tree field = build_decl (BUILTINS_LOCATION, FIELD_DECL,
			   get_identifier (name), type);
  DECL_CONTEXT (field) = record;
  SET_DECL_ALIGN (field, TYPE_ALIGN (type));
  DECL_SIZE (field) = TYPE_SIZE (type);
  DECL_SIZE_UNIT (field) = TYPE_SIZE_UNIT (type);
  SET_DECL_MODE (field, TYPE_MODE (type));
  SET_DECL_OFFSET_ALIGN (field, BITS_PER_UNIT);
  DECL_FIELD_OFFSET (field) = size_int (offset);
  DECL_FIELD_BIT_OFFSET (field) = bitsize_zero_node;
  return field;
}

/* Return NAME, or with a suffix if FD has a field of that name.  */

static const char *
unused_name (frame_debug *fd, const char *name)
{
  tree id = get_identifier (name);
  if (!fd->names.add (id))
    return name;
  bool existed;
  unsigned &next = fd->next_suffix.get_or_insert (id, &existed);
  if (!existed)
    next = 2;
  do
    {
      char suffix[16];
      sprintf (suffix, "__%u", next++);
      id = get_identifier (ACONCAT ((name, suffix, NULL)));
    }
  while (fd->names.add (id));
  return IDENTIFIER_POINTER (id);
}

/* Return the index of the field of FD for the slot S, a new one if it has none
   yet.  Slots of one variable in one place share theirs.  */

static int
field_for_slot (frame_debug *fd, const slot *s)
{
  const char *name = s->decl ? name_for_debugger (fd, s->decl) : NULL;
  if (!name)
    return -1;
  tree type = type_for_debugger (s);
  bool existed;
  int &last = fd->last_of.get_or_insert (DECL_ORIGIN (s->decl), &existed);
  if (!existed)
    last = -1;
  for (int i = last; i >= 0; i = fd->previous[i])
    if (TREE_TYPE (fd->fields[i]) == type
	&& int_byte_position (fd->fields[i]) == (HOST_WIDE_INT) s->offset)
      return i;
  fd->previous.safe_push (last);
  last = fd->fields.length ();
  name = unused_name (fd, name);
  fd->fields.safe_push (build_field (fd->record, name, type, s->offset));
  fd->origins.safe_push (DECL_ORIGIN (s->decl));
  return fd->fields.length () - 1;
}

/* Return the name of FD's field for KEY, an SSA name or a variable; null if it
   has none.  */

static const char *
field_name (frame_debug *fd, tree key)
{
  unsigned *slot = fd->s->frame.slot_of.get (key);
  int field = slot ? fd->field_of[*slot] : -1;
  return field < 0 ? NULL
	 : IDENTIFIER_POINTER (DECL_NAME (fd->fields[field]));
}

/* Print after SEPARATOR the variables that are live at P as constants; return
   the next separator.  */

static const char *
print_constants (pretty_printer *pp, frame_debug *fd, const suspension *p,
		 const char *separator)
{
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (p->names, 0, i, bi)
    {
      tree name = ssa_name (i), var = SSA_NAME_VAR (name);
      gimple *def = SSA_NAME_DEF_STMT (name);
      const char *text = var ? name_for_debugger (fd, var) : NULL;
      if (!text || fd->s->frame.slot_of.get (name)
	  || !gimple_assign_single_p (def)
	  || TREE_CODE (gimple_assign_rhs1 (def)) != INTEGER_CST
	  || !tree_fits_shwi_p (gimple_assign_rhs1 (def)))
	continue;
      char value[40];
      sprintf (value, "=" HOST_WIDE_INT_PRINT_DEC,
	       tree_to_shwi (gimple_assign_rhs1 (def)));
      pp_string (pp, separator);
      pp_string (pp, text);
      pp_string (pp, value);
      separator = ", ";
    }
  return separator;
}

/* Print " {FIELD, FIELD}": those of the SLOTS, and the constants at P unless it
   is null.  */

static void
print_fields (pretty_printer *pp, frame_debug *fd, const_bitmap slots,
	      const suspension *p)
{
  if (fd->text > MAX_STATE_TEXT)
    return;
  auto_bitmap fields;
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (slots, 0, i, bi)
    if (fd->field_of[i] >= 0)
      bitmap_set_bit (fields, fd->field_of[i]);
  const char *separator = " {";
  EXECUTE_IF_SET_IN_BITMAP (fields, 0, i, bi)
    {
      pp_string (pp, separator);
      pp_string (pp, IDENTIFIER_POINTER (DECL_NAME (fd->fields[i])));
      separator = ", ";
    }
  if (p)
    separator = print_constants (pp, fd, p, separator);
  pp_string (pp, *separator == ',' ? "}" : " {}");
}

/* Set in SLOTS those that the ramp stores.  */

static void
slots_at_start (const split *s, bitmap slots)
{
  for (tree parm : s->ramp_parms)
    {
      gimple **load = const_cast <split *> (s)->parm_load.get (parm);
      tree key = load && *load ? gimple_assign_lhs (*load) : parm;
      if (unsigned *i = const_cast <split *> (s)->frame.slot_of.get (key))
	bitmap_set_bit (slots, *i);
    }
}

/* Set in SLOTS those of S that mean something while suspended at P.  */

static void
slots_at_suspension (split *s, const suspension *p, bitmap slots)
{
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (p->names, 0, i, bi)
    if (unsigned *k = s->frame.slot_of.get (ssa_name (i)))
      bitmap_set_bit (slots, *k);
  EXECUTE_IF_SET_IN_BITMAP (p->vars, 0, i, bi)
    if (unsigned *k = s->frame.slot_of.get (s->live.vars[i].decl))
      bitmap_set_bit (slots, *k);
}

/* Add to VALUES the enumerator for STATE whose name is in PP.  */

static void
add_enumerator (frame_debug *fd, tree *values, pretty_printer *pp, int state)
{
  const char *name = pp_formatted_text (pp);
  fd->text += strlen (name);
  *values = tree_cons (get_identifier (name),
		       build_int_cst (integer_type_node, state), *values);
  pp_clear_output_area (pp);
}

/* Return the enumerators of FD's state.  */

static tree
build_enumerators (frame_debug *fd)
{
  tree values = NULL_TREE;
  pretty_printer pp;
  auto_bitmap slots;
  pp_string (&pp, "co__running");
  add_enumerator (fd, &values, &pp, CO__RUNNING);
  pp_string (&pp, "co__finished");
  add_enumerator (fd, &values, &pp, CO__FINISHED);
  pp_string (&pp, "co__not_started");
  slots_at_start (fd->s, slots);
  print_fields (&pp, fd, slots, NULL);
  add_enumerator (fd, &values, &pp, CO__NOT_STARTED);
  for (const suspension &p : fd->s->suspensions)
    {
      print_places (&pp, fd->s, &p, true);
      tree stepped = stepped_by (&p);
      const char *field = stepped ? field_name (fd, stepped) : NULL;
      if (field)
	{
	  pp_string (&pp, " -> ");
	  pp_string (&pp, field);
	}
      bitmap_clear (slots);
      slots_at_suspension (fd->s, &p, slots);
      print_fields (&pp, fd, slots, &p);
      add_enumerator (fd, &values, &pp, p.state);
    }
  return nreverse (values);
}

/* Give TYPE the name NAME.SUFFIX.  */

static void
name_type (tree type, const char *name, const char *suffix)
{
  tree decl = build_decl (BUILTINS_LOCATION, TYPE_DECL,
			  get_identifier (ACONCAT ((name, suffix, NULL))),
			  type);
  DECL_ARTIFICIAL (decl) = 1;
  TYPE_NAME (type) = decl;
  TYPE_STUB_DECL (type) = decl;
}

/* Return the type of the state in FD's frame of the coroutine NAME.  The enumeration is made
   without debug info, too: -fcompare-debug prints the numbers of types.  */

static tree
build_state_type (frame_debug *fd, const char *name)
{
  tree type = make_node (ENUMERAL_TYPE);
  if (debug_info_level < DINFO_LEVEL_NORMAL)
    return integer_type_node;
  TYPE_PRECISION (type) = TYPE_PRECISION (integer_type_node);
  TYPE_MIN_VALUE (type) = TYPE_MIN_VALUE (integer_type_node);
  TYPE_MAX_VALUE (type) = TYPE_MAX_VALUE (integer_type_node);
  TREE_TYPE (type) = integer_type_node;
  layout_type (type);
  TYPE_VALUES (type) = build_enumerators (fd);
  name_type (type, name, "__state");
  return type;
}

/* Complete the type of the frame of S: its size and alignment, and the fields.
   gdb cannot spell a type name with a dot.  */

void
finish_frame_type (split *s)
{
  tree record = s->co->frame_type;
  const char *name = IDENTIFIER_POINTER (DECL_NAME (s->co->ramp));
  frame_debug fd;
  fd.s = s;
  fd.record = record;
  fd.text = 0;
  for (const slot &sl : s->frame.slots)
    fd.field_of.safe_push (field_for_slot (&fd, &sl));
  tree *end = &TYPE_FIELDS (record);
  *end = build_field (record, "co__state", build_state_type (&fd, name), 0);
  if (s->co->links)
    {
      end = &DECL_CHAIN (*end);
      *end = build_field (record, "co__link", ptr_type_node,
			  frame_link_offset ());
    }
  for (tree field : fd.fields)
    {
      end = &DECL_CHAIN (*end);
      *end = field;
    }
  TYPE_SIZE (record) = fold_build2 (MULT_EXPR, bitsizetype,
				    bitsize_int (s->frame.size),
				    bitsize_int (BITS_PER_UNIT));
  TYPE_SIZE_UNIT (record) = size_int (s->frame.size);
  SET_TYPE_ALIGN (record, s->frame.align * BITS_PER_UNIT);
  TYPE_USER_ALIGN (record) = 1;
  SET_TYPE_MODE (record, BLKmode);
  name_type (record, name, "__frame");
  gcc_assert (!TYPE_NEXT_VARIANT (record));
}
