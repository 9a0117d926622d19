#ifndef SIGNAL_STRIDE_LANES_H
#define SIGNAL_STRIDE_LANES_H

#include <stdbool.h>
#include <stddef.h>

#include "instruction_sets.h"

// Strides of a foot, integrated four at a time in the lanes of vectors.
//
// A lane sees the operations that it would see alone, whatever the strides beside it. Beyond its own end a lane goes on
// with its last sample, and nothing of that is kept.

/// Strides side by side.
#define SIGNAL_STRIDE_LANES 4

/// What a sensor reads, columns of one length.
typedef struct {
    /// Specific force along the sensor's axes, m/s².
    const double *acceleration[3];
    /// Angular rate about them, rad/s.
    const double *rate[3];
} signal_motion;

/// What all strides of a foot have in common.
typedef struct {
    /// Sample interval, s.
    double interval;
    /// Error of the angular rate, rad/s.
    double bias[3];
    /// The foot's forward direction in the sensor's frame.
    double forward[3];
    /// What the sensor reads at rest, m/s².
    double gravity;
    /// From these on a sample is at the sensor's limit; infinite without one.
    double acceleration_limit, rate_limit;
    /// How much the variance of velocity grows with a sample, with the squared jump of acceleration, and at the limit.
    double velocity_walk, velocity_jump, velocity_clipped;
    /// How much the variance of tilt grows with a sample, with the squared rate, and at the limit.
    double tilt_walk, tilt_rate, tilt_clipped;
    /// Variance of the tilt of a foot-flat, rad².
    double flat_tilt;
    /// Variance of the acceleration that the tilt left over makes, (m/s²)².
    double tilt_acceleration;
    /// Variance of the velocity of a foot at rest, (m/s)².
    double rest_velocity;
} signal_stride_model;

/// Where a stride lies and how it begins.
typedef struct {
    /// Its first sample.
    ptrdiff_t first;
    /// Its samples, at least one.
    ptrdiff_t count;
    /// The quaternion that takes the sensor's axes to the world's at its start, the scalar last.
    double start[4];
} signal_stride;

/// What the gyroscope alone says of the end of a stride.
typedef struct {
    /// Orientation, about of length one.
    double turn[4];
    /// Variances that have grown along the stride.
    double tilt_variance, velocity_variance;
    /// Samples at the sensor's limits.
    ptrdiff_t acceleration_clipped, rate_clipped;
    /// Whether the quaternions of the stride are off length one by little, as those of a foot are.
    bool is_near;
} signal_stride_end;

/// How a stride's orientation is put right, and where its course goes.
typedef struct {
    /// The rotation about the world's x and y that takes the tilt away at the end, rad.
    double tilt[2];
    /// Ten numbers a sample: the quaternion, the place along x and y, height, way along the chord, and the first and the
    /// second time integral of the variance of velocity. NULL for a lane that is not wanted.
    double *samples;
    /// Foot pitch, rad; NULL as the samples.
    double *pitch;
    /// The velocity that is left at the end, m/s; filled.
    double velocity[3];
} signal_stride_course;

/// What gyroscope and accelerometer alone say of the end of a stride.
typedef struct {
    /// Orientation, about of length one.
    double turn[4];
    /// Velocity, m/s.
    double velocity[3];
} signal_free_end;

/// Sums over all samples of a stride but the last of what the rows of a rotation's matrix are made of: y²+z², x²+z², xy,
/// wz, xz, wy, yz, wx; and the orientation at the last sample.
typedef struct {
    double sums[8];
    double turn[4];
} signal_turn_sums;

/// Numbers of memory that `signal_turn_strides` fills for strides of up to `count` samples.
ptrdiff_t signal_stride_memory(ptrdiff_t count);

/// The first pass: orientations from the gyroscope alone, and how far errors have grown.
///
/// - strides, ends: one for each lane; a stride may come again.
void signal_turn_strides(
    signal_instructions set, const signal_motion *motion, const signal_stride_model *model,
    const signal_stride *strides, double *memory, signal_stride_end *ends);

/// The second pass: what the rests at their ends tell is laid along the strides, and they are integrated.
///
/// - memory, ends: as the first pass has left them.
void signal_move_strides(
    signal_instructions set, const signal_stride_model *model, const signal_stride *strides, double *memory,
    const signal_stride_end *ends, signal_stride_course *courses);

/// The ends of strides alone: as both passes tell them without any tilt, of a foot at half the cost.
///
/// - ends: one for each lane.
void signal_free_ends(
    signal_instructions set, const signal_motion *motion, const signal_stride_model *model,
    const signal_stride *strides, signal_free_end *ends);

/// The orientations of strides from the gyroscope alone, summed up.
void signal_sum_turns(
    signal_instructions set, const signal_motion *motion, const signal_stride_model *model,
    const signal_stride *strides, signal_turn_sums *sums);

#endif
