#ifndef PLAIN_NUMBER_PORTABLE_H
#define PLAIN_NUMBER_PORTABLE_H

#include "plain_number.h"

/// Eight digits, the first in the lowest byte: pairs, then quadruples, then all.
static inline uint64_t eight_digits(uint64_t digits) {
    const uint64_t pairs = digits * 10 + (digits >> 8);
    const uint64_t low = (pairs & 0x000000FF000000FF) * (100 + ((uint64_t)1000000 << 32));
    const uint64_t high = ((pairs >> 16) & 0x000000FF000000FF) * (1 + ((uint64_t)10000 << 32));
    return (low + high) >> 32;
}

/// The value of up to eight digits that end at a byte; false when one is no digit.
static inline bool digits_before(const uint8_t *end, size_t count, uint64_t *value) {
    if (count == 0) {
        *value = 0;
        return true;
    }
    uint64_t word;
    memcpy(&word, end - 8, sizeof word);
    // What stands before the digits becomes zeros.
    const uint64_t kept = ~(uint64_t)0 << (64 - 8 * count);
    const uint64_t digits = (word ^ 0x3030303030303030) & kept;
    if (((digits + 0x7676767676767676) | digits) & 0x8080808080808080) return false;
    *value = eight_digits(digits);
    return true;
}

/// The value of a run of digits behind those of `mantissa`; false when one is no digit or there may be too many.
static inline bool append_digits(const uint8_t *start, const uint8_t *end, uint64_t *mantissa) {
    static const uint64_t powers[8] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000};
    // Below that so many more digits have room in 64 bits.
    static const uint64_t limits[8] = {
        UINT64_MAX,         UINT64_MAX / 10,     UINT64_MAX / 100,     UINT64_MAX / 1000,
        UINT64_MAX / 10000, UINT64_MAX / 100000, UINT64_MAX / 1000000, UINT64_MAX / 10000000,
    };
    const size_t first = (size_t)(end - start) & 7;
    uint64_t value;
    if (*mantissa >= limits[first] || !digits_before(start + first, first, &value)) return false;
    *mantissa = *mantissa * powers[first] + value;
    for (const uint8_t *place = start + first; place < end; place += 8) {
        // Another eight digits have room below 2^64.
        if (*mantissa > 99999999999 || !digits_before(place + 8, 8, &value)) return false;
        *mantissa = *mantissa * 100000000 + value;
    }
    return true;
}

/// Reads the digits of `[-] digits [mark digits]`; false for any other form, and where they are too many.
static inline bool read_plain_number(
    const uint8_t *start, const uint8_t *end, uint8_t decimal_mark, plain_number *number
) {
    if (start == end || end - start > 32) return false;
    const bool is_negative = *start == '-';
    const uint8_t *first = start + is_negative;
    const uint8_t *mark = first;
    while (mark < end && *mark != decimal_mark) mark += 1;
    const uint8_t *fraction = mark < end ? mark + 1 : end;
    if (mark - first + (end - fraction) == 0 || end - fraction > GREATEST_FRACTION) return false;
    uint64_t mantissa = 0;
    if (!append_digits(first, mark, &mantissa) || !append_digits(fraction, end, &mantissa)) return false;
    *number = (plain_number){mantissa, (uint32_t)(end - fraction), is_negative};
    return true;
}

/// A number of at most 16 characters with so many digits behind its mark, 15 in all at most, which a double holds.
static inline bool read_usual_number(
    const uint8_t *start, const uint8_t *end, uint8_t decimal_mark, size_t fraction, double *value
) {
    const size_t length = (size_t)(end - start);
    const bool is_negative = *start == '-';
    if (length > 16 || length - is_negative <= fraction) return false;
    const uint8_t *mark = end - fraction - 1;
    uint64_t mantissa = 0;
    if (*mark != decimal_mark || !append_digits(start + is_negative, mark, &mantissa)
        || !append_digits(mark + 1, end, &mantissa)) {
        return false;
    }
    const double magnitude = (double)(int64_t)mantissa / exact_powers[fraction];
    *value = is_negative ? -magnitude : magnitude;
    return true;
}

#endif
