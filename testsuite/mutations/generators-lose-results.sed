# phase: delegation
# file: delegation/lower.cc
# what: what a generator in a chain finishes with does not go to who delegated to it
# tests: run=yield-from-generator.c campaign=random.sh
s/finish_delegation (d, append_link (d, again, value));/finish_delegation (d, append_link (d, again, NULL_TREE));/
