# Who does not box, does not pay: a static program with placed frames only links
# no allocator, and the parts that a program may replace are members of their own.
lib=../.libs/libco-rt.a
[ -e $lib ] || { echo "no static library"; exit 77; }

# Only these members may allocate by themselves.
$NM -A --undefined-only $lib | sed -n 's/.*:\([a-z-]*\)\.o:.* \(malloc\|aligned_alloc\|calloc\|realloc\|free\)$/\1/p' \
  | sort -u | tr '\n' ' ' > members.have
[ "$(cat members.have)" = "broadcast chan checks deque dump-tasks executor-sleep frame-alloc lines offload pool pool-task promise seed timer-wheel watch " ] || { echo "allocating: $(cat members.have)"; exit 1; }
rm -f members.have

# What such a program's generated code calls.
cat > placed.c <<'END'
#include <cogen/abi.h>
static const struct co_waker noop = {0};
int main (int argc, char **argv)
{
  (void) argv;
  if (argc > 9)
    co__panic ("placed", CO__PANIC_FINISHED);
  co_waker_wake_by_ref (co_noop_waker ());
  co_waker_wake_by_ref (&noop);
  return 0;
}
END
$CC -I"$top_srcdir/include" -o placed placed.c $lib -Wl,--gc-sections || exit 1
./placed || exit 1
if $NM placed | grep -E ' (co_frame_|co__vla|co__block_on|co_sleep|malloc)'; then exit 1; fi
rm -f placed placed.c
