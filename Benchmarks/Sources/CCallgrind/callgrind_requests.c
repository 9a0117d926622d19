#include "callgrind_requests.h"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>

void callgrind_begin(void) { CALLGRIND_ZERO_STATS; }

void callgrind_end(const char *name) { CALLGRIND_DUMP_STATS_AT(name); }

int callgrind_runs(void) { return RUNNING_ON_VALGRIND != 0; }
#else
// Built without the headers of valgrind: everything but counting works.
void callgrind_begin(void) {}

void callgrind_end(const char *name) { (void)name; }

int callgrind_runs(void) { return 0; }
#endif
