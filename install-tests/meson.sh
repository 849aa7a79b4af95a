# cogen(7): use with Meson.
. "$srcdir/installed.sh"
need meson
cp "$srcdir/program.c" .
cat > meson.build <<'END'
project('user', 'c')
cogen = dependency('cogen')
executable('program', 'program.c', dependencies : cogen)
END
CC=$CC meson setup b && meson compile -C b || exit 1
expect 6 b/program
