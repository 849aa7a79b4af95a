# phase: delegation
# file: ../libco-rt/chain.c
# what: a generator in a chain does not get the resume argument
# tests: run=yield-from-generator.c drop=*generator*
s/result = step(root->link, arg, out, root);/result = step(root->link, NULL, out, root);/
