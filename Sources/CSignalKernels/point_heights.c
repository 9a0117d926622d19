#include "CSignalKernels.h"
#include "lanes.h"

#pragma STDC FP_CONTRACT OFF

/// Numbers of a sample; its quaternion comes first.
#define SAMPLE 10
/// Where its height, the way along the chord and the two variance integrals are.
#define LEVEL 6

typedef struct {
    lanes4 a, b, c, d;
} rows4;

/// Four numbers of four samples, number by number.
SIGNAL_INLINE rows4 load_rows(const double *samples) {
    lanes4 rows[4];
    for (int row = 0; row < 4; row++) __builtin_memcpy(rows + row, samples + SAMPLE * row, sizeof(lanes4));
    const lanes4 low = SHUFFLE(rows[0], rows[1], 0, 4, 2, 6), high = SHUFFLE(rows[0], rows[1], 1, 5, 3, 7);
    const lanes4 more_low = SHUFFLE(rows[2], rows[3], 0, 4, 2, 6), more_high = SHUFFLE(rows[2], rows[3], 1, 5, 3, 7);
    return (rows4){
        SHUFFLE(low, more_low, 0, 1, 4, 5), SHUFFLE(high, more_high, 0, 1, 4, 5),
        SHUFFLE(low, more_low, 2, 3, 6, 7), SHUFFLE(high, more_high, 2, 3, 6, 7)};
}

SIGNAL_INLINE void point_heights(
    const double *samples, ptrdiff_t first, ptrdiff_t count, double interval, const signal_height_course *course,
    const signal_sensor_points *points, double *pairs) {
    const signal_height_course c = *course;
    const signal_sensor_points p = *points;
    double rest[4 * SAMPLE], rest_pairs[8];
    for (ptrdiff_t k = 0; k < count; k += 4) {
        const double *from = samples + SAMPLE * k;
        double *to = pairs + 2 * k;
        const ptrdiff_t left = count - k < 4 ? count - k : 4;
        if (left < 4) {
            // What is left over goes beside copies of the last sample.
            for (ptrdiff_t row = 0; row < 4; row++) {
                __builtin_memcpy(
                    rest + SAMPLE * row, from + SAMPLE * (row < left ? row : left - 1), SAMPLE * sizeof(double));
            }
            from = rest;
            to = rest_pairs;
        }
        const rows4 q = load_rows(from), level = load_rows(from + LEVEL);
        const lanes4 x = q.a, y = q.b, z = q.c, w = q.d, progress = level.b, integral = level.c;
        const double number = (double)(first + k);
        const lanes4 time = ((lanes4){0, 1, 2, 3} + number) * interval;
        // The third row of the orientation's matrix: how high each of the sensor's axes points.
        const lanes4 up_x = 2 * (x * z - w * y), up_y = 2 * (y * z + w * x), up_z = 1 - 2 * (x * x + y * y);
        const lanes4 parts = (integral * c.own[0] + level.a) + (level.d * c.own[1] + progress * c.progress);
        const lanes4 height = parts - time * c.own_slope * integral + (c.constant + c.slope * time);
        const lanes4 low =
            height + (p.x[0] * up_x + p.y[0] * up_y + p.z[0] * up_z) - (p.floor[0] + p.floor_slope[0] * progress);
        const lanes4 high =
            height + (p.x[1] * up_x + p.y[1] * up_y + p.z[1] * up_z) - (p.floor[1] + p.floor_slope[1] * progress);
        const lanes4 even = SHUFFLE(low, high, 0, 4, 2, 6), odd = SHUFFLE(low, high, 1, 5, 3, 7);
        const lanes4 both[2] = {SHUFFLE(even, odd, 0, 1, 4, 5), SHUFFLE(even, odd, 2, 3, 6, 7)};
        __builtin_memcpy(to, both, sizeof both);
        if (left < 4) __builtin_memcpy(pairs + 2 * k, rest_pairs, (size_t)left * 2 * sizeof(double));
    }
}

#if SIGNAL_HAS_AVX2
SIGNAL_FOR_AVX2 static void point_heights_avx2(
    const double *samples, ptrdiff_t first, ptrdiff_t count, double interval, const signal_height_course *course,
    const signal_sensor_points *points, double *pairs) {
    point_heights(samples, first, count, interval, course, points, pairs);
}
#endif

void signal_point_heights(
    signal_instructions set, const double *samples, ptrdiff_t first, ptrdiff_t count, double interval,
    const signal_height_course *course, const signal_sensor_points *points, double *pairs) {
#if SIGNAL_HAS_AVX2
    if (set == SIGNAL_AVX2) {
        point_heights_avx2(samples, first, count, interval, course, points, pairs);
        return;
    }
#endif
    (void)set;
    point_heights(samples, first, count, interval, course, points, pairs);
}
