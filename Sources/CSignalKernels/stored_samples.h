#ifndef SIGNAL_STORED_SAMPLES_H
#define SIGNAL_STORED_SAMPLES_H

#include "CSignalKernels.h"
#include "instructions.h"

// Single samples as they lie in a file, lowest byte first, whatever the order of bytes in this machine.

SIGNAL_INLINE uint64_t stored_bits(const uint8_t *bytes, int width) {
    uint64_t bits = 0;
    for (int index = width - 1; index >= 0; index--) bits = bits << 8 | bytes[index];
    return bits;
}

/// An integer sample with full scale at 2³¹.
SIGNAL_INLINE int32_t stored_integer(signal_sample_type type, const uint8_t *bytes) {
    switch (type) {
    case SIGNAL_INT16:
        return (int32_t)((uint32_t)stored_bits(bytes, 2) << 16);
    case SIGNAL_INT24:
        return (int32_t)((uint32_t)stored_bits(bytes, 3) << 8);
    default:
        return (int32_t)(uint32_t)stored_bits(bytes, 4);
    }
}

/// The greatest integer of a type with full scale at 2³¹; the least is INT32_MIN for all.
SIGNAL_INLINE int32_t stored_maximum(signal_sample_type type) {
    return type == SIGNAL_INT16 ? 0x7FFF0000 : type == SIGNAL_INT24 ? 0x7FFFFF00 : 0x7FFFFFFF;
}

SIGNAL_INLINE double stored_float(signal_sample_type type, const uint8_t *bytes) {
    if (type == SIGNAL_FLOAT32) {
        const uint32_t bits = (uint32_t)stored_bits(bytes, 4);
        float value;
        __builtin_memcpy(&value, &bits, sizeof value);
        return value;
    }
    const uint64_t bits = stored_bits(bytes, 8);
    double value;
    __builtin_memcpy(&value, &bits, sizeof value);
    return value;
}

#endif
