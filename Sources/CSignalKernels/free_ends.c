#include "turns.h"

#pragma STDC FP_CONTRACT OFF

/// Integrates four strides from the gyroscope and the accelerometer alone, `exactly` or for quaternions that are off length
/// one by little, with the operations of the two passes that keep every sample.
///
/// - is_near: filled; which strides have only such, as those of a foot are.
SIGNAL_INLINE void free_ends(
    const signal_motion *motion, const signal_stride_model *model, const signal_stride *strides, const bool exactly,
    signal_free_end *ends, bool *is_near) {
    const places all = places_of(strides);
    turning state = begin_turning(motion, model, strides, &all);
    vectors velocity = {{0}, {0}, {0}}, last_force = velocity;
    ptrdiff_t next = next_end(&all, 0);
    for (ptrdiff_t k = 0; k <= all.longest; k++) {
        if (k > 0) turn_on(&state, motion, &all, k);
        const rotations current = state.current;
        const rotations q = exactly ? normalized(current) : nearly_normalized(current);
        vectors force = turned_vector(q, gather(motion->acceleration, &all, k));
        force.z -= model->gravity;
        if (k > 0) velocity = plus(velocity, scaled(plus(last_force, force), state.half));
        last_force = force;
        if (k == next) {
            for (int lane = 0; lane < LANES; lane++) {
                if (all.last[lane] != k) continue;
                ends[lane] = (signal_free_end){
                    {current.x[lane], current.y[lane], current.z[lane], current.w[lane]},
                    {velocity.x[lane], velocity.y[lane], velocity.z[lane]}};
                is_near[lane] = stayed_near(&state, lane);
            }
            next = next_end(&all, k + 1);
        }
        settle_turning(&state, k);
    }
}

SIGNAL_INLINE void all_free_ends(
    const signal_motion *motion, const signal_stride_model *model, const signal_stride *strides, signal_free_end *ends) {
    bool is_near[LANES], ignored[LANES];
    free_ends(motion, model, strides, false, ends, is_near);
    if (is_near[0] && is_near[1] && is_near[2] && is_near[3]) return;
    signal_free_end exact[LANES];
    free_ends(motion, model, strides, true, exact, ignored);
    for (int lane = 0; lane < LANES; lane++) {
        if (!is_near[lane]) ends[lane] = exact[lane];
    }
}

#if SIGNAL_HAS_AVX2
SIGNAL_FOR_AVX2 static void all_free_ends_avx2(
    const signal_motion *motion, const signal_stride_model *model, const signal_stride *strides, signal_free_end *ends) {
    all_free_ends(motion, model, strides, ends);
}
#endif

void signal_free_ends(
    signal_instructions set, const signal_motion *motion, const signal_stride_model *model,
    const signal_stride *strides, signal_free_end *ends) {
#if SIGNAL_HAS_AVX2
    if (set == SIGNAL_AVX2) {
        all_free_ends_avx2(motion, model, strides, ends);
        return;
    }
#endif
    (void)set;
    all_free_ends(motion, model, strides, ends);
}
