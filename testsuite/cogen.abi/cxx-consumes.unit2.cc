// The C++ unit of cxx-consumes.c: a trait object is two words.

#include <cogen/rt.h>
#include <cstring>

struct iterator { void *self; const co_iterator_vtable *vtable; };

extern "C" int
cxx_sum (iterator it)
{
  if (std::strcmp (it.vtable->head.name, "range") != 0
      || it.vtable->head.abi != CO_ABI_VERSION)
    return -1;
  int sum = 0, v;
  while (it.vtable->next (it.self, &v))
    sum += v;
  it.vtable->head.drop (it.self);
  return sum;
}

static int left;

static bool
next (void *self, void *item)
{
  int &n = *static_cast<int *> (self);
  *static_cast<int *> (item) = n;
  return n-- > 0;
}

static void
drop (void *)
{
}

static const co_iterator_vtable vtable
  = { { CO_ABI_VERSION, 0, sizeof (int), alignof (int), "cxx", drop }, next };

extern "C" iterator
cxx_make (int from)
{
  left = from;
  return { &left, &vtable };
}
