#include "turns.h"

#pragma STDC FP_CONTRACT OFF

/// What the first pass leaves of a sample.
typedef struct {
    rotations turn;
    lanes4 tilt_variance, velocity_variance;
    vectors acceleration;
} turned;

SIGNAL_INLINE turned *turned_samples(double *memory) {
    return (turned *)(((uintptr_t)memory + sizeof(lanes4) - 1) / sizeof(lanes4) * sizeof(lanes4));
}

ptrdiff_t signal_stride_memory(ptrdiff_t count) {
    return (ptrdiff_t)((sizeof(turned) * (size_t)count + sizeof(lanes4)) / sizeof(double));
}

// MARK: The first pass

SIGNAL_INLINE double largest_magnitude(vectors v, int lane) {
    return __builtin_fmax(
        __builtin_fmax(__builtin_fabs(v.x[lane]), __builtin_fabs(v.y[lane])), __builtin_fabs(v.z[lane]));
}

/// Adds what a sample at the sensor's limits does to the errors.
__attribute__((noinline)) static void clip(
    const signal_stride_model *model, const places *all, ptrdiff_t k, const vectors *acceleration,
    const vectors *rate, lanes4 *velocity_step, lanes4 *tilt_step, signal_stride_end *ends) {
    for (int lane = 0; lane < LANES; lane++) {
        if (k > all->last[lane]) continue;
        if (largest_magnitude(*acceleration, lane) >= model->acceleration_limit) {
            (*velocity_step)[lane] += model->velocity_clipped;
            ends[lane].acceleration_clipped++;
        }
        const vectors read = plus(*rate, spread_vector(model->bias));
        if (largest_magnitude(read, lane) >= model->rate_limit) {
            (*tilt_step)[lane] += model->tilt_clipped;
            ends[lane].rate_clipped++;
        }
    }
}

SIGNAL_INLINE bool any_at_least(lanes4 a, lanes4 limit) {
    return (a[0] >= limit[0]) | (a[1] >= limit[1]) | (a[2] >= limit[2]) | (a[3] >= limit[3]);
}

SIGNAL_INLINE void turn_strides(
    const signal_motion *motion, const signal_stride_model *model, const signal_stride *strides, double *memory,
    signal_stride_end *ends) {
    turned *samples = turned_samples(memory);
    const places all = places_of(strides);
    const vectors bias = spread_vector(model->bias);
    const lanes4 half = spread(0.5 * model->interval);
    // A component at its limit makes the vector at least as long; bias moves the rate by no more than its length.
    const bool has_limit = model->acceleration_limit < __builtin_inf() || model->rate_limit < __builtin_inf();
    const lanes4 strongest = spread(0.999 * model->acceleration_limit * model->acceleration_limit);
    const double fastest = __builtin_fmax(0, 0.999 * model->rate_limit - __builtin_sqrt(dot(bias, bias)[0]));
    const lanes4 fastest_square = spread(fastest * fastest);

    rotations current = starts_of(strides);
    lanes4 tilt = {0}, velocity = {0}, stray = {0};
    vectors last_acceleration = gather(motion->acceleration, &all, 0);
    vectors last_rate = minus(gather(motion->rate, &all, 0), bias);
    samples[0] = (turned){current, tilt, velocity, last_acceleration};
    for (int lane = 0; lane < LANES; lane++) ends[lane].acceleration_clipped = ends[lane].rate_clipped = 0;
    for (ptrdiff_t k = 1; k <= all.longest; k++) {
        const vectors acceleration = gather(motion->acceleration, &all, k);
        const vectors rate = minus(gather(motion->rate, &all, k), bias);
        const vectors jump = minus(acceleration, last_acceleration);
        lanes4 velocity_step = model->velocity_walk + dot(jump, jump) * model->velocity_jump;
        const lanes4 speed = dot(rate, rate);
        lanes4 tilt_step = model->tilt_walk + speed * model->tilt_rate;
        if (has_limit
            && (any_at_least(speed, fastest_square) || any_at_least(dot(acceleration, acceleration), strongest))) {
            clip(model, &all, k, &acceleration, &rate, &velocity_step, &tilt_step, ends);
        }
        current = product(current, small_rotations(scaled(plus(last_rate, rate), half)));
        tilt += tilt_step;
        velocity += velocity_step;
        samples[k] = (turned){current, tilt, velocity, acceleration};
        last_acceleration = acceleration;
        last_rate = rate;
        if (k % NORMALIZATION == 0) {
            const lanes4 excess = length_squares(current) - 1;
            for (int lane = 0; lane < LANES; lane++) {
                if (k < all.last[lane]) stray[lane] += excess[lane] * excess[lane];
            }
            current = normalized(current);
        }
    }
    for (int lane = 0; lane < LANES; lane++) {
        const turned *end = samples + all.last[lane];
        const double excess = length_squares(end->turn)[lane] - 1;
        signal_stride_end *out = ends + lane;
        out->turn[0] = end->turn.x[lane];
        out->turn[1] = end->turn.y[lane];
        out->turn[2] = end->turn.z[lane];
        out->turn[3] = end->turn.w[lane];
        out->tilt_variance = end->tilt_variance[lane];
        out->velocity_variance = end->velocity_variance[lane];
        out->is_near = stray[lane] + excess * excess < NEAR;
    }
}

