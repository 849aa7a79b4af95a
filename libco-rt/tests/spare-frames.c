/* Small frames that were released serve the next ones of their size: the C library gets
   them back when they are many, and when the thread ends, whoever made them.  */

#include "test.h"

#include <pthread.h>

/* Counts what the runtime asks of the C library.  */
extern void *__libc_malloc(size_t), __libc_free(void *);

static atomic_int live;
static atomic_int mallocs;

void *malloc(size_t size)
{
    live++;
    mallocs++;
    return __libc_malloc(size);
}

void free(void *ptr)
{
    if (ptr)
        live--;
    __libc_free(ptr);
}

enum { MANY = 500 };

static void *frames[MANY];

static void make(size_t size)
{
    for (int i = 0; i < MANY; i++) {
        CHECK((frames[i] = co_frame_alloc(size, 8)));
        memset(frames[i], 0xa5, size);
    }
}

static void *release(void *size)
{
    for (int i = 0; i < MANY; i++)
        co_frame_free(frames[i], *(size_t *)size, 8);
    return NULL;
}

static void *make_and_release(void *size)
{
    make(*(size_t *)size);
    return release(size);
}

static void in_thread(void *(*f)(void *), size_t size)
{
    pthread_t thread;

    CHECK(pthread_create(&thread, NULL, f, &size) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
}

int main(void)
{
    /* The next one, and what the last one left in it.  */
    int *first = co_frame_alloc(24, 8);
    *first = -3;
    co_frame_free(first, 24, 8);
    int before = mallocs;
    for (size_t size = 24; size > 8; size--) {
        int *next = co_frame_alloc(size, 4);
        CHECK(next == first && *next == -3);
        co_frame_free(next, size, 4);
    }
    CHECK(mallocs == before);

    in_thread(make_and_release, 24); /* what the C library keeps of a thread */
    for (size_t size = 1; size <= 300; size += 7) {
        before = live;
        in_thread(make_and_release, size);
        CHECK(live <= before);
        make(size);
        in_thread(release, size);
        CHECK(live <= before);
        make_and_release(&size);
        CHECK(live <= before + 100);
    }
    return 0;
}
