#ifndef SIGNAL_MAPPED_FILES_H
#define SIGNAL_MAPPED_FILES_H

#include <stdbool.h>
#include <stddef.h>

// A file that somebody shortens while it is mapped ends the process with a bus error at the first look behind its new
// end. A mapping that is watched reads as zeros from there on instead, and is known to be damaged.

/// Watches a mapping; returns the number under which it is watched, or -1 when too many are.
///
/// - start, count: as `mmap` returned and as it was asked for.
int signal_watch_mapping(void *start, size_t count);

/// Whether zeros stand in for bytes of a file that could not be read.
bool signal_mapping_is_damaged(int number);

/// Ends watching; to be called before the mapping is taken down.
void signal_unwatch_mapping(int number);

#endif
