/* -fplugin-arg-cogen-dump: what became of each coroutine.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   The summary goes to the standard error stream, one block of lines per
   coroutine and one line per elided or boxed frame; `details' adds the bodies
   before and after.  GCC's own -fdump-tree options cannot name a plugin's
   pass: they are read before it is loaded.  */

#include "support/edit.h"
#include "tree-pretty-print.h"
#include "diagnostic.h"
#include "support/dump.h"
#include "support/options.h"
#include "support/split.h"

/* Dump the body of FUN, as it is in the phase called PHASE.  */

void
dump_body (const char *phase, function *fun)
{
  if (!cogen_opts.dump_details)
    return;
  fprintf (stderr, "cogen: ;; %s: %s\n", phase, function_name (fun));
  dump_function_to_file (fun->decl, stderr, TDF_NONE);
}

/* Print "file:line:column: " for LOC.  */

static void
dump_location (location_t loc)
{
  expanded_location x = expand_location (loc);
  fprintf (stderr, "%s:%d:%d: ", x.file ? lbasename (x.file) : "?", x.line,
	   x.column);
}

static void
dump_slot (const slot *s)
{
  fprintf (stderr, "cogen:   slot %4" HOST_WIDE_INT_PRINT "u..%-4"
	   HOST_WIDE_INT_PRINT "u ", s->offset, s->offset + s->size);
  if (s->decl && DECL_NAME (s->decl))
    fprintf (stderr, "%s", IDENTIFIER_POINTER (DECL_NAME (s->decl)));
  else
    fprintf (stderr, "<temporary>");
  fprintf (stderr, ": ");
  print_generic_expr (stderr, s->type, TDF_NONE);
  fprintf (stderr, ", %" HOST_WIDE_INT_PRINT "u bytes\n", s->size);
}

/* Dump what compute_layout decided for S.  */

void
dump_coroutine (const split *s)
{
  if (!cogen_opts.dump)
    return;
  fprintf (stderr, "cogen: coroutine %s: ",
	   IDENTIFIER_POINTER (DECL_NAME (s->co->ramp)));
  fprintf (stderr, "%u suspension%s, frame %" HOST_WIDE_INT_PRINT
	   "u bytes, align %u, %s\n", s->suspensions.length (),
	   s->suspensions.length () == 1 ? "" : "s", s->frame.size,
	   s->frame.align, s->co->pinned ? "pinned" : "movable");
  for (const suspension &p : s->suspensions)
    {
      fprintf (stderr, "cogen:   state %d: suspends at ", p.state);
      expanded_location x = expand_location (p.loc);
      fprintf (stderr, "%s:%d:%d\n", x.file ? lbasename (x.file) : "?",
	       x.line, x.column);
    }
  fprintf (stderr, "cogen:   slot    0..4    <state>: int, 4 bytes\n");
  for (const slot &sl : s->frame.slots)
    dump_slot (&sl);
}

/* Say FMT, a format of GCC's diagnostics, about LOC.  */

void
dump_note (location_t loc, const char *fmt, ...)
{
  if (!cogen_opts.dump)
    return;
  va_list args;
  va_start (args, fmt);
  fprintf (stderr, "cogen: ");
  dump_location (loc);
  text_info text;
  memset ((void *) &text, 0, sizeof text);
  rich_location where (line_table, loc);
  set_text_info (&text, fmt, &args, &where);
  pretty_printer *pp = global_dc->printer->clone ();
  pp_clear_output_area (pp);
  pp->buffer->stream = stderr;
  pp_format (pp, &text);
  pp_output_formatted_text (pp);
  pp_newline_and_flush (pp);
  delete pp;
  va_end (args);
}
