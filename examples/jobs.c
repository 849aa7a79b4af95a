/* A build tool: jobs that need others first, two at a time, and none after an error.

   Each job is a task that waits for what it needs, an event of each, and then for one of
   two places, a semaphore.  A job that fails gives a negative result: the nursery asks all
   others to end, which they do where they wait, and the build ends with that result.  The
   commands take the time that a frozen clock shows: with co_offload they would run.  */

#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <errno.h>
#include <stdio.h>

struct job {
    const char *name;
    unsigned ms; /* that it takes */
    struct job *needs[4];
    int result;
    struct co_event done;
};

static struct co_semaphore places = CO_SEMAPHORE_INIT(2);
static uint64_t start;

static void say(const char *what, const struct job *job)
{
    printf("%3u ms: %s %s\n", (unsigned)((co_now() - start) / 1000000), what, job->name);
}

static void give_back(struct co_semaphore **place)
{
    if (*place)
        co_release(*place, 1);
}

co_future(int) run(struct job *job)
{
    for (struct job **need = job->needs; *need; need++)
        co_try(co_await(co_wait(&(*need)->done)));

    co_try(co_await(co_acquire(&places, 1)));
    struct co_semaphore *place __attribute__((cleanup(give_back))) = &places;

    say("begin", job);
    int error = co_await(co_sleep_for(job->ms));
    if (error) {
        say("stop", job);
        co_return(error);
    }
    say(job->result ? "FAIL" : "end", job);
    if (!job->result)
        co_set(&job->done);
    co_return(job->result);
}

co_future(int) build(struct job *const *jobs)
{
    int error;

    start = co_now();
    co_nursery(n, &error)
    {
        for (; *jobs; jobs++)
            co_start(n, run(*jobs));
    }
    co_return(error);
}

#define JOB(name, ms, result, ...)                                                       \
    {                                                                                    \
        name, ms, {__VA_ARGS__}, result, CO_EVENT_INIT                                   \
    }

int main(void)
{
    for (int broken = 0; broken < 2; broken++) {
        struct job scan = JOB("lexer.o", 30, 0, NULL);
        struct job parse = JOB("parser.o", 50, broken ? -EIO : 0, NULL);
        struct job tree = JOB("tree.o", 40, 0, NULL);
        struct job library = JOB("libfront.a", 10, 0, &scan, &parse, &tree);
        struct job tests = JOB("tests", 60, 0, &library);
        struct job manual = JOB("manual", 25, 0, NULL);
        struct job *const jobs[] = {&tests, &library, &scan, &parse,
                                    &tree,  &manual,  NULL};

        co_clock_freeze();
        int error = co_block_on(build(jobs));
        printf("%s\n", error ? "stopped at the first error" : "all is built");
    }
    return 0;
}
