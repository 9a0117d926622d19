#ifndef PLAIN_NUMBER_H
#define PLAIN_NUMBER_H

#include "rounded_quotient.h"
#include <stddef.h>

/// A number of which the digits are read.
typedef struct {
    /// The digits as one number.
    uint64_t mantissa;
    /// Digits behind the mark, at most `GREATEST_FRACTION`.
    uint32_t fraction;
    /// Whether a minus stands before it.
    uint32_t is_negative;
} plain_number;

/// A number's value.
static inline double plain_value(plain_number number) {
    return rounded_quotient(number.mantissa, number.fraction, number.is_negative);
}

#endif
