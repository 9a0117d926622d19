#include "instructions.h"
#include "CSignalKernels.h"

// Of vectors of this kind one can be chosen lane by lane, which becomes one instruction for a minimum.
typedef double choosable4 __attribute__((ext_vector_type(4)));

/// Many minima and maxima side by side; returns how many samples they are of.
SIGNAL_INLINE ptrdiff_t wide_extremes(const double *samples, ptrdiff_t count, double *least, double *greatest) {
    choosable4 low[4], high[4];
    for (int part = 0; part < 4; part++) low[part] = __builtin_inf(), high[part] = -__builtin_inf();
    ptrdiff_t k = 0;
    for (; k + 16 <= count; k += 16) {
        for (int part = 0; part < 4; part++) {
            choosable4 next;
            __builtin_memcpy(&next, samples + k + 4 * part, sizeof next);
            // A comparison with NaN is false.
            low[part] = next < low[part] ? next : low[part];
            high[part] = next > high[part] ? next : high[part];
        }
    }
    for (int part = 0; part < 4; part++) {
        for (int lane = 0; lane < 4; lane++) {
            *least = low[part][lane] < *least ? low[part][lane] : *least;
            *greatest = high[part][lane] > *greatest ? high[part][lane] : *greatest;
        }
    }
    return k;
}

// Fewer samples are looked at one by one.
#define FEW 32

SIGNAL_INLINE void extremes(const double *samples, ptrdiff_t count, double *least, double *greatest) {
    double lowest = __builtin_inf(), highest = -__builtin_inf();
    ptrdiff_t k = 0;
    if (count >= FEW) k = wide_extremes(samples, count, &lowest, &highest);
    for (; k < count; k++) {
        lowest = samples[k] < lowest ? samples[k] : lowest;
        highest = samples[k] > highest ? samples[k] : highest;
    }
    *least = lowest;
    *greatest = highest;
}

#if SIGNAL_HAS_AVX2
SIGNAL_FOR_AVX2 static void extremes_avx2(
    const double *samples, ptrdiff_t count, double *least, double *greatest) {
    extremes(samples, count, least, greatest);
}
#endif

void signal_extremes(signal_instructions set, const double *samples, ptrdiff_t count, double *least, double *greatest) {
#if SIGNAL_HAS_AVX2
    if (set == SIGNAL_AVX2) {
        extremes_avx2(samples, count, least, greatest);
        return;
    }
#endif
    (void)set;
    extremes(samples, count, least, greatest);
}
