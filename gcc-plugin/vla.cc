#include "edit.h"
bool lower_vlas (split *) { return false; }
