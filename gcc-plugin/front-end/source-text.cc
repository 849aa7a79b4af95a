/* What has the user written there, letter by letter?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_for (int v : it)

   Of what is no C there is no tree, and the preprocessor cannot be asked what comes
   next without being changed by the answer: to read ahead over a directive loses
   tokens.  So the text is read again, from the file, once GCC has said that
   something is wrong, or where a name of <cogen.h> stands that wants a certain form.

   Where the file cannot be read, and in a directive, nothing is known: then nothing is
   said.  All this is for messages: no program that is right depends on it.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* Reads the text of a file from a place on.  A comment is read as a blank.  */
class text_reader
{
public:
  text_reader (const char *file, int line, int column)
    : m_file (file), m_line (line), m_column (column), m_got (0) {}

  /* The next letter; '\n' at the end of each line, EOF at that of the file.  */
  int next ();
  /* The next letter that is no blank.  */
  int next_black ();
  /* Where the letter that has been read last is; not of '\n'.  */
  int line () const { return m_line; }
  int column () const { return m_column - 1; }

private:
  int letter (int ahead);
  bool skip_comment ();

  const char *m_file;
  int m_line, m_column;		/* The next letter, from 1 on.  */
  auto_vec<char> m_text;	/* Line M_GOT: GCC searches for a line each time, and
				   may move what it has.  */
  int m_got;			/* 0 at first.  */
  bool m_end;			/* There is no such line.  */

  void get_line ();
};

void
text_reader::get_line ()
{
  source_text line = source_line (m_file, m_line);
  m_got = m_line;
  m_end = !line;
  m_text.truncate (0);
  for (unsigned i = 0; line && i < line.length (); i++)
    m_text.safe_push (line.get_buffer ()[i]);
}

int
text_reader::letter (int ahead)
{
  if (m_got != m_line)
    get_line ();
  if (m_end)
    return EOF;
  int i = m_column - 1 + ahead;
  return i < (int) m_text.length () ? (unsigned char) m_text[i] : '\n';
}

/* True if a comment began here, which has been skipped.  */

bool
text_reader::skip_comment ()
{
  if (letter (0) != '/' || (letter (1) != '/' && letter (1) != '*'))
    return false;
  bool line_comment = letter (1) == '/';
  m_column += 2;
  for (;;)
    {
      int c = letter (0);
      if (c == EOF || (line_comment && c == '\n'))
	return true;
      if (c == '*' && letter (1) == '/' && !line_comment)
	{
	  m_column += 2;
	  return true;
	}
      if (c == '\n')
	m_line++, m_column = 1;
      else
	m_column++;
    }
}

int
text_reader::next ()
{
  if (skip_comment ())
    return ' ';
  int c = letter (0);
  if (c == '\n')
    m_line++, m_column = 1;
  else if (c != EOF)
    m_column++;
  return c;
}

int
text_reader::next_black ()
{
  int c;
  do
    c = next ();
  while (c != EOF && ISSPACE (c));
  return c;
}

/* True if LINE of FILE ends in a backslash.  */

static bool
continued_line_p (const char *file, int line)
{
  source_text text = source_line (file, line);
  return (text && text.length () > 0
	  && text.get_buffer ()[text.length () - 1] == '\\');
}

/* True if LINE of FILE is one of a directive, or may be.  */

static bool
directive_line_p (const char *file, int line)
{
  if (continued_line_p (file, line)
      || (line > 1 && continued_line_p (file, line - 1)))
    return true;
  source_text text = source_line (file, line);
  size_t i = 0;
  while (text && i < text.length () && ISSPACE (text.get_buffer ()[i]))
    i++;
  return text && i < text.length () && text.get_buffer ()[i] == '#';
}

/* Copy the word that stands at LOC, in the text as it was written, maybe behind
   operators, to WORD of SIZE.
   Store in *FOLLOWED what comes after it.  False if there is none.  */

bool
fe_word_at (location_t loc, char *word, unsigned size, int *followed)
{
  loc = linemap_resolve_location (line_table, get_pure_location (loc),
				  LRK_SPELLING_LOCATION, NULL);
  expanded_location x = expand_location (loc);
  if (!x.file || x.line <= 0 || x.column <= 0)
    return false;
  text_reader reader (x.file, x.line, x.column);
  unsigned n = 0;
  int c = reader.next ();
  while (c != EOF && strchr ("!*&-+~(", c))
    c = reader.next_black ();
  for (; c != EOF && ISIDNUM (c) && n + 1 < size; c = reader.next ())
    word[n++] = c;
  word[n] = 0;
  *followed = c != EOF && ISSPACE (c) ? reader.next_black () : c;
  return n > 0 && ISIDST (word[0]);
}

