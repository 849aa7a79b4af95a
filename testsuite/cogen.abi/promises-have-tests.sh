# Every promise of the language names the test that goes red if it is broken.
sh "$SRCDIR/check-promises"
