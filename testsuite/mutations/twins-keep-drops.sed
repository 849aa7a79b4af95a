# phase: twin
# file: twin/twin.cc
# what: a twin may leave at each suspension
# tests: abi=warnings-as-plain.sh
s/^  forget_drops (fun);$/  ;/
