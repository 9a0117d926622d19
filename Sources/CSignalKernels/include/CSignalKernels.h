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

/// How a sample is stored, lowest byte first.
typedef enum {
    SIGNAL_INT16,
    SIGNAL_INT24,
    SIGNAL_INT32,
    SIGNAL_FLOAT32,
    SIGNAL_FLOAT64,
} signal_sample_type;

/// Takes neighbouring channels out of frames of stored samples and into columns.
///
/// A sample becomes its value times a factor of its channel, integers counting with full scale at 2³¹. Single-precision
/// columns are computed in single precision.
///
/// - bytes: the first sample of the first of these channels; a frame is `frame_bytes` long.
/// - Returns: whether some sample asks for a closer look, which is that an integer stands at either end of its range or
///   that a result is no finite number; now and then `true` when there is none of the latter.
bool signal_split_to_doubles(
    signal_instructions set, signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames,
    int channel_count, const double *factors, double *const *columns);

/// The same with columns of single precision.
bool signal_split_to_floats(
    signal_instructions set, signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames,
    int channel_count, const double *factors, float *const *columns);

/// How many samples of one channel stand at either end of the range of an integer type.
ptrdiff_t signal_count_at_ends(
    signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames);

#endif
