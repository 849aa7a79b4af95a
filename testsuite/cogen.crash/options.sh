# Options that change how functions are made, instrumented or laid out: each
# still gives a right program.
echo 'int main (void) { return 0; }' > can.c
while read -r options; do
  $CC $options can.c -o can 2> /dev/null && ./can || continue
  for name in flat-map parameters-are-owned for-loops yield-from try; do
    $CC $CFLAGS $options "$SRCDIR/cogen.run/$name.c" -o program $LIBS 2> messages ||
      { echo "$name $options does not build"; cat messages; bad=1; continue; }
    ./program > out 2>&1 < /dev/null || { echo "$name $options fails"; cat out; bad=1; }
  done
done <<'END'
-O2 -fchecking=2
-O1 -finstrument-functions
-O2 -pg
-O1 --coverage
-O2 -fprofile-generate
-O2 -fstack-protector-all
-O2 -fnon-call-exceptions -fexceptions
-O2 -fasynchronous-unwind-tables -ftrapv
-O2 -fno-inline
-O2 -fno-inline -fno-ipa-sra -fno-ipa-cp
-O3 -fipa-pta -fno-semantic-interposition -fPIC
-O2 -fno-toplevel-reorder
-O2 -fkeep-inline-functions -fkeep-static-functions
-O2 -fshort-enums -fpack-struct=8
-O2 -fstack-clash-protection
-O2 -fzero-call-used-regs=all
-O2 -fomit-frame-pointer -mno-red-zone
-O1 -fsanitize=thread
-O2 -fsanitize=undefined -fsanitize-undefined-trap-on-error
-O0 -fsanitize=address -fsanitize-address-use-after-scope
-O2 -funroll-all-loops -fsplit-loops -fno-strict-aliasing
-O2 -fno-tree-dce -fno-tree-ccp -fno-tree-forwprop
-Og -fvar-tracking-assignments -g3
-O2 -g -gsplit-dwarf
-O2 -fcf-protection=full -mshstk
-O2 -ftrivial-auto-var-init=pattern
-O2 -fdata-sections -ffunction-sections -Wl,--gc-sections
-O2 -ftree-parallelize-loops=2
-O2 -D_FORTIFY_SOURCE=2
-O2 -fopenmp
-O1 -fno-split-stack -fconserve-stack
-Ofast
-O2 -std=c2x
END
[ -z "${bad-}" ]
