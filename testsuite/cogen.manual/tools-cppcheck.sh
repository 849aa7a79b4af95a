# TOOLS.md: cppcheck finds nothing wrong in the markers, and still what is wrong around
# them.
command -v cppcheck > /dev/null || exit 77
check="cppcheck -q --enable=warning,style,performance,portability -D__CPPCHECK__ $INCLUDES"
# The variable of that name is one that the loop does not use.
$check --suppress=unreadVariable:"*every-macro.c:$(grep -n "int unused" "$SRCDIR/lib/every-macro.c" | cut -d: -f1)" \
  "$SRCDIR/lib/every-macro.c" > out 2>&1
test ! -s out || { cat out; exit 1; }
cat > wrong.c <<'END2'
#include <cogen.h>
co_iterator(int) wrong(int n)
{
    int a[2] = {n, n};

    co_for (int i, wrong(n))
        co_yield(a[2] + i);
}
END2
$check wrong.c > out 2>&1
grep -q 'arrayIndexOutOfBounds' out
