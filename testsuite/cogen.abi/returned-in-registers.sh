# A trait object is returned in two registers, as any structure of two words:
# the caller makes no room for it in memory.
case $($CC -dumpmachine) in x86_64*) ;; *) exit 77 ;; esac
cat > registers.c <<'END'
#include <cogen.h>
co_iterator (int) make (void);
void *
self (void)
{
  co_iterator (int) it = make ();
  void *self = it.self;
  it.vtable = 0;	/* Nobody drops it.  */
  return self;
}
END
$CC $CFLAGS -O2 -fomit-frame-pointer -fcf-protection=none -S registers.c -o registers.s
sed -n '/^self:/,/ret\|jmp/p' registers.s > self.s
cat self.s
if grep -q rdi self.s; then exit 1; fi
