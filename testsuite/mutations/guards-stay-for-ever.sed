# phase: split, guards
# file: split/guards.cc
# what: a frame that has finished stays poisoned, whoever gets its memory
# tests: abi=asan-sees-overflows.sh
s/^  if (m->guarded && (finished || !m->s->co->pinned))$/  if (m->guarded \&\& !finished \&\& !m->s->co->pinned)/
