# The test of this group itself: each of these small documents is wrong in one way,
# and must fail for it; two are right, and must pass.
command -v runtest > /dev/null || exit 77
suite=$PWD/testsuite
mkdir -p testsuite/cogen.manual doc/man results
cp -r "$SRCDIR/lib" testsuite/lib
cp "$SRCDIR/cogen.manual/manual.exp" testsuite/cogen.manual
cd doc/man

# page NAME: the page NAME.3 is what comes from standard input, with each line
# `@ KIND: NAME' before a block, and `@@' at its end.
page ()
{
  sed 's/^@@$/.Ed/; /^@ /{ s/^@/.\\"/; a\
.Bd -literal
}' > "$1.3"
}

main='#include <stdio.h>
int main(void) { puts("hello"); return 0; }'
page right <<END
@ file: hello.c
$main
@@
@ output: hello
hello
@@
@ file: wrong.c
int f(void) { return y; }
@@
@ messages: wrong
wrong.c:1:22: error: 'y' undeclared (first use in this function)
\\&...
@@
@ file: panic.c
#include <cogen/rt.h>
int main(void) { co_panic("f", "text"); }
@@
@ panic: panic
cogen: f: text
@@
@ shell: script
gcc -fplugin=cogen hello.c -o hello -lco\\-rt
\\&./hello
@@
@ output: script
hello
@@
@ in: doc/man/right.3
hello
@@
END
sed -i 's/ -fplugin/ \\-fplugin/; s/ -o/ \\-o/; s/ -lco/ \\-lco/; /^wrong.c/s/'\''/\\(aq/g' right.3

page without-mark <<END
.Bd -literal
int x;
@@
END
page with-unknown-mark <<END
@ fiel: x.c
int x;
@@
END
page with-one-liner <<END
.Dl int x;
END
page with-mark-of-nothing <<END
.\\" file: x.c
text
END
page unescaped <<END
@ file: x.c
char c = '-';
@@
END
page warns <<END
@ file: x.c
static int x;
@@
END
page prints-other <<END
@ file: hello.c
$main
@@
@ output: hello
goodbye
@@
END
page prints-more <<END
@ file: hello.c
$main
@@
END
page fails <<END
@ file: fail.c
int main(void) { return 3; }
@@
END
page says-other <<END
@ file: wrong.c
int f(void) { return y; }
@@
@ messages: wrong
wrong.c:1:22: error: unknown y
\\&...
@@
END
page is-accepted <<END
@ file: fine.c
int y;
@@
@ messages: fine
@@
END
page panics-otherwise <<END
@ file: panic.c
#include <cogen/rt.h>
int main(void) { co_panic("f", "text"); }
@@
@ panic: panic
cogen: g: text
@@
END
page with-output-of-nothing <<END
@ output: nothing
hello
@@
END
page script-fails <<END
@ shell: script
echo hello
false
@@
@ output: script
hello
@@
END
page not-in <<END
@ in: doc/man/right.3
goodbye
@@
END
printf '%s\n' '<!-- file: x.c -->' '```c' 'extern int x;' '```' > ../TUTORIAL.md
cd ../../results
env COGEN_PLUGIN="$PLUGIN" COGEN_INCLUDES="$INCLUDES" COGEN_LIBDIR="$LIBDIR" COGEN_SHARD=1/1 \
  runtest --tool cogen --srcdir "$suite" --directory cogen.manual > output 2>&1 < /dev/null || true
cat cogen.sum
for document in ../doc/man/*.3 ../doc/TUTORIAL.md; do
  name=$(basename "$document")
  bad=$(grep -cE "^(FAIL|ERROR|UNRESOLVED): [a-z]+/$name" cogen.sum || true)
  case $name in
    right.3 | TUTORIAL.md)
      test "$bad" = 0 || { echo "$name should have passed"; exit 1; }
      grep -q "^PASS: .*/$name" cogen.sum ;;
    *) test "$bad" -gt 0 || { echo "$name should have failed"; exit 1; } ;;
  esac
done

# And the markers of Markdown.
for text in '```c\nint x;\n```' '<!-- file: x.c -->\n\n```c\nint x;\n```' '    int x;' \
	    '<!-- file: x.c -->\n```c\nint x;'; do
  printf "$text\n" > ../doc/TUTORIAL.md
  env COGEN_PLUGIN="$PLUGIN" COGEN_INCLUDES="$INCLUDES" COGEN_LIBDIR="$LIBDIR" COGEN_SHARD=1/1 \
    runtest --tool cogen --srcdir "$suite" --directory cogen.manual manual.exp=TUTORIAL.md \
    > output 2>&1 < /dev/null && exit 1
  grep -q '^FAIL: doc/TUTORIAL.md (blocks)' cogen.sum || { echo "accepted: $text"; exit 1; }
done
true
