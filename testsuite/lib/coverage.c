/* A function with branches and loops, as a plain one or as a coroutine: gcov-as-plain.sh
   makes both of it.  FN says what it returns, its name and its parameters; STOP is a call,
   or an await, RUN what runs it.  */

#include <cogen.h>
#include <stdio.h>

int wait_for (int n) { return n; }
co_future(int) waiting (int n) { co_return (n); }

FN(int, loops, int n) {
  int sum = 0;
  for (int i = 0; i < n; i++)
    {
      if (i % 2)
	sum += STOP(i);
      else
	sum += i > 2 ? 1 : 2;
    }
  switch (n)
    {
    case 1:
      sum++;
      break;
    case 5:
      sum += 2;
      break;
    default:
      sum = STOP(sum);
    }
  while (sum > 100 && n)
    sum -= n;
  do
    {
      sum += STOP(1);
      if (sum == 19)
	goto out;
    }
  while (sum % 3);
  if (n == 3 && sum > 1)
    sum--;
  if (sum == 7)
    return (1);
out:
  return (sum);
}

int
main (void)
{
  int s = 0;
  for (int i = 0; i < 9; i++)
    s += RUN(loops (i));
  printf ("%d\n", s);
  return 0;
}
