#include "turns.h"

#pragma STDC FP_CONTRACT OFF

#define SUMS 8

/// Sums the orientations of four strides up, `exactly` or for quaternions that are off length one by little.
///
/// - is_near: filled; which strides have only such, as those of a foot are.
SIGNAL_INLINE void sum_turns(
    const signal_motion *motion, const signal_stride_model *model, const signal_stride *strides, const bool exactly,
    signal_turn_sums *out, bool *is_near) {
    const places all = places_of(strides);
    turning state = begin_turning(motion, model, strides, &all);
    lanes4 sums[SUMS] = {{0}};
    ptrdiff_t next = next_end(&all, 0);
    for (ptrdiff_t k = 0; k <= all.longest; k++) {
        if (k > 0) turn_on(&state, motion, &all, k);
        const rotations current = state.current;
        const rotations q = exactly ? normalized(current) : nearly_normalized(current);
        if (k == next) {
            for (int lane = 0; lane < LANES; lane++) {
                if (all.last[lane] != k) continue;
                for (int number = 0; number < SUMS; number++) out[lane].sums[number] = sums[number][lane];
                out[lane].turn[0] = q.x[lane];
                out[lane].turn[1] = q.y[lane];
                out[lane].turn[2] = q.z[lane];
                out[lane].turn[3] = q.w[lane];
                is_near[lane] = stayed_near(&state, lane);
            }
            next = next_end(&all, k + 1);
        }
        const lanes4 zz = q.z * q.z;
        sums[0] += q.y * q.y + zz;
        sums[1] += q.x * q.x + zz;
        sums[2] += q.x * q.y;
        sums[3] += q.w * q.z;
        sums[4] += q.x * q.z;
        sums[5] += q.w * q.y;
        sums[6] += q.y * q.z;
        sums[7] += q.w * q.x;
        settle_turning(&state, k);
    }
}

SIGNAL_INLINE void sum_all_turns(
    const signal_motion *motion, const signal_stride_model *model, const signal_stride *strides,
    signal_turn_sums *sums) {
    bool is_near[LANES], ignored[LANES];
    sum_turns(motion, model, strides, false, sums, is_near);
    if (is_near[0] && is_near[1] && is_near[2] && is_near[3]) return;
    signal_turn_sums exact[LANES];
    sum_turns(motion, model, strides, true, exact, ignored);
    for (int lane = 0; lane < LANES; lane++) {
        if (!is_near[lane]) sums[lane] = exact[lane];
    }
}

#if SIGNAL_HAS_AVX2
SIGNAL_FOR_AVX2 static void sum_all_turns_avx2(
    const signal_motion *motion, const signal_stride_model *model, const signal_stride *strides,
    signal_turn_sums *sums) {
    sum_all_turns(motion, model, strides, sums);
}
#endif

void signal_sum_turns(
    signal_instructions set, const signal_motion *motion, const signal_stride_model *model,
    const signal_stride *strides, signal_turn_sums *sums) {
#if SIGNAL_HAS_AVX2
    if (set == SIGNAL_AVX2) {
        sum_all_turns_avx2(motion, model, strides, sums);
        return;
    }
#endif
    (void)set;
    sum_all_turns(motion, model, strides, sums);
}
