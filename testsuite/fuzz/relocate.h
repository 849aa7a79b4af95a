/* Moves objects from place to place.  */

static char arena[1 << 20] __attribute__ ((aligned (64)));
static size_t arena_used;

/* Move the object at OBJECT if it may be, to a place that is used once.  */
static void __attribute__ ((noinline, unused))
move (void *object co_noescape)
{
  struct { char *self; const struct co_vtable_head *vtable; } *o = object;
  char *old = o->self;
  size_t size = o->vtable ? o->vtable->size : 0;
  if (!co__relocate (object, arena + arena_used, sizeof arena - arena_used))
    return;
  arena_used += (size + 63) & ~(size_t) 63;
  if (old >= arena && old < arena + sizeof arena)
    memset (old, 0xa5, size);
}
