# phase: collecting suspensions
# file: analysis/suspensions.cc
# what: the states do not count from 1 (verify_suspensions)
# tests: frame=only-what-lives-across.c
s/p.state = s->suspensions.length () + 1;/p.state = s->suspensions.length () + 2;/
