/* Loops in nested functions, and with nested functions in their heads.  */

#include <cogen.h>

co_iterator (int) range (int, int);

int
loops (void)
{
  int sum = 0;
  void nested (void)
  {
    co_for (int v, range (0, 3))
      sum += v;
  }
  co_for (int v, ({
		    co_iterator (int) make (void)
		    {
		      co_for (int w, range (0, 1))
			sum += w;
		      return range (0, 3);
		    }
		    make ();
		  }))
    {
      nested ();
      sum += v;
    }
  return sum;
}
