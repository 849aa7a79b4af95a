# However large a unit is, what awaits inline in it copies 30,000 statements at most.
#
# Five hundred coroutines of some 60 statements await one of some 150.
{
  echo '#include <cogen.h>'
  echo 'extern co_future (int) leaf (int); extern void put (int);'
  echo 'static co_future (int) shared (int n) { n += co_await (leaf (n));'
  for i in $(seq 70); do echo "put (n + $i);"; done
  echo 'co_return (n); }'
  for i in $(seq 500); do
    echo "co_future (int) f$i (int n) {"
    for j in $(seq 28); do echo "put (n + $j);"; done
    echo 'co_return (co_await (shared (n))); }'
  done
} > many.c
$CC $CFLAGS -fno-checking -O0 -fplugin-arg-cogen-dump -c many.c -o many.o 2> notes || { cat notes; exit 1; }
copies=$(grep -c '.shared. is inlined into' notes)
left=$(grep -c 'too much of the unit would be copied' notes)
echo "$copies copies, $left times not"
[ "$copies" -ge 150 ] && [ "$copies" -le 220 ] && [ $((copies + left)) = 500 ]
