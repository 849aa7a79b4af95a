// It makes no difference in C++.

#include "wake-dynamic.cc"
