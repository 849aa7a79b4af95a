# phase: front end, captures
# file: front-end/capture.cc
# what: a variable that the body writes is captured by value
# tests: run=captures-by-value.c campaign=random.sh
s/^		 : other != owner || may_follow_p (owner, var, e.pos, made->pos))$/		 : other == owner \&\& may_follow_p (owner, var, e.pos, made->pos))/
