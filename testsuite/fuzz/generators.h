/* What the programs of generators.py have in common: types of items, results and
   arguments, each made from a number and turned back into it.  */

#include "traced.h"

static int fuel;		/* Delegations left.  */

typedef int t_int;
typedef struct { long a[5]; } t_wide;
typedef struct { short a; char b; } t_small;
typedef double t_double;
typedef struct { char c[100]; } t_large;

static inline t_int make_int (int n) { return n; }
static inline int of_int (t_int v) { return v; }
static inline t_wide make_wide (int n) { return (t_wide) { { n, 0, 0, 0, 2 * n } }; }
static inline int of_wide (t_wide v) { return v.a[4] - v.a[0]; }
static inline t_small make_small (int n) { return (t_small) { n, n % 7 }; }
static inline int of_small (t_small v) { return v.b == v.a % 7 ? v.a : -100; }
static inline t_double make_double (int n) { return n + 0.25; }
static inline int of_double (t_double v) { return v; }
static inline t_large make_large (int n) { return (t_large) { { [0] = n % 100, [99] = n / 100 } }; }
static inline int of_large (t_large v) { return v.c[0] + v.c[99] * 100; }
