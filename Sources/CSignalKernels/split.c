#include "CSignalKernels.h"
#include "instructions.h"
#include "stored_samples.h"

#pragma STDC FP_CONTRACT OFF
// Everything is inlined, so that no vector is ever handed from one function to another.
#pragma clang diagnostic ignored "-Wpsabi"

#define SIGNAL_IS_LITTLE_ENDIAN (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)

// Bytes ahead that are asked for: the processor itself does not look beyond a page of 4 KiB.
#define PREFETCH 4096

typedef int32_t words __attribute__((vector_size(16)));
typedef int32_t word_pair __attribute__((vector_size(8)));
typedef int16_t halves __attribute__((vector_size(16)));
typedef float floats __attribute__((vector_size(16)));

SIGNAL_INLINE int32_t load_word(const uint8_t *bytes) {
    int32_t word;
    __builtin_memcpy(&word, bytes, sizeof word);
    return word;
}

SIGNAL_INLINE words load_words(const uint8_t *lower, const uint8_t *upper) {
    word_pair parts[2];
    __builtin_memcpy(&parts[0], lower, sizeof parts[0]);
    __builtin_memcpy(&parts[1], upper, sizeof parts[1]);
    return __builtin_shufflevector(parts[0], parts[1], 0, 1, 2, 3);
}

SIGNAL_INLINE floats load_floats(const uint8_t *lower, const uint8_t *upper) {
    return (floats)load_words(lower, upper);
}

/// All bits set where a number of 16 bits is the greatest or the least there is.
SIGNAL_INLINE halves at_ends(words samples) {
    const halves all = (halves)samples;
    return (halves)((all == INT16_MAX) | (all == INT16_MIN));
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
