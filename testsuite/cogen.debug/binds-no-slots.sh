# A variable in the frame is found there; no debug statement binds its slot, which GCC's
# link-time optimizer takes for a tree that is shared (-fchecking).
cat > joins.c << 'END'
#include <cogen/future.h>

static co_future (int)
gives (int x)
{
  co_return (x);
}

co_future (int)
sums (int n)
{
  int r = 0, s = 0;
  co_future (int) f = gives (n), g = gives (n);
  co_await (co_join (&f, &r, &g, &s));
  co_return (r + s);
}
END
$CC -fplugin="$PLUGIN" $INCLUDES -g -O2 -c joins.c -fdump-tree-fixup_cfg2
grep -q 'DEBUG BEGIN_STMT' joins.c.*.fixup_cfg2
! grep 'DEBUG MEM' joins.c.*.fixup_cfg2
