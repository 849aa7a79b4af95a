# phase: liveness
# file: analysis/suspension-reach.cc
# what: what is known outside is thought not to be reached
# tests: frame=escapes* run=suspend-*
s/^      flow->add_escaping (u, effect.set);$/      ;/