// MARK: The second pass

/// `(asin √z − √z) / (z √z)` for z up to 1/4, as `arcSineSeries` of SignalProcessing.
SIGNAL_INLINE lanes4 arc_sine_series(lanes4 z) {
    const lanes4 z2 = z * z, z4 = z2 * z2;
    const lanes4 low = (0.16666666666666648628 + z * 0.075000000000207643609)
        + z2 * (0.044642857103423643363 + z * 0.030381947367098481126);
    const lanes4 middle = (0.022372047631744510379 + z * 0.017355259955786321748)
        + z2 * (0.013929652902326633248 + z * 0.0118754943826369232);
    const lanes4 high = (0.0078029494773533171436 + z * 0.016035514349148823079)
        + z2 * (-0.010749050339697807562 + z * 0.028169218060881412899);
    return low + z4 * (middle + z4 * high);
}

/// The angles whose sines are given; sines beyond ±1, which rounding makes, count as ±1.
SIGNAL_INLINE lanes4 arc_sines(lanes4 sine) {
    const lanes4 square = sine * sine;
    if (!(square[0] > 0.25) & !(square[1] > 0.25) & !(square[2] > 0.25) & !(square[3] > 0.25)) {
        return sine + sine * square * arc_sine_series(square);
    }
    // Of large sines half of what is left to a right angle is small again.
    const choice4 is_large = square > 0.25;
    const lanes4 size = __builtin_elementwise_min(__builtin_elementwise_abs(sine), spread(1));
    const lanes4 small_square = chosen(is_large, 0.5 - 0.5 * size, square);
    const lanes4 small = chosen(is_large, root(small_square), sine);
    const lanes4 angle = small + small * small_square * arc_sine_series(small_square);
    const lanes4 rest = 0.5 * 3.14159265358979323846 - 2 * angle;
    return chosen(is_large, chosen(sine < 0, -rest, rest), angle);
}

/// Rows of four strides become rows of four numbers.
SIGNAL_INLINE void store_rows(double *const *to, ptrdiff_t offset, lanes4 a, lanes4 b, lanes4 c, lanes4 d) {
    const lanes4 low = SHUFFLE(a, b, 0, 4, 2, 6), high = SHUFFLE(a, b, 1, 5, 3, 7);
    const lanes4 more_low = SHUFFLE(c, d, 0, 4, 2, 6), more_high = SHUFFLE(c, d, 1, 5, 3, 7);
    const lanes4 rows[LANES] = {
        SHUFFLE(low, more_low, 0, 1, 4, 5), SHUFFLE(high, more_high, 0, 1, 4, 5),
        SHUFFLE(low, more_low, 2, 3, 6, 7), SHUFFLE(high, more_high, 2, 3, 6, 7)};
    for (int lane = 0; lane < LANES; lane++) __builtin_memcpy(to[lane] + offset, rows + lane, sizeof(lanes4));
}

