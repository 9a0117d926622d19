#ifndef SIGNAL_TURNS_H
#define SIGNAL_TURNS_H

#include <stdint.h>
#include "CSignalKernels.h"
#include "lanes.h"

// No operation is fused with another, whoever includes this and on whichever processor.
#pragma STDC FP_CONTRACT OFF

// Vectors and rotations of four strides.

#define LANES SIGNAL_STRIDE_LANES

typedef struct {
    lanes4 x, y, z;
} vectors;

typedef struct {
    lanes4 x, y, z, w;
} rotations;

SIGNAL_INLINE lanes4 spread(double value) { return (lanes4){value, value, value, value}; }

SIGNAL_INLINE vectors spread_vector(const double *value) {
    return (vectors){spread(value[0]), spread(value[1]), spread(value[2])};
}

SIGNAL_INLINE vectors plus(vectors a, vectors b) { return (vectors){a.x + b.x, a.y + b.y, a.z + b.z}; }

SIGNAL_INLINE vectors minus(vectors a, vectors b) { return (vectors){a.x - b.x, a.y - b.y, a.z - b.z}; }

SIGNAL_INLINE vectors scaled(vectors a, lanes4 factor) {
    return (vectors){a.x * factor, a.y * factor, a.z * factor};
}

SIGNAL_INLINE lanes4 dot(vectors a, vectors b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

SIGNAL_INLINE lanes4 root(lanes4 square) { return __builtin_elementwise_sqrt(square); }

typedef long long choice4 __attribute__((vector_size(32)));

/// Lane by lane `a` where the choice is made, else `b`.
SIGNAL_INLINE lanes4 chosen(choice4 choice, lanes4 a, lanes4 b) {
    return (lanes4)((choice & (choice4)a) | (~choice & (choice4)b));
}

/// The squared lengths of quaternions.
SIGNAL_INLINE lanes4 length_squares(rotations q) { return (q.w * q.w + q.x * q.x) + (q.y * q.y + q.z * q.z); }

SIGNAL_INLINE rotations lengthened(rotations q, lanes4 factor) {
    return (rotations){q.x * factor, q.y * factor, q.z * factor, q.w * factor};
}

SIGNAL_INLINE rotations normalized(rotations q) { return lengthened(q, 1 / root(length_squares(q))); }

/// One Newton step towards length one, without root or division: an error ε becomes 3ε²/2.
SIGNAL_INLINE rotations nearly_normalized(rotations q) { return lengthened(q, 1.5 - 0.5 * length_squares(q)); }

/// The rotations about short vectors by their lengths, from the series of sine and cosine.
SIGNAL_INLINE rotations small_rotations(vectors v) {
    const lanes4 square = dot(v, v);
    const lanes4 factor = 0.5 - square * (1.0 / 48);
    return (rotations){
        v.x * factor, v.y * factor, v.z * factor, 1 - square * (0.125 - square * (1.0 / 384))};
}

/// The rotations that do `b` first and then `a`.
SIGNAL_INLINE rotations product(rotations a, rotations b) {
    return (rotations){
        .x = (a.w * b.x + a.x * b.w) + (a.y * b.z - a.z * b.y),
        .y = (a.w * b.y + a.y * b.w) + (a.z * b.x - a.x * b.z),
        .z = (a.w * b.z + a.z * b.w) + (a.x * b.y - a.y * b.x),
        .w = (a.w * b.w - a.x * b.x) - (a.y * b.y + a.z * b.z)};
}

/// How high each of the axes points that are turned by rotations: the third rows of their matrices.
SIGNAL_INLINE vectors upward_axes(rotations q) {
    return (vectors){
        2 * (q.x * q.z - q.w * q.y), 2 * (q.y * q.z + q.w * q.x), 1 - 2 * (q.x * q.x + q.y * q.y)};
}

/// Vectors turned by rotations.
SIGNAL_INLINE vectors turned_vector(rotations q, vectors v) {
    const vectors twice = {2 * (q.y * v.z - q.z * v.y), 2 * (q.z * v.x - q.x * v.z), 2 * (q.x * v.y - q.y * v.x)};
    return (vectors){
        v.x + q.w * twice.x + (q.y * twice.z - q.z * twice.y), v.y + q.w * twice.y + (q.z * twice.x - q.x * twice.z),
        dot(upward_axes(q), v)};
}

/// Samples after which the product of small rotations, whose lengths stray, is brought back to length one.
#define NORMALIZATION 8
/// Quaternions whose squared lengths are off one by less, all their squares together, are brought back by Newton steps.
#define NEAR 1e-4

/// Where the lanes are in their strides.
typedef struct {
    ptrdiff_t first[LANES];
    /// Number of the last sample.
    ptrdiff_t last[LANES];
    /// The greatest of them.
    ptrdiff_t longest;
} places;

SIGNAL_INLINE places places_of(const signal_stride *strides) {
    places all = {.longest = 0};
    for (int lane = 0; lane < LANES; lane++) {
        all.first[lane] = strides[lane].first;
        all.last[lane] = strides[lane].count - 1;
        if (all.longest < all.last[lane]) all.longest = all.last[lane];
    }
    return all;
}

SIGNAL_INLINE rotations starts_of(const signal_stride *strides) {
    rotations start;
    for (int lane = 0; lane < LANES; lane++) {
        start.x[lane] = strides[lane].start[0];
        start.y[lane] = strides[lane].start[1];
        start.z[lane] = strides[lane].start[2];
        start.w[lane] = strides[lane].start[3];
    }
    return start;
}

SIGNAL_INLINE vectors gather(const double *const *columns, const places *all, ptrdiff_t k) {
    ptrdiff_t at[LANES];
    for (int lane = 0; lane < LANES; lane++) at[lane] = all->first[lane] + (k < all->last[lane] ? k : all->last[lane]);
    const double *x = columns[0], *y = columns[1], *z = columns[2];
    return (vectors){
        {x[at[0]], x[at[1]], x[at[2]], x[at[3]]},
        {y[at[0]], y[at[1]], y[at[2]], y[at[3]]},
        {z[at[0]], z[at[1]], z[at[2]], z[at[3]]}};
}

/// The next sample at which a lane ends.
SIGNAL_INLINE ptrdiff_t next_end(const places *all, ptrdiff_t from) {
    ptrdiff_t next = all->longest;
    for (int lane = 0; lane < LANES; lane++) {
        if (all->last[lane] >= from && all->last[lane] < next) next = all->last[lane];
    }
    return next;
}

/// Orientations along strides from the gyroscope alone, sample by sample.
typedef struct {
    rotations current;
    vectors last_rate, bias;
    lanes4 half;
    /// How far the squared lengths were off one so far.
    lanes4 stray;
} turning;

SIGNAL_INLINE turning begin_turning(
    const signal_motion *motion, const signal_stride_model *model, const signal_stride *strides, const places *all) {
    const vectors bias = spread_vector(model->bias);
    return (turning){
        .current = starts_of(strides), .last_rate = minus(gather(motion->rate, all, 0), bias), .bias = bias,
        .half = spread(0.5 * model->interval), .stray = {0}};
}

/// Goes on to a sample, which is the one behind the last.
SIGNAL_INLINE void turn_on(turning *state, const signal_motion *motion, const places *all, ptrdiff_t k) {
    const vectors rate = minus(gather(motion->rate, all, k), state->bias);
    const vectors angle = scaled(plus(state->last_rate, rate), state->half);
    state->current = product(state->current, small_rotations(angle));
    state->last_rate = rate;
}

/// Brings the product back to length one when it is time to.
SIGNAL_INLINE void settle_turning(turning *state, ptrdiff_t k) {
    if (k == 0 || k % NORMALIZATION != 0) return;
    const lanes4 excess = length_squares(state->current) - 1;
    state->stray += excess * excess;
    state->current = normalized(state->current);
}

/// Whether the quaternions of a stride that ends here are off length one by little.
SIGNAL_INLINE bool stayed_near(const turning *state, int lane) {
    const double excess = length_squares(state->current)[lane] - 1;
    return state->stray[lane] + excess * excess < NEAR;
}

#endif
