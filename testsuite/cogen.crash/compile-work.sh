# The work of the compiler grows no faster than n log n in the suspensions of a function.
. "$SRCDIR/lib/compile-work.sh"
measure -O2 values loop scopes cleanups awaits sum
