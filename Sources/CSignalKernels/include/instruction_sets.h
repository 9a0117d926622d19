#ifndef SIGNAL_INSTRUCTION_SETS_H
#define SIGNAL_INSTRUCTION_SETS_H

#include <stdbool.h>

// Inner loops that are compiled for more than one instruction set.
//
// All sets do the same operations on the same numbers in the same order, multiplication and addition rounded apart, so
// that a result never depends on the processor. Pointers are trusted; SignalKernels puts a safe face on them.

/// The instruction sets that the loops are compiled for.
typedef enum {
    /// What every processor of this architecture has.
    SIGNAL_BASELINE = 0,
    /// x86-64 with vectors of 256 bits and the instructions on single bits that came with them.
    SIGNAL_AVX2 = 1,
} signal_instructions;

/// Whether this processor has an instruction set.
bool signal_has_instructions(signal_instructions set);

#endif
