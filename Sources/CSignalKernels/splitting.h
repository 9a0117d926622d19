// Splitting of frames into columns of SAMPLE; included once for either precision.

#define JOIN_(name, suffix) name##suffix
#define JOIN(name, suffix) JOIN_(name, suffix)
#define NAME(name) JOIN(name, SUFFIX)
#define FOUR NAME(four)

typedef SAMPLE FOUR __attribute__((vector_size(4 * sizeof(SAMPLE))));

/// One channel, sample by sample: any type, and what the wide loops leave over.
SIGNAL_INLINE bool NAME(plain)(
    signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t from, ptrdiff_t frames,
    double factor, SAMPLE *column) {
    const bool is_float = type == SIGNAL_FLOAT32 || type == SIGNAL_FLOAT64;
    const int32_t maximum = stored_maximum(type);
    bool is_odd = false;
    for (ptrdiff_t frame = from; frame < frames; frame++) {
        const uint8_t *sample = bytes + frame * frame_bytes;
        if (is_float) {
            column[frame] = (SAMPLE)stored_float(type, sample) * (SAMPLE)factor;
            is_odd |= !__builtin_isfinite(column[frame]);
        } else {
            const int32_t value = stored_integer(type, sample);
            column[frame] = (SAMPLE)value * (SAMPLE)factor;
            is_odd |= value == maximum || value == INT32_MIN;
        }
    }
    return is_odd;
}

#if SIGNAL_IS_LITTLE_ENDIAN

/// Two channels of 16 bits, the first in the lower halves of four numbers, times a factor each.
SIGNAL_INLINE void NAME(store_halves)(words frames, const double *factors, SAMPLE *const *columns, ptrdiff_t at) {
    const FOUR lower = __builtin_convertvector(frames << 16, FOUR) * (SAMPLE)factors[0];
    const FOUR upper = __builtin_convertvector(frames & (int32_t)0xFFFF0000, FOUR) * (SAMPLE)factors[1];
    __builtin_memcpy(columns[0] + at, &lower, sizeof lower);
    __builtin_memcpy(columns[1] + at, &upper, sizeof upper);
}

/// Two or four channels of 16 bits, four frames at a time; returns how many frames are done.
SIGNAL_INLINE ptrdiff_t NAME(split_int16)(
    const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames, const int channels, const double *factors,
    SAMPLE *const *columns, bool *is_odd) {
    SAMPLE *const local[] = {columns[0], columns[1], columns[channels - 2], columns[channels - 1]};
    halves odd = {0};
    ptrdiff_t at = 0;
    for (; at + 4 <= frames; at += 4) {
        const uint8_t *place = bytes + at * frame_bytes;
        __builtin_prefetch(place + PREFETCH);
        if (channels == 4) {
            const words early = load_words(place, place + frame_bytes);
            const words late = load_words(place + 2 * frame_bytes, place + 3 * frame_bytes);
            odd |= at_ends(early) | at_ends(late);
            NAME(store_halves)(__builtin_shufflevector(early, late, 0, 2, 4, 6), factors, local, at);
            NAME(store_halves)(__builtin_shufflevector(early, late, 1, 3, 5, 7), factors + 2, local + 2, at);
        } else {
            const words pairs = {
                load_word(place), load_word(place + frame_bytes), load_word(place + 2 * frame_bytes),
                load_word(place + 3 * frame_bytes)};
            odd |= at_ends(pairs);
            NAME(store_halves)(pairs, factors, local, at);
        }
    }
    *is_odd |= any(odd);
    return at;
}

/// Two or four channels of 32-bit floats, four frames at a time; returns how many frames are done.
SIGNAL_INLINE ptrdiff_t NAME(split_float32)(
    const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames, const int channels, const double *factors,
    SAMPLE *const *columns, bool *is_odd) {
    SAMPLE *const local[] = {columns[0], columns[1], columns[channels - 2], columns[channels - 1]};
    // A sum stays finite as long as all that was added is; a sum too large only asks for a look too many.
    FOUR sums[4] = {{0}};
    ptrdiff_t at = 0;
    for (; at + 4 <= frames; at += 4) {
        const uint8_t *place = bytes + at * frame_bytes;
        __builtin_prefetch(place + PREFETCH);
        for (int pair = 0; pair < channels / 2; pair++) {
            const uint8_t *first = place + 8 * pair;
            const floats early = load_floats(first, first + frame_bytes);
            const floats late = load_floats(first + 2 * frame_bytes, first + 3 * frame_bytes);
            const FOUR a = __builtin_convertvector(__builtin_shufflevector(early, late, 0, 2, 4, 6), FOUR)
                * (SAMPLE)factors[2 * pair];
            const FOUR b = __builtin_convertvector(__builtin_shufflevector(early, late, 1, 3, 5, 7), FOUR)
                * (SAMPLE)factors[2 * pair + 1];
            sums[2 * pair] += a;
            sums[2 * pair + 1] += b;
            __builtin_memcpy(local[2 * pair] + at, &a, sizeof a);
            __builtin_memcpy(local[2 * pair + 1] + at, &b, sizeof b);
        }
    }
    const FOUR sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    *is_odd |= !__builtin_isfinite((sum[0] + sum[1]) + (sum[2] + sum[3]));
    return at;
}

#endif

SIGNAL_INLINE bool NAME(split)(
    signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames, int channel_count,
    const double *factors, SAMPLE *const *columns) {
    bool is_odd = false;
    const ptrdiff_t width = type == SIGNAL_INT16 ? 2 : type == SIGNAL_INT24 ? 3 : type == SIGNAL_FLOAT64 ? 8 : 4;
    for (int first = 0; first < channel_count;) {
        ptrdiff_t done = 0;
        int channels = 1;
        const uint8_t *start = bytes + width * first;
#if SIGNAL_IS_LITTLE_ENDIAN
        if (channel_count - first >= 2 && (type == SIGNAL_INT16 || type == SIGNAL_FLOAT32)) {
            channels = channel_count - first >= 4 ? 4 : 2;
            const double *k = factors + first;
            SAMPLE *const *to = columns + first;
            if (type == SIGNAL_INT16) {
                done = channels == 4 ? NAME(split_int16)(start, frame_bytes, frames, 4, k, to, &is_odd)
                                     : NAME(split_int16)(start, frame_bytes, frames, 2, k, to, &is_odd);
            } else {
                done = channels == 4 ? NAME(split_float32)(start, frame_bytes, frames, 4, k, to, &is_odd)
                                     : NAME(split_float32)(start, frame_bytes, frames, 2, k, to, &is_odd);
            }
        }
#endif
        for (int channel = 0; channel < channels; channel++) {
            is_odd |= NAME(plain)(
                type, start + width * channel, frame_bytes, done, frames, factors[first + channel],
                columns[first + channel]);
        }
        first += channels;
    }
    return is_odd;
}

#undef FOUR
#undef NAME
#undef JOIN
#undef JOIN_