SIGNAL_INLINE void store_pairs(double *const *to, ptrdiff_t offset, lanes4 a, lanes4 b) {
    const lanes4 low = SHUFFLE(a, b, 0, 4, 2, 6), high = SHUFFLE(a, b, 1, 5, 3, 7);
    store_pair(to[0] + offset, SHUFFLE(low, low, 0, 1));
    store_pair(to[1] + offset, SHUFFLE(high, high, 0, 1));
    store_pair(to[2] + offset, SHUFFLE(low, low, 2, 3));
    store_pair(to[3] + offset, SHUFFLE(high, high, 2, 3));
}

/// Numbers of a sample of a course.
#define SAMPLE 10
/// Where in a sample the place begins, and where the way along the chord is, for which its share of drift is put first.
#define PLACE 4
#define SHARE 7
#define VARIANCES 8

/// Takes the horizontal velocity left at the end out of a course; the vertical one is left to the conditioning on the
/// floor.
SIGNAL_INLINE void close_course(const signal_stride_course *course, ptrdiff_t count) {
    const lanes2 left = {course->velocity[0], course->velocity[1]};
    double *samples = course->samples;
    const double *last = samples + SAMPLE * (count - 1);
    const lanes2 end = load_pair(last + PLACE) - left * last[SHARE];
    const lanes2 squares = end * end;
    const double length = __builtin_sqrt(squares[0] + squares[1]);
    const lanes2 chord = length > 0 ? end / length : (lanes2){1, 0};
    for (ptrdiff_t k = 0; k < count; k++) {
        double *sample = samples + SAMPLE * k;
        const lanes2 place = load_pair(sample + PLACE) - left * sample[SHARE];
        const lanes2 way = place * chord;
        store_pair(sample + PLACE, place);
        sample[SHARE] = way[0] + way[1];
    }
}

