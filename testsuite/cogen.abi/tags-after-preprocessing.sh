# The tags of <cogen/rt.h> that are also names of <cogen.h> stay tags, before any
# declarator; also in a unit that was preprocessed, with line markers and without.
cat > unit.c <<'END2'
#include <cogen.h>
enum co_poll (*f) (void *);
enum co_poll (*g (int, enum co_poll (a))) (void);
enum co_step (*step) (int, int);
struct co_context (x);
struct s { struct co_context (y), *co_context; enum co_poll (*m) (void *, int), co_poll; };
static enum co_poll h (void *p) { (void) p; return CO_READY; }
enum co_poll use (struct s *s)
{
  enum co_poll (co_poll) = s->co_poll;
  f = h;
  return s->co_context ? f (0) : co_poll;
}
enum co_poll poll (co_future (int) *a, int *v) { return co_poll (a, 0, v); }
co_future (int) own (void) { struct co_context (*c) = co_context (); co_return (c != 0); }
END2
$CC -fplugin=$PLUGIN $INCLUDES -Wall -Wextra -Werror -c unit.c -o unit.o
for mode in "" -P; do
  $CC -fplugin=$PLUGIN $INCLUDES -E $mode unit.c -o unit.i
  grep -q co_poll unit.i
  $CC -fplugin=$PLUGIN -Wall -Wextra -Werror -c unit.i -o unit.o
done
