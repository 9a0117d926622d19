#ifndef SIGNAL_LANES_H
#define SIGNAL_LANES_H

#include <stddef.h>
#include "instructions.h"

// Columns side by side in the lanes of one vector, two neighbouring samples at a time.

// Everything is inlined, so that no vector is ever handed from one function to another.
#pragma clang diagnostic ignored "-Wpsabi"

typedef double lanes1 __attribute__((vector_size(8)));
typedef double lanes2 __attribute__((vector_size(16)));
typedef double lanes4 __attribute__((vector_size(32)));

#define SHUFFLE __builtin_shufflevector

SIGNAL_INLINE lanes2 load_pair(const double *samples) {
    lanes2 pair;
    __builtin_memcpy(&pair, samples, sizeof pair);
    return pair;
}

SIGNAL_INLINE void store_pair(double *samples, lanes2 pair) { __builtin_memcpy(samples, &pair, sizeof pair); }

SIGNAL_INLINE void load1(double *const *columns, ptrdiff_t at, lanes1 *lower, lanes1 *upper) {
    *lower = (lanes1){columns[0][at]};
    *upper = (lanes1){columns[0][at + 1]};
}

SIGNAL_INLINE void store1(double *const *columns, ptrdiff_t at, lanes1 lower, lanes1 upper) {
    columns[0][at] = lower[0];
    columns[0][at + 1] = upper[0];
}

SIGNAL_INLINE void load2(double *const *columns, ptrdiff_t at, lanes2 *lower, lanes2 *upper) {
    lanes2 a = load_pair(columns[0] + at), b = load_pair(columns[1] + at);
    *lower = SHUFFLE(a, b, 0, 2);
    *upper = SHUFFLE(a, b, 1, 3);
}

SIGNAL_INLINE void store2(double *const *columns, ptrdiff_t at, lanes2 lower, lanes2 upper) {
    store_pair(columns[0] + at, SHUFFLE(lower, upper, 0, 2));
    store_pair(columns[1] + at, SHUFFLE(lower, upper, 1, 3));
}

// Pairs of columns 0 and 2 share a vector, and so do 1 and 3: what is left then stays within halves of 128 bits.
SIGNAL_INLINE void load4(double *const *columns, ptrdiff_t at, lanes4 *lower, lanes4 *upper) {
    lanes4 even = SHUFFLE(load_pair(columns[0] + at), load_pair(columns[2] + at), 0, 1, 2, 3);
    lanes4 odd = SHUFFLE(load_pair(columns[1] + at), load_pair(columns[3] + at), 0, 1, 2, 3);
    *lower = SHUFFLE(even, odd, 0, 4, 2, 6);
    *upper = SHUFFLE(even, odd, 1, 5, 3, 7);
}

SIGNAL_INLINE void store4(double *const *columns, ptrdiff_t at, lanes4 lower, lanes4 upper) {
    lanes4 even = SHUFFLE(lower, upper, 0, 4, 2, 6), odd = SHUFFLE(lower, upper, 1, 5, 3, 7);
    store_pair(columns[0] + at, SHUFFLE(even, even, 0, 1));
    store_pair(columns[1] + at, SHUFFLE(odd, odd, 0, 1));
    store_pair(columns[2] + at, SHUFFLE(even, even, 2, 3));
    store_pair(columns[3] + at, SHUFFLE(odd, odd, 2, 3));
}

#endif
