# What interleavings.c looks for it finds: each line of the pool that is broken here makes it
# fail.
set -e
src=$top_srcdir/libco-rt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$src"/tests/weak*.h "$src/tests/interleavings.c" "$src"/deque.[ch] "$src"/turn.[ch] \
  "$src"/parking.[ch] "$src/futex.h" "$work"
cd "$work"
failed=0

# breaks NAME FILE SED-SCRIPT CASES
breaks ()
{
  mkdir m
  cp ./*.c ./*.h m
  sed -e "$3" "$2" > "m/$2"
  if cmp -s "$2" "m/$2"; then
    echo "FAIL: $1: nothing is broken"
    failed=1
  fi
  # shellcheck disable=SC2086 # a list of options
  (cd m && $CC -std=gnu11 -O1 -w -I. interleavings.c -o it)
  if (cd m && ./it "$4" > ../out) 2> errors; then
    echo "FAIL: $1 is not noticed"
    failed=1
  else
    what=$(sed -n 's/.*states: //p' out)
    echo "ok: $1: ${what:-it crashes}"
  fi
  rm -r m
}

# The two stores of a push the other way round.
breaks "deque: bottom before the item" deque.c '
/^bool co__deque_push/,/^}/ {
  /atomic_store_explicit(place(ring, bottom)/d
  s/^    return true;/    atomic_store_explicit(place(ring, bottom), item, memory_order_relaxed);\n&/
}' deque
breaks "deque: bottom relaxed in push" deque.c '
/^bool co__deque_push/,/^}/ s/bottom + 1, memory_order_release/bottom + 1, memory_order_relaxed/' deque
breaks "deque: the order of take is lost" deque.c '
s/&deque->bottom, bottom, memory_order_seq_cst/\&deque->bottom, bottom, memory_order_release/' deque
breaks "deque: take looks at the top in no order" deque.c '
/^void \*co__deque_take/,/^}/ s/&deque->top, memory_order_seq_cst/\&deque->top, memory_order_acquire/' deque
breaks "deque: steal looks at the bottom in no order" deque.c '
/^void \*co__deque_steal/,/^}/ s/&deque->bottom, memory_order_seq_cst/\&deque->bottom, memory_order_acquire/' deque
breaks "deque: the last item without a compare-and-swap" deque.c '
s/if ((int64_t)(bottom - top) > 0)/if ((int64_t)(bottom - top) >= 0)/' deque
breaks "deque: the ring is published in no order" deque.c '
s/&deque->ring, ring, memory_order_release/\&deque->ring, ring, memory_order_relaxed/' deque
breaks "deque: bottom is put back in no order" deque.c '
/^void \*co__deque_take/,/^}/ s/bottom + 1, memory_order_release/bottom + 1, memory_order_relaxed/' deque
breaks "turn: who wakes only looks" turn.c '
/^bool co__turn_wake/,/^}/ s/^    do {/    if (old \& CO__TURN_QUEUED) return false;\n&/' turn
breaks "turn: pause forgets a wake" turn.c '
/^bool co__turn_pause/,/^}/ s/now = old & ~CO__TURN_RUNNING/now = old \& ~(CO__TURN_RUNNING | CO__TURN_QUEUED)/' turn
breaks "turn: a wake is in no order" turn.c '
/^bool co__turn_wake/,/^}/ s/memory_order_acq_rel/memory_order_relaxed/' turn
breaks "turn: what runs is queued" turn.c '
s/return !(old & (CO__TURN_QUEUED | CO__TURN_RUNNING))/return !(old \& CO__TURN_QUEUED)/' turn
breaks "turn: the end keeps a wake" turn.c '
s/(old | CO__TURN_ENDED) & ~CO__TURN_QUEUED/old | CO__TURN_ENDED/' turn
breaks "turn: who waits for a pause is not woken" turn.c '
/^bool co__turn_pause/,/^}/ s/co__futex_wake(word, INT_MAX)/(void) 0/' turn
breaks "turn: who waits for the end is not woken" turn.c '
/^bool co__turn_release/,/^}/ s/co__futex_wake(word, INT_MAX)/(void) 0/' turn
breaks "turn: what is claimed is polled" turn.c '
/^enum co__turn co__turn_begin/,/^}/ s/if (!(old & CO__TURN_RUNNING).*/if (1)/' turn
breaks "parking: notify only looks" parking.c '
/^void co__parking_notify/,/^}/ s/atomic_fetch_add_explicit(&parking->idle, 0, memory_order_acq_rel)/atomic_load_explicit(\&parking->idle, memory_order_seq_cst)/' parking
breaks "parking: no second look" interleavings.c '
/^static void parking_thread/,/^}/ s/if (anything())/if (0)/' parking
breaks "parking: the second look comes first" interleavings.c '
/^static void parking_thread/,/^}/ {
  s/^        co__parking_announce(&parking);/        bool was = anything();\n&/
  s/if (anything())/if (was)/
}' parking
breaks "parking: the announcement is in no order" parking.c '
/^void co__parking_announce/,/^}/ s/memory_order_acq_rel/memory_order_relaxed/' parking
breaks "parking: who finds something wakes nobody" parking.c '
s/return idle .* CO__SEARCHES == 1 && .*/return false;/' parking
breaks "parking: no token" parking.c '
/^void co__parking_notify/,/^}/ s/atomic_fetch_add_explicit(&parking->tokens.*/(void) 0;/' parking
breaks "parking: retract leaves the count" parking.c '
/^void co__parking_retract/,/^}/ s/idle - 1 + CO__SEARCHES/idle + CO__SEARCHES/' parking
breaks "parking: retract never waits for the token" parking.c '
/^void co__parking_retract/,/^}/ s/idle % CO__SEARCHES == 0/0/' parking
breaks "parking: stop wakes one" parking.c '
/^void co__parking_wake_all/,/^}/ s/co__futex_wake(&parking->tokens, INT_MAX)/co__futex_wake(\&parking->tokens, 1)/' parking
exit $failed
