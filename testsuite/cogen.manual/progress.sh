# What takes long in ./demo and ./check shows that it goes on, at least every 10 seconds
# and from the first; and both say at the start how long they take.
command -v bash > /dev/null || exit 77
top=$SRCDIR/..
cat > long <<END2
cd "$PWD"
. "$top/build-aux/setup.sh"
quietly log sh -c 'for i in \$(seq 19); do echo step \$i; sleep 1; done; echo out >&2; exit 3'
echo "status \$?"
END2
bash long > out
test "$(grep -cx '   [0-9]*:[0-9][0-9]  step [0-9]*' out)" -ge 2
test "$(sed -n 's/^   \(0:..\) .*/\1/p' out | sort -u | wc -l)" -ge 2
grep -qx 'status 3' out
grep -qx out out
# Nothing is printed any more when it is over.
cp out before
sleep 9
cmp out before
for script in demo check; do
  sed -n '1,8p' "$top/$script" | grep -q '^say "this takes [0-9]* minutes' || { echo "$script"; exit 1; }
done
