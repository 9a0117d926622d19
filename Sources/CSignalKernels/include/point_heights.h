#ifndef SIGNAL_POINT_HEIGHTS_H
#define SIGNAL_POINT_HEIGHTS_H

#include <stddef.h>

#include "instruction_sets.h"

/// The conditioned height of a sensor along a stretch of a stride, as a function of a sample's numbers and of time.
typedef struct {
    /// Factors of the sample's two variance integrals where time is zero.
    double own[2];
    /// What each second takes away from the first of them.
    double own_slope;
    /// Factor of the way along the chord.
    double progress;
    /// What is added, and what with each second.
    double constant, slope;
} signal_height_course;

/// Two points that are fixed to a sensor, and a floor under each.
typedef struct {
    /// Along the sensor's axes, m.
    double x[2], y[2], z[2];
    /// Height of the floor at the start of the stride and its slope, rise over way along the chord.
    double floor[2], floor_slope[2];
} signal_sensor_points;

/// The heights of two points above their floors at samples of a stride.
///
/// - samples: the first sample of the stretch, as `signal_stride_course` describes it; `first` is its number in the stride.
/// - pairs: filled with two heights a sample, m.
void signal_point_heights(
    signal_instructions set, const double *samples, ptrdiff_t first, ptrdiff_t count, double interval,
    const signal_height_course *course, const signal_sensor_points *points, double *pairs);

#endif