/* Copy what stands at LOC and behind it to TEXT of SIZE, as much as it holds: each line's
   end and each comment as a blank.  False if it is not to be had.  */

bool
fe_text_at (location_t loc, char *text, unsigned size)
{
  expanded_location x = expand_location (loc);
  if (!x.file || x.line <= 0 || x.column <= 0)
    return false;
  text_reader reader (x.file, x.line, x.column);
  unsigned n = 0;
  for (int c; n + 1 < size && (c = reader.next ()) != EOF; )
    text[n++] = ISSPACE (c) ? ' ' : c;
  text[n] = 0;
  return n > 0;
}

/* Return where the code at LOC ends, which is lost as LOST says.  Call SEE_WORD for the
   names in it.  */

expanded_location
fe_end_of_code (location_t loc, lost_code lost, void (*see_word) (const char *))
{
  expanded_location end = expand_location (loc);
  if (!end.file || end.line <= 0 || end.column <= 0)
    return end;
  text_reader reader (end.file, end.line, end.column);
  char word[64];
  unsigned n = 0;
  for (int c, quote = 0, depth = 0; (c = reader.next ()) != EOF; )
    {
      if (c != '\n')
	end.line = reader.line (), end.column = reader.column ();
      if (ISIDNUM (c) && !quote && n + 1 < sizeof word)
	word[n++] = c;
      else if (n > 0)
	{
	  word[n] = 0;
	  n = 0;
	  if (ISIDST (*word))
	    see_word (word);
	}
      if (c == '\\')
	reader.next ();
      else if (quote)
	quote = c == quote || c == '\n' ? 0 : quote;
      else if (c == '"' || c == '\'')
	quote = c;
      else if (c == '{' && depth == 0 && lost == LOST_STATEMENT)
	return end;
      else if (c == '{')
	depth++;
      else if (c == '}' && depth == 0)
	return end;
      else if (c == '}')
	depth--;
      else if (c == ';' && depth == 0 && lost != LOST_BLOCK)
	return end;
    }
  return end;
}

/* Copy the line that LOC is in to TEXT of SIZE, without what is past SIZE.  False if it
   is not to be had.  */

bool
fe_line_at (location_t loc, char *text, unsigned size)
{
  expanded_location x = expand_location (loc);
  source_text line = source_line (x.file, x.file ? x.line : 0);
  if (!x.file || !line)
    return false;
  size_t length = MIN (line.length (), (size_t) size - 1);
  memcpy (text, line.get_buffer (), length);
  text[length] = 0;
  return true;
}

/* Copy the line that LOC is in, up to LOC, to TEXT of SIZE; the end of it if it is
   longer.  False if it is not to be had.  */

bool
fe_line_before (location_t loc, char *text, unsigned size)
{
  expanded_location x = expand_location (loc);
  if (!x.file || x.line <= 0 || x.column <= 0)
    return false;
  source_text line = source_line (x.file, x.line);
  if (!line)
    return false;
  size_t end = MIN (line.length (), (size_t) x.column - 1);
  size_t start = end >= size ? end - size + 1 : 0;
  memcpy (text, line.get_buffer () + start, end - start);
  text[end - start] = 0;
  return true;
}

/* Cut TEXT behind its last word; return that, "" if there is none.  */

char *
fe_last_word (char *text)
{
  size_t end = strlen (text);
  while (end > 0 && !ISIDNUM (text[end - 1]))
    end--;
  text[end] = 0;
  while (end > 0 && ISIDNUM (text[end - 1]))
    end--;
  return text + end;
}

/* Cut the blanks and comments off that TEXT, a line, ends with.  *INSIDE if it ends, and
   then if it begins, in a comment.  */

static void
cut_comments (char *text, bool *inside)
{
  if (char *comment = *inside ? NULL : strstr (text, "//"))
    *comment = 0;
  for (;;)
    {
      size_t end = strlen (text);
      while (end > 0 && ISSPACE (text[end - 1]))
	end--;
      text[end] = 0;
      if (end > 1 && !strcmp (text + end - 2, "*/"))
	*inside = true;
      if (!*inside)
	return;
      char *comment = strstr (text, "/*");
      for (char *next = comment; next; next = strstr (next + 1, "/*"))
	comment = next;
      *(comment ? comment : text) = 0;
      *inside = !comment;
      if (!comment)
	return;
    }
}

