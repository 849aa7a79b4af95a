/* Characters, fields, joined strings: empty ones too.  */

#include "alloc.h"
#include "items.h"

static void
fields (const char *str, const char *separators, const char *wanted)
{
  char seen[100] = "";
  co_for (struct co_slice s, co_split (str, separators))
    {
      strcat (seen, "<");
      strncat (seen, s.data, s.length);
      strcat (seen, ">");
    }
  if (strcmp (seen, wanted))
    {
      fprintf (stderr, "%s, not %s\n", seen, wanted);
      abort ();
    }
}

int
main (void)
{
  fields ("", ",", "<>");
  fields ("a", ",", "<a>");
  fields (",", ",", "<><>");
  fields ("a,b;c", ",;", "<a><b><c>");
  fields (",a,,b,", ",", "<><a><><b><>");
  fields ("a,b", "", "<a,b>");
  char text[10] = "";
  co_for (char c, co_chars ("abc"))
    strncat (text, &c, 1);
  check (!strcmp (text, "abc") && co_count (co_chars ("")) == 0);

  char *all = co_join_strings (co_split ("a,bc,,d", ","), "--");
  check (!strcmp (all, "a--bc----d"));
  free (all);
  const char *words[] = { "one", "", "three" };
  all = co_join_strings (co_items (words, 3), "");
  check (!strcmp (all, "onethree"));
  free (all);
  all = co_join_strings (co_items (words, 3), ", ");
  check (!strcmp (all, "one, , three"));
  free (all);
  all = co_join_strings (co_empty (const char *), ", ");
  check (!strcmp (all, ""));
  free (all);
  all = co_join_strings (co_items (words + 1, 1), ", ");
  check (!strcmp (all, ""));
  free (all);
  all = co_join_strings (co_take (co_repeat ("0123456789"), 100), "x");
  check (strlen (all) == 1099);
  free (all);
}
