# The plugin merely loaded changes no object file: the runtime's own sources, which are
# plain C, and what csmith makes.  The long run is `make check-programs'.
command -v python3 > /dev/null || exit 77
export CC COGEN_PLUGIN="$PLUGIN"
top=$SRCDIR/..
for file in "$top"/libco-rt/*.c; do
    for options in "-O0 -g" -O2 "-O2 -g" "-O3 -g" "-Os -g -fPIC"; do
	echo "libco-rt/${file##*/} $options"
    done
done > cases
[ "$(wc -l < cases)" -ge 50 ]
python3 -B "$SRCDIR/campaign" unchanged "$SRCDIR/programs/unchanged" "$top" < cases | tee last
grep -q ' 0 failed, 0 skipped$' last

# A difference would be seen.
mkdir -p other/plain
echo 'int a = __COUNTER__ + sizeof (#ifdef);' > other/plain/bad.c
printf '%s\n' '#ifdef __COGEN__' 'int a;' '#endif' > other/plain/different.c
printf '%s\n' 'plain/bad.c -O0' 'plain/different.c -O0' |
    python3 -B "$SRCDIR/campaign" different "$SRCDIR/programs/unchanged" "$PWD/other" | tee last || true
grep -q ': 0 passed, 1 failed, 1 skipped$' last

command -v csmith > /dev/null || exit 0
mkdir csmith
for seed in 1 2 3 4; do
    csmith --seed $seed --max-funcs 8 -o csmith/$seed.c
    for options in "-O2 -g" "-O3 -g"; do
	echo "csmith/$seed.c $options -I/usr/include/csmith"
    done
done > cases
python3 -B "$SRCDIR/campaign" csmith "$SRCDIR/programs/unchanged" "$PWD" < cases | tee last
grep -q ' 0 failed, 0 skipped$' last
