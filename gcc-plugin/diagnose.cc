#include "edit.h"
bool diagnose_unsupported (function *) { return true; }
void diagnose_live (split *) { }
