/* The default frame allocator: any size, any alignment, null when it cannot.  */

#include "test.h"

#include <stdint.h>

int main(void)
{
    for (size_t align = 1; align <= 4096; align *= 2)
        for (size_t size = 0; size <= 300; size += 13) {
            char *p = co_frame_alloc(size, align);
            CHECK(p && (uintptr_t)p % align == 0);
            memset(p, 0xa5, size);
            co_frame_free(p, size, align);
        }
    CHECK(!co_frame_alloc(SIZE_MAX / 2 + 1, 8));
    CHECK(!co_frame_alloc(SIZE_MAX, 64));
    CHECK(!co_frame_alloc(SIZE_MAX - 8, 4096));
    return 0;
}
