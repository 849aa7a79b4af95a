# phase: functions
# file: functions/run.cc
# what: a generator in a chain does not get the resume argument
# tests: run=yield-from-generator.c drop=*generator*
s/tree context = b->argument (generator_p (b) ? PARM_ARG : PARM_CONTEXT);/tree context = b->argument (PARM_CONTEXT);/
