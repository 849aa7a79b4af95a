# phase: twin
# file: twin/twin.cc
# what: what is not optimized has nothing that is warned of
# tests: abi=warnings-as-plain.sh
s/^      if (may_be_warned_of_p (gsi_stmt (gsi)))$/      if (false)/
