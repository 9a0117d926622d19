#ifndef CSIGNALKERNELS_H
#define CSIGNALKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Inner loops that are compiled for more than one instruction set.
//
// All sets do the same operations on the same numbers in the same order, multiplication and addition rounded apart, so
// that a result never depends on the processor. Pointers are trusted; SignalKernels puts a safe face on them.

/// The instruction sets that the loops are compiled for.
typedef enum {
    /// What every processor of this architecture has.
    SIGNAL_BASELINE = 0,
    /// Vectors of 256 bits on x86-64.
    SIGNAL_AVX2 = 1,
} signal_instructions;

/// Whether this processor has an instruction set.
bool signal_has_instructions(signal_instructions set);

/// One second-order section: y[n] = b0·x[n] + b1·x[n−1] + b2·x[n−2] − a1·y[n−1] − a2·y[n−2].
typedef struct {
    double b0, b1, b2, a1, a2;
} signal_section;

/// Runs sections over the samples of one to four columns in place.
///
/// - columns: one to four columns; what is done to one does not depend on the others.
/// - start: the sample to begin with; `count` samples are filtered upwards, or downwards when `backward`.
/// - past: of each section four rows, the last input, the one before it, and the same of the output; a row has 1, 2 or
///   4 numbers, one of every column, the last column standing for a missing fourth.
void signal_filter_columns(
    signal_instructions set, double *const *columns, int column_count, ptrdiff_t start, ptrdiff_t count, bool backward,
    const signal_section *sections, ptrdiff_t section_count, double *past);

/// How the samples of sound files are stored, lowest byte first.
typedef enum {
    SIGNAL_INT16,
    SIGNAL_INT24,
    SIGNAL_INT32,
    SIGNAL_FLOAT32,
    SIGNAL_FLOAT64,
} signal_sample_type;

#endif
