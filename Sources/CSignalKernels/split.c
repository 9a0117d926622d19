#include "CSignalKernels.h"
#include "instructions.h"
#include "stored_samples.h"

#pragma STDC FP_CONTRACT OFF
// Everything is inlined, so that no vector is ever handed from one function to another.
#pragma clang diagnostic ignored "-Wpsabi"

#define SIGNAL_IS_LITTLE_ENDIAN (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)

typedef int16_t halves __attribute__((vector_size(16)));
typedef int32_t eight_words __attribute__((vector_size(32)));
typedef float floats __attribute__((vector_size(16)));
typedef float eight_floats __attribute__((vector_size(32)));

/// Frames to leave at the end so that sixteen bytes, read from the first or fifth channel of a frame on, are all there.
SIGNAL_INLINE ptrdiff_t frames_read_ahead(ptrdiff_t frame_bytes) { return (15 + frame_bytes) / frame_bytes; }

SIGNAL_INLINE halves load_halves(const uint8_t *bytes) {
    halves loaded;
    __builtin_memcpy(&loaded, bytes, sizeof loaded);
    return loaded;
}

SIGNAL_INLINE eight_floats load_floats(const uint8_t *lower, const uint8_t *upper) {
    floats parts[2];
    __builtin_memcpy(&parts[0], lower, sizeof parts[0]);
    __builtin_memcpy(&parts[1], upper, sizeof parts[1]);
    return __builtin_shufflevector(parts[0], parts[1], 0, 1, 2, 3, 4, 5, 6, 7);
}

/// Rows become columns: in three steps numbers, pairs and fours of them are put side by side.
SIGNAL_INLINE void transpose_halves(halves rows[8]) {
    halves pairs[8], fours[8];
    for (int row = 0; row < 4; row++) {
        pairs[2 * row] = __builtin_shufflevector(rows[2 * row], rows[2 * row + 1], 0, 8, 1, 9, 2, 10, 3, 11);
        pairs[2 * row + 1] = __builtin_shufflevector(rows[2 * row], rows[2 * row + 1], 4, 12, 5, 13, 6, 14, 7, 15);
    }
    for (int half = 0; half < 2; half++) {
        for (int row = 0; row < 2; row++) {
            const halves early = pairs[4 * half + row], late = pairs[4 * half + row + 2];
            fours[4 * half + 2 * row] = __builtin_shufflevector(early, late, 0, 1, 8, 9, 2, 3, 10, 11);
            fours[4 * half + 2 * row + 1] = __builtin_shufflevector(early, late, 4, 5, 12, 13, 6, 7, 14, 15);
        }
    }
    for (int row = 0; row < 4; row++) {
        const halves early = fours[row], late = fours[row + 4];
        rows[2 * row] = __builtin_shufflevector(early, late, 0, 1, 2, 3, 8, 9, 10, 11);
        rows[2 * row + 1] = __builtin_shufflevector(early, late, 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

/// The same for two squares of four rows side by side.
SIGNAL_INLINE void transpose_floats(eight_floats rows[4]) {
    eight_floats pairs[4];
    for (int half = 0; half < 2; half++) {
        const eight_floats early = rows[2 * half], late = rows[2 * half + 1];
        pairs[2 * half] = __builtin_shufflevector(early, late, 0, 8, 1, 9, 4, 12, 5, 13);
        pairs[2 * half + 1] = __builtin_shufflevector(early, late, 2, 10, 3, 11, 6, 14, 7, 15);
    }
    for (int half = 0; half < 2; half++) {
        const eight_floats early = pairs[half], late = pairs[half + 2];
        rows[2 * half] = __builtin_shufflevector(early, late, 0, 1, 8, 9, 4, 5, 12, 13);
        rows[2 * half + 1] = __builtin_shufflevector(early, late, 2, 3, 10, 11, 6, 7, 14, 15);
    }
}

SIGNAL_INLINE bool any(halves bits) {
    int64_t parts[2];
    __builtin_memcpy(parts, &bits, sizeof parts);
    return (parts[0] | parts[1]) != 0;
}

#define SAMPLE double
#define SUFFIX _double
#include "splitting.h"
#undef SAMPLE
#undef SUFFIX
#define SAMPLE float
#define SUFFIX _float
#include "splitting.h"
#undef SAMPLE
#undef SUFFIX

#if SIGNAL_HAS_AVX2
SIGNAL_FOR_AVX2 static bool split_double_avx2(
    signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames, int channel_count,
    const double *factors, double *const *columns) {
    return split_double(type, bytes, frame_bytes, frames, channel_count, factors, columns);
}

SIGNAL_FOR_AVX2 static bool split_float_avx2(
    signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames, int channel_count,
    const double *factors, float *const *columns) {
    return split_float(type, bytes, frame_bytes, frames, channel_count, factors, columns);
}
#endif

bool signal_split_to_doubles(
    signal_instructions set, signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames,
    int channel_count, const double *factors, double *const *columns) {
#if SIGNAL_HAS_AVX2
    if (set == SIGNAL_AVX2)
        return split_double_avx2(type, bytes, frame_bytes, frames, channel_count, factors, columns);
#endif
    (void)set;
    return split_double(type, bytes, frame_bytes, frames, channel_count, factors, columns);
}

bool signal_split_to_floats(
    signal_instructions set, signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames,
    int channel_count, const double *factors, float *const *columns) {
#if SIGNAL_HAS_AVX2
    if (set == SIGNAL_AVX2)
        return split_float_avx2(type, bytes, frame_bytes, frames, channel_count, factors, columns);
#endif
    (void)set;
    return split_float(type, bytes, frame_bytes, frames, channel_count, factors, columns);
}

ptrdiff_t signal_count_at_ends(
    signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames) {
    const int32_t maximum = stored_maximum(type);
    ptrdiff_t count = 0;
    for (ptrdiff_t frame = 0; frame < frames; frame++) {
        const int32_t value = stored_integer(type, bytes + frame * frame_bytes);
        count += value == maximum || value == INT32_MIN;
    }
    return count;
}
