// What the C library of Linux offers beyond POSIX; its own headers hide it from Swift without _GNU_SOURCE.
// The signatures are those of sched(7) and malloc_trim(3) and mallopt(3), the set of processors being any block of bytes.

#include <stddef.h>
#include <sys/types.h>

int sched_getaffinity(pid_t thread, size_t size, void *processors);
int sched_setaffinity(pid_t thread, size_t size, const void *processors);
int malloc_trim(size_t pad);
int mallopt(int parameter, int value);
