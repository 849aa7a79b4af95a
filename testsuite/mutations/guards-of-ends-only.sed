# phase: split, guards
# file: split/guards.cc
# what: nobody poisons the bytes in front of a variable
# tests: abi=asan-sees-overflows.sh
s/^	  poison_bytes (m, e, first, sl->before);$/	  ;/
