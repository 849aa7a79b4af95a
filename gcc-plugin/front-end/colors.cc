/* In which colors is a message that has been reworded?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	ESC[1m x.c:3:4: ESC[m ESC[31m error: ESC[m no member '(ESC[1m co__type ESC[m)'

   On a terminal GCC writes colors into a message.  Its words are looked at, and changed,
   without them (front-end/wording.cc).  What comes before the first word that differs
   keeps its colors, and each quote behind it gets those that the message had for
   quotes.  */

#include "support/c-front-end.h"
#include "intl.h"
#include "front-end/front-end.h"
#include "front-end/hints.h"

/* Return what follows the colors that TEXT begins with.  */

static const char *
behind_colors (const char *text)
{
  while (text[0] == '\33' && text[1] == '[')
    {
      while (*text && !ISALPHA (*text))
	text++;
      text += *text != 0;
    }
  return text;
}

void
remove_colors (char *text)
{
  char *to = text;
  for (const char *from = text; *(from = behind_colors (from)); )
    *to++ = *from++;
  *to = 0;
}

/* Return where TEXT and OTHER begin to differ, or the quote that this is in.  */

static const char *
first_difference (const char *text, const char *other)
{
  const char *quote = NULL, *at = text;
  for (; *at && *at == other[at - text]; at++)
    if (begins_with (at, close_quote) && quote)
      quote = NULL;
    else if (begins_with (at, open_quote))
      quote = at;
  return quote ? quote : at;
}

static void
append (auto_vec<char> *result, const char *from, const char *end)
{
  while (from < end)
    result->safe_push (*from++);
}

/* Append TEXT to *RESULT; between quotes what BEGIN begins with, up to BEGIN_END, and the
   same of END.  */

static void
append_quoted (auto_vec<char> *result, const char *text, const char *begin,
	       const char *begin_end, const char *end, const char *end_end)
{
  bool quoted = false;
  while (*text)
    {
      bool opens = !quoted && begins_with (text, open_quote);
      bool closes = quoted && begins_with (text, close_quote);
      size_t length = opens ? strlen (open_quote) : closes ? strlen (close_quote) : 1;
      if (closes)
	append (result, end, end_end);
      append (result, text, text + length);
      if (opens)
	append (result, begin, begin_end);
      quoted = opens || (quoted && !closes);
      text += length;
    }
  result->safe_push (0);
}

void
copy_colors (const char *text, const char *plain, const char *colored,
	     auto_vec<char> *result)
{
  const char *differs = first_difference (text, plain), *at = colored;
  for (const char *same = text; same < differs; same++)
    at = behind_colors (at) + 1;
  append (result, colored, behind_colors (at));
  const char *begin = strstr (colored, open_quote);
  if (begin)
    begin += strlen (open_quote);
  const char *begin_end = begin ? behind_colors (begin) : NULL;
  const char *end = begin ? strstr (begin_end, close_quote) : NULL, *end_end = end;
  /* The colors end before the quote does.  */
  for (const char *c = begin_end; end && c < end; c++)
    if (behind_colors (c) == end_end)
      {
	end = c;
	break;
      }
  append_quoted (result, differs, begin, begin_end, end, end_end);
}
