# The plugin defines __COGEN__, also when only preprocessing; not without it.
echo __COGEN__ > macro.c
test "$($CC -fplugin=$PLUGIN -E -P macro.c)" = 1
test "$($CC -fplugin=$PLUGIN -E -P -fpreprocessed macro.c)" = __COGEN__
test "$($CC -E -P macro.c)" = __COGEN__
$CC -fplugin=$PLUGIN -E -dM -xc /dev/null | grep -q '^#define __COGEN__ 1$'
