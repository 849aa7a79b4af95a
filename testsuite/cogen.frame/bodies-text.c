/* Bodies that work on text, as people write them: the frame is as small as by hand, and
   they do what the same by hand does.  */

#include "alloc.h"
#include "input.h"
#include <ctype.h>
#include <stdbool.h>
#include "../../bench/frames/base64.h"
#include "../../bench/frames/csv.h"
#include "../../bench/frames/json.h"
#include "../../bench/frames/lines.h"
#include "../../bench/frames/run-length.h"
#include "../../bench/frames/utf8.h"
#include "../../bench/frames/words.h"

/* Resume MAKER's generator of ints with each of the N bytes of IN; keep in GOT what is
   not NONE.  */
#define RUN(maker, in, n, none, got) \
  ({ \
    int made_ = 0; \
    co_generator (int, void, int) g_ = maker; \
    for (int i_ = 0, out_; i_ < (n); i_++) \
      if (co_resume (&g_, (in)[i_], &out_) != CO_YIELDED) \
	break; \
      else if (out_ != (none)) \
	(got)[made_++] = out_; \
    made_; \
  })

static int
utf8_by_hand (const unsigned char *in, int n, int *out)
{
  int made = 0;
  for (int i = 0; i < n; )
    {
      int c = in[i], more = c < 0x80 ? 0 : c < 0xc2 || c > 0xf4 ? -1 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
      i++;
      if (more <= 0)
	{
	  out[made++] = more ? 0xfffd : c;
	  continue;
	}
      int bits = c & (0x3f >> more), k = 0;
      for (; k < more && i + k < n && in[i + k] >> 6 == 2; k++)
	bits = bits << 6 | (in[i + k] & 0x3f);
      i += k;
      if (k < more)
	{
	  if (i == n)
	    break;
	  i++;			/* What ends a character that is cut goes, too.  */
	  bits = 0xfffd;
	}
      out[made++] = bits;
    }
  return made;
}

static int
base64_by_hand (const unsigned char *in, int n, int *out)
{
  char digits[256];
  int given = 0, made = 0;
  for (int i = 0; i < n && in[i] != '='; i++)
    if (base64_value (in[i]) >= 0)
      digits[given++] = base64_value (in[i]);
  for (int bit = 0; bit + 8 <= 6 * given; bit += 8)
    {
      int byte = 0;
      for (int k = bit; k < bit + 8; k++)
	byte = byte << 1 | (digits[k / 6] >> (5 - k % 6) & 1);
      out[made++] = byte;
    }
  return made;
}

static void
check_bytes (void)
{
  unsigned char in[200];
  int got[200], wanted[200];
  for (int round = 0; round < 300; round++)
    {
      int n = input_below (200);
      input_utf8 (in, n);
      int made = RUN (utf8 (), in, n, -1, got);
      check (made == utf8_by_hand (in, n, wanted));
      check (memcmp (got, wanted, made * sizeof *got) == 0);
      input_text (in, n, "AZaz09+/bQ7=\n");
      made = RUN (base64 (), in, n, -1, got);
      check (made == base64_by_hand (in, n, wanted));
      check (memcmp (got, wanted, made * sizeof *got) == 0);
    }
}

static void
check_lines (void)
{
  unsigned char in[300];
  for (int round = 0; round < 100; round++)
    {
      int n = input_below (300), start = 0;
      input_text (in, n, "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz     \n");
      co_generator (const char *, void, int) g = lines ();
      for (int i = 0; i < n; i++)
	{
	  const char *line;
	  check (co_resume (&g, in[i], &line) == CO_YIELDED);
	  check ((line != NULL) == (in[i] == '\n'));
	  if (line)
	    {
	      int length = i - start > 79 ? 79 : i - start;
	      check ((int) strlen (line) == length && memcmp (line, in + start, length) == 0);
	      start = i + 1;
	    }
	}
    }
}

static void
check_runs (void)
{
  unsigned char in[400];
  for (int round = 0; round < 50; round++)
    {
      int n = input_below (400), k = 0;
      input_text (in, n, round % 3 ? "aaaaaaaaaaaaaaaaaab" : "a");
      struct run runs[400];
      co_for (struct run r, run_encode (in, in + n))
	runs[k++] = r;
      int at = 0;
      for (int r = 0; r < k; r++)
	{
	  check (runs[r].count > 0);
	  check (r == 0 || runs[r].byte != runs[r - 1].byte || runs[r - 1].count == 255);
	  for (int i = 0; i < runs[r].count; i++)
	    check (in[at++] == runs[r].byte);
	}
      check (at == n);
      at = 0;
      co_for (unsigned char c, run_decode (runs, runs + k))
	check (at < n && in[at++] == c);
      check (at == n);
    }
}

static void
check_fields (void)
{
  static const char *const wanted[] = { "a", "b c", "+", "x,\ny\"\"z", "", "+", "last", "+" };
  char got[40];
  int k = 0;
  co_for (struct csv_field f, csv ("a,b c\n\"x,\ny\"\"z\",\nlast"))
    {
      snprintf (got, sizeof got, "%.*s", f.length, f.start);
      check (strcmp (got, wanted[k++]) == 0);
      if (f.last)
	check (strcmp (wanted[k++], "+") == 0);
    }
  check (k == 8);
}

static void
check_tokens (void)
{
  static const struct { const char *text, *kinds; } cases[] = {
    { " {\"a\\\"b\": [1, true, null]}", "{\":[1,t,n]}" }, { "[}", "[e" }, { "", "" },
    { "{\"open", "{e" }, { "]", "e" }, { "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[e" },
    { "[[],{}]  7", "[[],{}]7" }
  };
  for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++)
    {
      const char *p = cases[i].kinds, *end = cases[i].text;
      co_for (struct json_token t, json (cases[i].text))
	{
	  check (t.kind == *p++ && t.start >= end && t.length > 0);
	  end = t.start + t.length;
	}
      check (*p == 0);
    }
}

static co_iterator (const char *) two_lines (void) { co_yield (" one two"); co_yield ("  "); co_yield ("three "); }
static co_iterator (struct word) held;

static void
check_words (void)
{
  char all[40] = "";
  held = words (two_lines ());
  co_for (struct word w, co_move (held))
    {
      strncat (all, w.start, w.length);
      strcat (all, ";");
    }
  check (strcmp (all, "one;two;three;") == 0);
}

int
main (void)
{
  check_bytes ();
  check_lines ();
  check_runs ();
  check_fields ();
  check_tokens ();
  check_words ();
  check (co_frame_size (utf8) <= utf8_bound);
  check (co_frame_size (base64) <= base64_bound);
  check (co_frame_size (csv) <= csv_bound);
  check (co_frame_size (json) <= json_bound);
  check (co_frame_size (lines) <= lines_bound);
  check (co_frame_size (run_encode) <= run_encode_bound);
  check (co_frame_size (run_decode) <= run_decode_bound);
  check (co_frame_size (words) <= words_bound);
  return 0;
}