SIGNAL_INLINE void move_strides(
    const signal_stride_model *model, const signal_stride *strides, double *memory, const signal_stride_end *ends,
    signal_stride_course *courses) {
    const turned *turns = turned_samples(memory);
    const places all = places_of(strides);
    lanes4 tilt_x, tilt_y, tilt_variance, velocity_variance, last;
    bool are_near = true;
    double unwanted[SAMPLE], unwanted_pitch;
    double *samples[LANES], *pitch[LANES];
    ptrdiff_t sample_step[LANES], pitch_step[LANES];
    for (int lane = 0; lane < LANES; lane++) {
        tilt_x[lane] = courses[lane].tilt[0];
        tilt_y[lane] = courses[lane].tilt[1];
        tilt_variance[lane] = ends[lane].tilt_variance;
        velocity_variance[lane] = ends[lane].velocity_variance;
        last[lane] = (double)all.last[lane];
        are_near &= ends[lane].is_near;
        const bool is_wanted = courses[lane].samples != NULL;
        samples[lane] = is_wanted ? courses[lane].samples : unwanted;
        pitch[lane] = is_wanted ? courses[lane].pitch : &unwanted_pitch;
        sample_step[lane] = is_wanted ? SAMPLE : 0;
        pitch_step[lane] = is_wanted ? 1 : 0;
    }
    const double interval = model->interval;
    // The tilt is laid along the stride by its variance.
    const lanes4 tilt_norm = 1 / (2 * model->flat_tilt + tilt_variance);
    const lanes4 tilt_square = tilt_x * tilt_x + tilt_y * tilt_y;
    const vectors forward = spread_vector(model->forward);
    // Velocity errors arise at the samples, so between them their variance is constant and its integrals are exact.
    const lanes4 duration = last * interval;
    const lanes4 norm = 1
        / (velocity_variance + model->tilt_acceleration * duration * duration + 2 * spread(model->rest_velocity));
    const lanes4 gain = model->tilt_acceleration * interval * duration;
    const lanes4 step = spread(interval), half = spread(0.5 * interval);

    lanes4 ramp = spread(model->rest_velocity), last_share = ramp * norm, last_variance = {0};
    lanes4 share = {0}, integral = {0}, double_integral = {0};
    vectors velocity = {{0}, {0}, {0}}, place = velocity, last_force = velocity;
    ptrdiff_t next = next_end(&all, 0);
    for (ptrdiff_t k = 0; k <= all.longest; k++) {
        const turned *sample = turns + k;
        const lanes4 part = (sample->tilt_variance + model->flat_tilt) * tilt_norm;
        const lanes4 square = part * part * tilt_square;
        const lanes4 factor = part * (0.5 - square * (1.0 / 48));
        const lanes4 scalar = 1 - square * (0.125 - square * (1.0 / 384));
        const lanes4 x = tilt_x * factor, y = tilt_y * factor;
        const rotations free = sample->turn;
        const rotations corrected = {
            .x = (scalar * free.x + x * free.w) + y * free.z,
            .y = (scalar * free.y + y * free.w) - x * free.z,
            .z = (scalar * free.z + x * free.y) - y * free.x,
            .w = scalar * free.w - (x * free.x + y * free.y)};
        rotations q = nearly_normalized(corrected);
        if (!are_near) {
            const rotations exact = normalized(corrected);
            for (int lane = 0; lane < LANES; lane++) {
                if (ends[lane].is_near) continue;
                q.x[lane] = exact.x[lane], q.y[lane] = exact.y[lane];
                q.z[lane] = exact.z[lane], q.w[lane] = exact.w[lane];
            }
        }
        vectors force = turned_vector(q, sample->acceleration);
        force.z -= model->gravity;
        const vectors upward = upward_axes(q);
        const lanes4 angle = arc_sines(dot(upward, forward));
        if (k > 0) {
            const vectors last_velocity = velocity;
            velocity = plus(velocity, scaled(plus(last_force, force), half));
            place = plus(place, scaled(plus(last_velocity, velocity), half));
            double_integral += (integral + last_variance * half) * step;
            integral += last_variance * step;
            ramp += gain;
            const lanes4 arisen = (sample->velocity_variance + ramp) * norm;
            share += (last_share + arisen) * half;
            last_share = arisen;
        }
        last_variance = sample->velocity_variance;
        last_force = force;
        store_rows(samples, 0, q.x, q.y, q.z, q.w);
        store_rows(samples, PLACE, place.x, place.y, place.z, share);
        store_pairs(samples, VARIANCES, integral, double_integral);
        for (int lane = 0; lane < LANES; lane++) {
            *pitch[lane] = angle[lane];
            pitch[lane] += pitch_step[lane];
            samples[lane] += sample_step[lane];
        }
        if (k < next) continue;
        for (int lane = 0; lane < LANES; lane++) {
            if (all.last[lane] != k) continue;
            courses[lane].velocity[0] = velocity.x[lane];
            courses[lane].velocity[1] = velocity.y[lane];
            courses[lane].velocity[2] = velocity.z[lane];
            samples[lane] = unwanted;
            pitch[lane] = &unwanted_pitch;
            sample_step[lane] = pitch_step[lane] = 0;
        }
        next = next_end(&all, k + 1);
    }
    for (int lane = 0; lane < LANES; lane++) {
        if (courses[lane].samples != NULL) close_course(courses + lane, strides[lane].count);
    }
}

// MARK: - For each instruction set

#if SIGNAL_HAS_AVX2
SIGNAL_FOR_AVX2 static void turn_strides_avx2(
    const signal_motion *motion, const signal_stride_model *model, const signal_stride *strides, double *memory,
    signal_stride_end *ends) {
    turn_strides(motion, model, strides, memory, ends);
}

SIGNAL_FOR_AVX2 static void move_strides_avx2(
    const signal_stride_model *model, const signal_stride *strides, double *memory, const signal_stride_end *ends,
    signal_stride_course *courses) {
    move_strides(model, strides, memory, ends, courses);
}
#endif

void signal_turn_strides(
    signal_instructions set, const signal_motion *motion, const signal_stride_model *model,
    const signal_stride *strides, double *memory, signal_stride_end *ends) {
#if SIGNAL_HAS_AVX2
    if (set == SIGNAL_AVX2) {
        turn_strides_avx2(motion, model, strides, memory, ends);
        return;
    }
#endif
    (void)set;
    turn_strides(motion, model, strides, memory, ends);
}

void signal_move_strides(
    signal_instructions set, const signal_stride_model *model, const signal_stride *strides, double *memory,
    const signal_stride_end *ends, signal_stride_course *courses) {
#if SIGNAL_HAS_AVX2
    if (set == SIGNAL_AVX2) {
        move_strides_avx2(model, strides, memory, ends, courses);
        return;
    }
#endif
    (void)set;
    move_strides(model, strides, memory, ends, courses);
}
