/* A program may define co_panic itself, for example to reset a device.  */

#include "test.h"

_Noreturn void co_panic(const char *name, const char *what)
{
    CHECK(strcmp(name, "parse") == 0 && strcmp(what, "null object used") == 0);
    exit(0);
}

int main(void)
{
    co__panic("parse", CO__PANIC_NULL);
}
