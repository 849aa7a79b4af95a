// A resume goes through the frame, whatever the unit.

#include "range.cc"
