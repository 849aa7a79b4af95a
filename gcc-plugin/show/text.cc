/* How does text stand for itself in a picture?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	a < b		=>	a &lt; b

   Input: a line of source, a name or a type.  Output: what Graphviz reads as
   that, within an HTML-like label.

   The invariant: what is written is valid UTF-8 and valid XML, whatever the
   source holds; no byte of it is ever markup.

   show/graph.cc and show/frame-table.cc both write such text.  */

#include "support/edit.h"
#include "tree-pretty-print.h"
#include "show/graph.h"

/* The length of the UTF-8 sequence that TEXT, of LENGTH bytes, begins with;
   0 if it begins with none.  */

static size_t
sequence_length (const char *text, size_t length)
{
  unsigned char c = *text;
  size_t n = c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3
	     : c < 0xf5 ? 4 : 0;
  if (n > length)
    return 0;
  for (size_t i = 1; i < n; i++)
    if ((text[i] & 0xc0) != 0x80)
      return 0;
  return n;
}

size_t
write_character (FILE *file, const char *text, size_t length)
{
  size_t n = sequence_length (text, length);
  if (n == 0 || (n == 1 && ISCNTRL (*text)))
    {
      fputc (n ? ' ' : '?', file);
      return 1;
    }
  fwrite (text, 1, n, file);
  return n;
}

void
write_text (FILE *file, const char *text, size_t length)
{
  for (size_t i = 0; i < length; )
    {
      const char *entity = (text[i] == '&' ? "&amp;" : text[i] == '<' ? "&lt;"
			    : text[i] == '>' ? "&gt;"
			    : text[i] == '"' ? "&quot;" : NULL);
      if (entity)
	{
	  fputs (entity, file);
	  i++;
	}
      else
	i += write_character (file, text + i, length - i);
    }
}

void
write_text (FILE *file, const char *text)
{
  write_text (file, text, strlen (text));
}

size_t
bytes_of_characters (const char *text, size_t characters)
{
  size_t i = 0, length = strlen (text);
  for (; i < length && characters; characters--)
    i += MAX (sequence_length (text + i, length - i), 1);
  return i;
}

char *
type_text (tree t)
{
  if (variably_modified_type_p (t, NULL_TREE))
    return xstrdup ("variable-length");
  if (RECORD_OR_UNION_TYPE_P (t) && !TYPE_NAME (TYPE_MAIN_VARIANT (t)))
    return xstrdup (TREE_CODE (t) == UNION_TYPE ? "union {...}"
		    : "struct {...}");
  char *text = print_generic_expr_to_str (t);
  trait unused;
  if (!trait_of_type (t, &unused) || !begins_with (text, "struct "))
    return text;
  char *shorter = xstrdup (text + strlen ("struct "));
  free (text);
  return shorter;
}
