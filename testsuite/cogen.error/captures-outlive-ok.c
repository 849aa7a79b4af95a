/* Objects that capture by value, or end before what they capture by reference.  */

#include <cogen.h>

void change (int *);

co_iterator (int)
by_value (int n)
{
  n++;
  return co_do (co_iterator (int), { co_yield (n); });
}

co_iterator (int)
array (int n)
{
  int numbers[3] = { n, 2, 3 };
  return co_do (co_iterator (int), {
    for (int i = 0; i < 3; i++)
      co_yield (numbers[i]);
  });
}

int
stays_inside (int n)
{
  int sum = 0;
  co_iterator (int) it = co_do (co_iterator (int), {
    while (n > 0)
      co_yield (n--);
  });
  co_for (int v, it)
    sum += v;
  return sum + n;
}

static int total;

int sum (co_iterator (int));

co_iterator (int) all[3];

void
loops (int start)
{
  for (int i = 0; i < 3; i++)
    {
      int k = i + start;
      all[i] = co_do (co_iterator (int), { co_yield (k); });
    }
  /* Each ends with its turn.  */
  for (int i = 0; i < 3; i++)
    {
      co_iterator (int) it = co_do (co_iterator (int), { co_yield (i); });
      co_for (int v, it)
	total += v;
    }
  /* What is kept of it is a number.  */
  for (int i = 0; i < 3; i++)
    total = sum (co_do (co_iterator (int), { co_yield (i); }));
  /* It is there as long as the object, though nothing comes after the loop.  */
  {
    int k = 0;
    co_iterator (int) it = { 0 };
    for (int i = 0; i < 3; i++)
      {
	k += i;
	if (i == 0)
	  it = co_do (co_iterator (int), { for (;;) co_yield (k); });
	co_next (&it, &total);
      }
  }
  /* It is no variable of the loop.  */
  int count = 0;
  co_iterator (int) its[3];
  for (int i = 0; i < 3; i++)
    {
      its[i] = co_do (co_iterator (int), { co_yield (count++); });
      co_drop (&its[i]);
    }
}
