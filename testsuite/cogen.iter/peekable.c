/* The next item can be looked at, and changed, before it is taken; nothing is read
   ahead.  */

#include "alloc.h"
#include "items.h"

int
main (void)
{
  int read = 0, v = -1;
  co_peekable (int) p = co_peekable_of (co_inspect (co_range (0, 3), x, read++));
  check (read == 0);
  check (*co_peek (&p) == 0 && read == 1);
  check (*co_peek (&p) == 0 && read == 1);
  check (co_peek_next (&p, &v) && v == 0 && read == 1);
  check (co_peek_next (&p, &v) && v == 1 && read == 2);
  *co_peek (&p) *= 10;
  check (co_peek_next (&p, &v) && v == 20 && read == 3);
  check (!co_peek (&p) && !co_peek_next (&p, &v) && v == 20 && !co_peek (&p));

  /* Numbers of digits, and what is between them.  */
  co_peekable (char) c = co_peekable_of (co_chars ("12+345"));
  for (char *next; (next = co_peek (&c));)
    {
      int number = 0;
      char digit;
      if (*next == '+')
	check (co_peek_next (&c, &digit));
      else
	{
	  for (; (next = co_peek (&c)) && *next >= '0' && *next <= '9'; co_peek_next (&c, &digit))
	    number = number * 10 + *next - '0';
	  saw (number);
	}
    }
  want (12);
  want (345);
  check_items ();
}
