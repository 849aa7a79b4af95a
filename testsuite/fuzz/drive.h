/* What is done with a random program's roots: coroutines that are run from outside.

     PROGRAM                  one line for each run, the same as the model's
     PROGRAM ROOT HOW AT      the trace of one run: HOW is drop, move, local,
			      clone or fail; AT, after how many steps

   A run makes the root's object, steps it AT times or to its end, drops it, and tells
   the length of the trace and its hash.  Without the model, each is also made again:

     move    with the frame moved, and its old place poisoned, before each step;
     local   with the object in a function that keeps it, so that it may be elided;
     clone   a clone, made after AT steps, must do what the original does;
     fail    the AT-th allocation fails: the trace is the same until then, and
	     afterwards there is a panic, or nothing is left behind.  */

#ifndef DRIVE_H
#define DRIVE_H

struct root
{
  const char *name;
  void *object;
  void (*make) (void);
  bool (*step) (int i);		/* false: it has ended  */
  void (*drop) (void);
  void (*local) (int stop);
};

/* Steps of a run at most; drops that are tried at most.  */
enum { STEPS_MAX = 300, DROPS_MAX = 60 };

/* A root of each trait.  OBJECT is stepped for the I-th time.  */
#define STEP_iterator(object, i, y, r, a)					\
  ({ y v_ = make_##y (0);							\
     bool more_ = co_next (&object, &v_);					\
     note (10 + more_, value_##y (v_));						\
     if (!more_)								\
       note (12, co_next (&object, &v_));					\
     more_; })
#define STEP_stream(object, i, y, r, a)						\
  ({ y v_ = make_##y (0);							\
     enum co_poll p_ = co_poll_next (&object, &fuzz_context, &v_);		\
     note (20 + p_, value_##y (v_));						\
     if (p_ == CO_DONE)								\
       note (23, co_poll_next (&object, &fuzz_context, &v_));			\
     p_ != CO_DONE; })
#define STEP_future(object, i, y, r, a)						\
  ({ r v_ = make_##r (0);							\
     enum co_poll p_ = co_poll (&object, &fuzz_context, &v_);			\
     note (30 + p_, value_##r (v_));						\
     p_ == CO_PENDING; })
#define STEP_generator(object, i, y, r, a)					\
  ({ y v_ = make_##y (0);							\
     r r_ = make_##r (0);							\
     enum co_step s_ = RESUME_##a (object, make_##a (i & 127), &v_, &r_);	\
     note (40 + s_, value_##y (v_));						\
     note (42, value_##r (r_));							\
     s_ == CO_YIELDED; })
#if IN_MODEL
#define RESUME(type, object, a, y, r) M_RESUME (type, &object, a, y, r)
#else
#define RESUME(type, object, a, y, r) co_resume (&object, a, y, r)
#endif
#define RESUME_int(...) RESUME (int, __VA_ARGS__)
#define RESUME_t_pair(...) RESUME (t_pair, __VA_ARGS__)
#define RESUME_double(...) RESUME (double, __VA_ARGS__)
#define RESUME_t_int128(...) RESUME (t_int128, __VA_ARGS__)

/* What a panic, or a clone, has left in the object is not for the assignment to drop.  */
#define ROOT(name, trait, type, y, r, a, call)					\
  static type object_##name;							\
  static void make_##name (void)						\
  {										\
    memset (&object_##name, 0, sizeof object_##name);				\
    object_##name = call;							\
  }										\
  static bool step_##name (int i)						\
  { (void) i; return STEP_##trait (object_##name, i, y, r, a); }		\
  static void drop_##name (void) { co_drop (&object_##name); }			\
  static void local_##name (int stop)						\
  {										\
    type object = call;								\
    for (int i = 0; i < stop && STEP_##trait (object, i, y, r, a); i++)		\
      ;										\
    note (50, 0);								\
    co_drop (&object);								\
  }
#define ROOT_ROW(name) \
  { #name, &object_##name, make_##name, step_##name, drop_##name, local_##name }

static unsigned long
trace_hash (void)
{
  unsigned long hash = 5381;
  for (int i = 0; i < trace_length; i++)
    hash = (hash * 1000003 + (unsigned) trace[i].tag) * 1000003 + (unsigned) trace[i].value;
  return hash;
}

/* Variables that outlive a run: each run finds them as they were at first, and a clone as
   they were when it was made.  */
enum { WORLD_MAX = 400, WORLD_BYTES = 16 << 10, WORLD_FIRST = 0, WORLD_CLONED };
static struct { void *at; size_t size; } world[WORLD_MAX];
static int world_count;

static void __attribute__ ((unused))
world_add (void *at, size_t size)
{
  if (world_count == WORLD_MAX)
    abort ();
  world[world_count].at = at;
  world[world_count++].size = size;
}

/* Copy all to the copy number COPY, or BACK.  */
static void
world_copy (int copy, bool back)
{
  static char copies[2][WORLD_BYTES];
  size_t used = 0;
  for (int i = 0; i < world_count; used += world[i++].size)
    {
      char *there = copies[copy] + used;
      if (used + world[i].size > WORLD_BYTES)
	abort ();
      memcpy (back ? world[i].at : there, back ? there : world[i].at, world[i].size);
    }
}

/* What is left on the stack by one step is of no use to the next.  */
static void __attribute__ ((noipa))
scribble (void)
{
  char stack[4096];
  memset (stack, 0x5a, sizeof stack);
  __asm__ volatile ("" : : "r" (stack) : "memory");
}

static int drive_failures;

static void __attribute__ ((unused))
complain (const struct root *root, const char *how, int at, const char *what)
{
  printf ("%s %s %d: %s\n", root->name, how, at, what);
  drive_failures++;
}

static void
begin (void)
{
  trace_length = 0;
  world_copy (WORLD_FIRST, true);
#if !IN_MODEL
  allocations = 0;
  arena_used = 0;
#endif
}

/* Nothing may be left of a run.  */
static void
finish (const struct root *root, const char *how, int at)
{
#if !IN_MODEL
  if (blocks)
    complain (root, how, at, "a frame leaks");
  while (blocks)
    release (blocks);
#endif
  if (live_leaves)
    complain (root, how, at, "a leaf leaks");
  live_leaves = 0;
}

/* Returns the number of steps.  */
static int
run (const struct root *root, const char *how, int stop)
{
  begin ();
  int i = 0;
  root->make ();
  while (i < stop)
    {
#if !IN_MODEL
      move_object (root->object);
      scribble ();
#endif
      if (!root->step (i++))
	break;
    }
#if !IN_MODEL
  move_object (root->object);
  scribble ();
#endif
  note (50, 0);
  root->drop ();
  finish (root, how, stop);
  return i;
}

#if !IN_MODEL

static void
run_moving (const struct root *root, int stop)
{
  moving = true;
  run (root, "move", stop);
  moving = false;
}

static void
run_local (const struct root *root, int stop)
{
  begin ();
  root->local (stop);
  finish (root, "local", stop);
}

/* Run what is left of ROOT after STEPS steps.  */
static unsigned long
run_rest (const struct root *root, int steps)
{
  trace_length = 0;
  for (int i = steps; i < STEPS_MAX && root->step (i); i++)
    ;
  root->drop ();
  return trace_hash ();
}

static void
run_clone (const struct root *root, int stop)
{
  struct { void *self; const void *vtable; } original, clone = { 0 };
  begin ();
  root->make ();
  for (int i = 0; i < stop; i++)
    root->step (i);
  co__clone (root->object, &clone);
  if (!clone.vtable)
    root->drop ();
  else
    {
      memcpy (&original, root->object, sizeof original);
      world_copy (WORLD_CLONED, false);
      unsigned long rests[2];
      for (int i = 0; i < 2; i++)
	{
	  memcpy (root->object, (i ^ stop) & 1 ? (void *) &clone : (void *) &original, sizeof clone);
	  world_copy (WORLD_CLONED, true);
	  rests[i] = run_rest (root, stop);
	}
      if (rests[0] != rests[1])
	complain (root, "clone", stop, "the clone does something else");
    }
  finish (root, "clone", stop);
}

static struct event full_trace[TRACE_MAX];
static int full_length, full_allocations;

static void
run_failing (const struct root *root, int at)
{
  fail_at = at;
  failed_at = -1;
  panic_wanted = true;
  blocking = 1;		/* The jump would leave the executor behind.  */
  int leaves = live_leaves;
  if (!setjmp (panicked))
    run (root, "fail", STEPS_MAX);
  else
    {
      while (blocks)
	release (blocks);
      arena_abandoned ();
      live_leaves = leaves;
    }
  fail_at = 0;
  panic_wanted = false;
  blocking = 0;
  if (failed_at < 0 || failed_at > full_length
      || memcmp (trace, full_trace, failed_at * sizeof *trace))
    complain (root, "fail", at, "something else has happened before");
}

static void
run_again (const struct root *root, int steps)
{
  memcpy (full_trace, trace, sizeof trace);
  full_length = trace_length, full_allocations = allocations;
  for (int i = 1; i <= full_allocations && i <= DROPS_MAX; i++)
    run_failing (root, i);
  for (int i = 0; i < steps && i <= DROPS_MAX; i++)
    run_clone (root, i);
}

#endif

/* The runs AT which ROOT is left after AT steps.  */
static void
run_at (const struct root *root, int at)
{
  run (root, "drop", at);
  unsigned long hash = trace_hash ();
  printf ("%s drop %d: %d events, %lx\n", root->name, at, trace_length, hash);
#if !IN_MODEL
  run_moving (root, at);
  if (trace_hash () != hash)
    complain (root, "move", at, "another trace");
  run_local (root, at);
  if (trace_hash () != hash)
    complain (root, "local", at, "another trace");
#endif
}

static int
run_one (const struct root *root, const char *how, int at)
{
  trace_verbose = true;
#if !IN_MODEL
  if (!strcmp (how, "move"))
    run_moving (root, at);
  else if (!strcmp (how, "local"))
    run_local (root, at);
  else if (!strcmp (how, "clone"))
    run_clone (root, at);
  else if (!strcmp (how, "fail"))
    {
      run_again (root, run (root, "drop", STEPS_MAX));
      puts ("---");
      run_failing (root, at);
    }
  else
#endif
    run (root, how, at);
  return 0;
}

static int __attribute__ ((unused))
drive (const struct root *roots, int count, int argc, char **argv)
{
  setvbuf (stdout, NULL, _IOLBF, 1 << 16);
  world_copy (WORLD_FIRST, false);
  for (const struct root *root = roots; root < roots + count; root++)
    if (argc == 4 && !strcmp (argv[1], root->name))
      return run_one (root, argv[2], atoi (argv[3]));
    else if (argc == 1)
      {
	int steps = run (root, "drop", STEPS_MAX);
	printf ("%s: %d steps, %d events, %lx\n", root->name, steps, trace_length, trace_hash ());
#if !IN_MODEL
	run_again (root, steps);
#endif
	for (int at = 0; at <= steps && at <= DROPS_MAX; at++)
	  run_at (root, at);
      }
  return drive_failures != 0;
}

#endif
