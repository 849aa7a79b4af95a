# phase: dissolving
# file: dissolve/known-calls.cc
# what: one of several values passes for the only one
# tests: dissolve run
s/if (result && !operand_equal_p (result, v))/if (false)/
