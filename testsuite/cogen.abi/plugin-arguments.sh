# An unknown plugin argument is an error that lists the known ones; a bad value
# is one too; the good ones are silent.
echo 'int x;' > x.c
rejects ()
{
  if $CC -fplugin=$PLUGIN $1 -c x.c 2> err; then echo "accepted $1"; exit 1; fi
  cat err
  grep -q "$2" err
}
rejects -fplugin-arg-cogen-dmup 'dmup.*'
grep -q 'dump' err
grep -q 'limit' err
grep -q 'graph=FILE' err
grep -q 'check-frames' err
grep -q 'torture-thread' err
rejects -fplugin-arg-cogen-limit 'limit'
rejects -fplugin-arg-cogen-limit=x 'limit'
rejects -fplugin-arg-cogen-limit=-1 'limit'
rejects -fplugin-arg-cogen-limit=3x 'limit'
rejects -fplugin-arg-cogen-dump=everything 'dump'
rejects -fplugin-arg-cogen-graph 'graph.*needs a file'
rejects -fplugin-arg-cogen-graph= 'graph.*needs a file'
rejects -fplugin-arg-cogen-torture=some 'torture'
rejects -fplugin-arg-cogen-torture=-1 'torture'
rejects -fplugin-arg-cogen-torture-thread=2 'torture-thread'
rejects -fplugin-arg-cogen-torture-await=2 'torture-await'
rejects -fplugin-arg-cogen-check-frames=2 'check-frames.*no value'
for sanitizer in address thread; do
  rejects "-fplugin-arg-cogen-check-frames -fsanitize=$sanitizer" 'does not go with'
done
$CC -fplugin=$PLUGIN -fplugin-arg-cogen-check-frames -fsanitize=undefined -c x.c
for good in dump dump=details limit=0 limit=5 graph=x.dot torture torture=7 torture=all \
  torture-thread torture-await check-frames; do
  $CC -fplugin=$PLUGIN -fplugin-arg-cogen-$good -c x.c 2> err
  test ! -s err
done