/* True if a statement begins at LOC, by what is before it in its line, or at the end of the
   last one above that is not empty.  */

bool
fe_begins_statement_p (location_t loc)
{
  char text[200];
  expanded_location x = expand_location (loc);
  if (!fe_line_before (loc, text, sizeof text))
    return false;
  bool inside = false;
  for (int line = x.line;;)
    {
      cut_comments (text, &inside);
      size_t end = strlen (text);
      if (end > 0 && ISIDNUM (text[end - 1]))
	{
	  const char *word = fe_last_word (text);
	  return !strcmp (word, "else") || !strcmp (word, "do");
	}
      if (end > 0)
	return strchr (";{}):", text[end - 1]) != NULL;
      source_text above = source_line (x.file, --line);
      if (line <= 0 || !above)
	return false;
      size_t length = above.length ();
      size_t start = length >= sizeof text ? length - sizeof text + 1 : 0;
      memcpy (text, above.get_buffer () + start, length - start);
      text[length - start] = 0;
    }
}

/* Append C to the text of ARGUMENTS' latest one.  Blanks become one.  */

static void
add_letter (fe_arguments *arguments, int c)
{
  fe_argument &arg = arguments->arg[arguments->count - 1];
  bool blank = ISSPACE (c);
  if (blank && (arg.length == 0 || arg.text[arg.length - 1] == ' '))
    return;
  if (arg.length + 1 < sizeof arg.text)
    {
      arg.text[arg.length++] = blank ? ' ' : c;
      arg.text[arg.length] = 0;
    }
  if (!blank)
    arg.last = c;
}

/* Read a string or a character constant that begins with QUOTE.  */

static void
read_quoted (text_reader *reader, fe_arguments *arguments, int quote)
{
  for (int c = reader->next (); c != EOF && c != '\n'; c = reader->next ())
    {
      add_letter (arguments, c);
      if (c == quote)
	return;
      if (c == '\\')
	reader->next ();
    }
}

/* Read the arguments behind the name of a macro at LOC, as far as WANTED of them have
   begun with a word or a sign.  Commas in braces and brackets do not end one here.  False
   if they cannot be told.  */

bool
fe_read_arguments (location_t loc, unsigned wanted, fe_arguments *arguments)
{
  memset (arguments, 0, sizeof *arguments);
  expanded_location x = expand_location (loc);
  if (!x.file || x.line <= 0 || x.column <= 0
      || directive_line_p (x.file, x.line))
    return false;
  text_reader reader (x.file, x.line, x.column);
  int c;
  do
    c = reader.next ();
  while (c != EOF && ISIDNUM (c));
  if (c != EOF && ISSPACE (c))
    c = reader.next_black ();
  if (c != '(')
    return false;
  arguments->count = 1;
  unsigned parens = 0, braces = 0;
  for (unsigned line_start = 0; (c = reader.next ()) != EOF; )
    {
      if (c == '\n')
	line_start = 1;
      else if (line_start && c == '#')
	return false;
      else if (!ISSPACE (c))
	line_start = 0;
      if (c == ')' && parens == 0)
	{
	  arguments->empty = arguments->count == 1 && !arguments->arg[0].last;
	  return true;
	}
      parens += (c == '(') - (c == ')');
      if (c == '{' || c == '[')
	braces++;
      else if ((c == '}' || c == ']') && braces > 0)
	braces--;
      if (c == ',' && parens == 0 && braces > 0)
	arguments->comma_in_braces = true;
      if (c == ',' && parens == 0 && braces == 0)
	{
	  if (arguments->count == ARRAY_SIZE (arguments->arg))
	    return false;
	  arguments->count++;
	  continue;
	}
      fe_argument &arg = arguments->arg[arguments->count - 1];
      if (!arg.last)
	arg.loc = (reader.line () == x.line
		   ? linemap_position_for_loc_and_offset (line_table, loc,
							  reader.column () - x.column)
		   : loc);
      add_letter (arguments, c);
      if (c == '"' || c == '\'')
	read_quoted (&reader, arguments, c);
      if (arguments->count == wanted && arguments->arg[wanted - 1].last
	  && !ISIDNUM (c))
	return true;
    }
  return false;
}
