# phase: verification
# file: analysis/suspensions.cc
# what: collecting the suspensions splits an edge (il_unchanged)
# tests: frame=only-what-lives-across.c
s/p.after = single_succ (bb);/p.after = split_edge (single_succ_edge (bb));/
