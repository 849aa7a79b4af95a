# Profilers see the bodies of coroutines by name: the symbols perf and gprof go by are the
# coroutine's with a suffix, and addresses in them have its lines.
cat > busy.c <<'BUSY'
#include <cogen.h>

co_iterator(int) busy(int n)
{
    unsigned hash = 1;
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < 20000; k++)
            hash = hash * 31 + (hash >> 7);
        co_yield(hash);
    }
}

__attribute__((noipa)) static int sum(co_iterator(int) it)
{
    int s = 0;
    co_for (int v, it)
        s += v;
    return s;
}

int main(void)
{
    return sum(busy(10000)) == 77;
}
BUSY
ran=no
for level in -O0 -O2; do
  $CC $CFLAGS -g $level busy.c -o busy $LIBS
  nm -S busy | grep ' busy\.resume$' > symbol
  read -r start size rest < symbol
  if command -v addr2line > /dev/null; then
    ran=yes
    : > addresses
    offset=0
    while [ $offset -lt $((0x$size)) ]; do
      printf '0x%x\n' $((0x$start + offset)) >> addresses
      offset=$((offset + 4))
    done
    addr2line -f -e busy < addresses > lines
    for line in 7 8 9; do
      grep -q "busy\.c:$line\( \|$\)" lines || { cat lines; exit 1; }
    done
    grep -v 'busy\.c:' lines | grep -qE '^busy(\.resume)?$' || { cat lines; exit 1; }
  fi
  if $CC $CFLAGS -g $level -pg busy.c -o profiled $LIBS 2> /dev/null && command -v gprof > /dev/null; then
    ./profiled
    gprof -b -p ./profiled gmon.out > flat
    # The whole time is spent there.
    sed -n '/seconds/,$p' flat | sed -n '/^ *[0-9]/{p;q}' | grep -q 'busy__resume$' || { cat flat; exit 1; }
  fi
  if perf record -q -o data ./busy > /dev/null 2>&1; then
    perf report -i data --stdio --sort symbol 2> /dev/null | grep -v '^#' | grep . | head -n 1 | grep -q 'busy\.resume' \
      || { perf report -i data --stdio --sort symbol; exit 1; }
  fi
done
[ $ran = yes ] || exit 77
