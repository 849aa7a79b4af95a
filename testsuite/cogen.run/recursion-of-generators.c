/* A generator that delegates to calls of itself, in several places: it is resumed with the
   characters of an expression, one each, yields how deep it is, and gives the value.  A
   plain function says what is right.  */

#include "alloc.h"
#include "chain.h"

/* An expression up to its ')' or the end: digits, + - and parentheses.  *C is the next
   character.  */
static co_generator (int, long, int)
sum (int depth, int *c)
{
  long all = 0, sign = 1;
  on_exit_trace (d);
  for (;;)
    {
      if (*c == '(')
	{
	  *c = co_yield (depth);
	  all += sign * co_yield_from (sum (depth + 1, c));
	  *c = co_yield (depth);	/* behind the ')' */
	}
      else if (*c == '[')		/* counts twice */
	{
	  *c = co_yield (-depth);
	  long inner = co_yield_from (sum (depth + 10, c));
	  all += 2 * sign * inner;
	  *c = co_yield (-depth);
	}
      else
	{
	  long number = 0;
	  while (*c >= '0' && *c <= '9')
	    {
	      number = number * 10 + (*c - '0');
	      *c = co_yield (depth);
	    }
	  all += sign * number;
	}
      if (*c != '+' && *c != '-')
	co_return (all);
      sign = *c == '+' ? 1 : -1;
      *c = co_yield (depth);
    }
}

static co_generator (int, long, int)
expression (void)
{
  int c = co_arg ();
  co_return (co_yield_from (sum (1, &c)));
}

static const char *at;

static long
plain (int depth, int *depths, int *count)
{
  long all = 0, sign = 1;
  for (;;)
    {
      if (*at == '(' || *at == '[')
	{
	  int twice = *at == '[', mine = twice ? -depth : depth;
	  at++;
	  depths[(*count)++] = mine;
	  long inner = plain (depth + (twice ? 10 : 1), depths, count);
	  all += sign * (twice + 1) * inner;
	  at++;
	  depths[(*count)++] = mine;
	}
      else
	{
	  long number = 0;
	  for (; *at >= '0' && *at <= '9'; at++)
	    {
	      number = number * 10 + (*at - '0');
	      depths[(*count)++] = depth;
	    }
	  all += sign * number;
	}
      if (*at != '+' && *at != '-')
	return all;
      sign = *at == '+' ? 1 : -1;
      at++;
      depths[(*count)++] = depth;
    }
}

static int depths[1000], count;

/* Resume it STOP times, then drop it.  */
static void
evaluate (const char *text, int stop)
{
  count = 0;
  at = text;
  long right = plain (1, depths, &count), result = -1;
  int depth, i = 0;
  trace_length = 0;
  co_generator (int, long, int) g = expression ();
  while (i < stop)
    {
      enum co_step step = co_resume (&g, text[i], &depth, &result);
      if (step == CO_RETURNED)
	{
	  check (i == count && result == right);
	  break;
	}
      check (i < count && depth == depths[i]);
      i++;
    }
  co_drop (&g);
  check (alloc_live == 0);
}

static void
evaluate_all (const char *text)
{
  for (int stop = 0; stop <= (int) strlen (text) + 2; stop++)
    evaluate (text, stop);
}

int
main (void)
{
  evaluate_all ("12+30-2");
  evaluate_all ("(1+(2+(3+[4-5]))+6)-[7+(8)]+[[[9]]]");
  char deep[400];
  int n = 0;
  for (int i = 0; i < 120; i++)
    deep[n++] = i % 7 ? '(' : '[';
  deep[n++] = '1';
  for (int i = 119; i >= 0; i--)
    {
      deep[n++] = i % 7 ? ')' : ']';
      if (i % 11 == 0)
	{
	  memcpy (deep + n, "+(2-1)", 6);
	  n += 6;
	}
    }
  deep[n] = 0;
  evaluate (deep, 1000);
  evaluate (deep, 130);
  evaluate (deep, 200);
  return 0;
}
