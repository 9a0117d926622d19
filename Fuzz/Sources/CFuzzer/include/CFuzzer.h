#ifndef CFUZZER_H
#define CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Calls `test` with one input after another, as the arguments say (https://llvm.org/docs/LibFuzzer.html).
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *bytes, size_t count));

/// The descriptor of a file that lies in memory; below 0 when there can be none.
int fuzzer_memory_file(void);

#endif
