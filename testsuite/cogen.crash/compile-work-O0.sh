# At -O0 the work of the compiler, and the code, grow no faster than n log n in the
# suspensions of a function, in as many values that live across all of them, too.
. "$SRCDIR/lib/compile-work.sh"
measure -O0 values live halves temporaries parameters awaits sum
