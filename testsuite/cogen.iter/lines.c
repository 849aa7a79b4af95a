/* The lines of a file and the entries of a directory; their results.  */

#include "alloc.h"
#include "items.h"
#include <dirent.h>
#include <errno.h>
#include <unistd.h>

static FILE *
file_of (const char *text)
{
  FILE *file = tmpfile ();
  check (file && fputs (text, file) >= 0);
  rewind (file);
  return file;
}

static void
lines (const char *text, const char *wanted)
{
  char seen[200] = "";
  int result = 1;
  FILE *file = file_of (text);
  co_for (struct co_slice s, co_final (co_lines (file), &result))
    {
      check (s.data[s.length] == 0 && strlen (s.data) == s.length);
      strcat (strcat (strcat (seen, "<"), s.data), ">");
    }
  check (result == 0 && feof (file) && !strcmp (seen, wanted));
  fclose (file);
}

int
main (void)
{
  lines ("", "");
  lines ("a", "<a>");
  lines ("a\n", "<a>");
  lines ("\n\n", "<><>");
  lines ("one\n\nthree", "<one><><three>");

  /* Left early, the file goes on where it was.  */
  FILE *file = file_of ("a\nb\nc\n");
  int result = 1;
  co_for (struct co_slice s, co_final (co_lines (file), &result))
    if (s.data[0] == 'b')
      break;
  check (result == 1 && fgetc (file) == 'c');
  fclose (file);

  /* What cannot be read.  */
  file = fopen ("/", "r");
  check (file != NULL);
  check (co_count (co_final (co_lines (file), &result)) == 0 && result == -EISDIR);
  clearerr (file);
  int errors = 0;
  co_for (co_var r, co_results (co_lines (file)))
    {
      check (r.error == -EISDIR);
      errors++;
    }
  check (errors == 1);
  fclose (file);

  char path[] = "/tmp/cogen-XXXXXX", name[300];
  check (mkdtemp (path));
  for (int i = 0; i < 3; i++)
    {
      snprintf (name, sizeof name, "%s/.%d", path, i);
      fclose (fopen (name, "w"));
    }
  int sum = 0;
  co_for (const struct dirent *e, co_final (co_dir (path), &result))
    {
      check (e->d_name[0] == '.' && e->d_name[2] == 0);
      sum = sum * 2 + 1;
      snprintf (name, sizeof name, "%s/%s", path, e->d_name);
      unlink (name);
    }
  check (sum == 7 && result == 0 && rmdir (path) == 0);
  check (co_count (co_final (co_dir (path), &result)) == 0 && result == -ENOENT);

  /* Of many files.  */
  FILE *files[] = { file_of ("a\nb\n"), file_of (""), file_of ("c") };
  int errs = 0;
  check (co_count (co_flat_map (co_items (files, 3), f, co_final (co_lines (f), &errs))) == 3);
  for (int i = 0; i < 3; i++)
    fclose (files[i]);
}
