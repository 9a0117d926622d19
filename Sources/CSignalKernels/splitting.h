// Splitting of frames into columns of SAMPLE; included once for either precision.

#define JOIN_(name, suffix) name##suffix
#define JOIN(name, suffix) JOIN_(name, suffix)
#define NAME(name) JOIN(name, SUFFIX)
#define EIGHT NAME(eight)

typedef SAMPLE EIGHT __attribute__((vector_size(8 * sizeof(SAMPLE))));

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

/// Up to eight channels of 16 bits, eight frames at a time; returns how many frames are done.
///
/// Sixteen bytes of a frame are read whatever its channels.
SIGNAL_INLINE ptrdiff_t NAME(split_int16)(
    const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames, const int channels, const EIGHT *scales,
    SAMPLE *const *to, bool *is_odd) {
    const ptrdiff_t reached = frames - frames_read_ahead(frame_bytes);
    halves greatest = {0}, least = {0};
    ptrdiff_t at = 0;
    for (; at + 8 <= reached; at += 8) {
        halves rows[8];
        for (int row = 0; row < 8; row++) rows[row] = load_halves(bytes + (at + row) * frame_bytes);
        transpose_halves(rows);
        for (int channel = 0; channel < 8; channel++) {
            if (channel >= channels) break;
            const halves samples = rows[channel];
            greatest = __builtin_elementwise_max(greatest, samples);
            least = __builtin_elementwise_min(least, samples);
            const eight_words full = __builtin_convertvector(samples, eight_words) << 16;
            const EIGHT column = __builtin_convertvector(full, EIGHT) * scales[channel];
            __builtin_memcpy(to[channel] + at, &column, sizeof column);
        }
    }
    *is_odd |= any((halves)((greatest == INT16_MAX) | (least == INT16_MIN)));
    return at;
}

/// Up to eight channels of 32-bit floats, eight frames at a time; returns how many frames are done.
SIGNAL_INLINE ptrdiff_t NAME(split_float32)(
    const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames, const int channels, const EIGHT *scales,
    SAMPLE *const *to, bool *is_odd) {
    const ptrdiff_t reached = frames - frames_read_ahead(frame_bytes);
    // A sum stays finite as long as all that was added is; a sum too large only asks for a look too many.
    EIGHT sums[4] = {{0}};
    ptrdiff_t at = 0;
    for (; at + 8 <= reached; at += 8) {
        for (int first = 0; first < 8; first += 4) {
            if (first >= channels) break;
            eight_floats four[4];
            const uint8_t *place = bytes + at * frame_bytes + 4 * first;
            for (int row = 0; row < 4; row++)
                four[row] = load_floats(place + row * frame_bytes, place + (row + 4) * frame_bytes);
            transpose_floats(four);
            for (int channel = 0; channel < 4; channel++) {
                if (first + channel >= channels) break;
                const EIGHT column = __builtin_convertvector(four[channel], EIGHT) * scales[first + channel];
                sums[channel] += column;
                __builtin_memcpy(to[first + channel] + at, &column, sizeof column);
            }
        }
    }
    const EIGHT sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    SAMPLE all = 0;
    for (int lane = 0; lane < 8; lane++) all += sum[lane];
    *is_odd |= !__builtin_isfinite(all);
    return at;
}

/// One of the two with the number of channels as a constant, so that what belongs to no channel is not computed.
SIGNAL_INLINE ptrdiff_t NAME(split_wide)(
    signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames, const int channels,
    const double *factors, SAMPLE *const *columns, bool *is_odd) {
    // Copies, as stores to the columns could otherwise change them.
    SAMPLE *to[8];
    EIGHT scales[8];
    for (int channel = 0; channel < channels; channel++) {
        to[channel] = columns[channel];
        scales[channel] = (EIGHT){0} + (SAMPLE)factors[channel];
    }
    if (type == SIGNAL_INT16)
        return NAME(split_int16)(bytes, frame_bytes, frames, channels, scales, to, is_odd);
    return NAME(split_float32)(bytes, frame_bytes, frames, channels, scales, to, is_odd);
}

#endif

/// Frames of all channels; the wide loops take eight channels at a time.
SIGNAL_INLINE bool NAME(split)(
    signal_sample_type type, const uint8_t *bytes, ptrdiff_t frame_bytes, ptrdiff_t frames, int channel_count,
    const double *factors, SAMPLE *const *columns) {
    bool is_odd = false;
    const ptrdiff_t width = type == SIGNAL_INT16 ? 2 : type == SIGNAL_INT24 ? 3 : type == SIGNAL_FLOAT64 ? 8 : 4;
    for (int first = 0; first < channel_count; first += 8) {
        const int channels = channel_count - first < 8 ? channel_count - first : 8;
        const uint8_t *start = bytes + width * first;
        const double *k = factors + first;
        SAMPLE *const *to = columns + first;
        ptrdiff_t done = 0;
#if SIGNAL_IS_LITTLE_ENDIAN
        if (type == SIGNAL_INT16 || type == SIGNAL_FLOAT32) {
            // The usual numbers of channels: one sensor's accelerometer, alone or with its gyroscope.
            done = channels == 6 ? NAME(split_wide)(type, start, frame_bytes, frames, 6, k, to, &is_odd)
                : channels == 3  ? NAME(split_wide)(type, start, frame_bytes, frames, 3, k, to, &is_odd)
                                 : NAME(split_wide)(type, start, frame_bytes, frames, channels, k, to, &is_odd);
        }
#endif
        for (int channel = 0; channel < channels; channel++) {
            is_odd |= NAME(plain)(
                type, start + width * channel, frame_bytes, done, frames, k[channel], to[channel]);
        }
    }
    return is_odd;
}

#undef EIGHT
#undef NAME
#undef JOIN
#undef JOIN_
