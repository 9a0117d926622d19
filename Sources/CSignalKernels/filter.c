#include "CSignalKernels.h"
#include "lanes.h"

#pragma STDC FP_CONTRACT OFF

// Four columns of as many samples fill half of a first-level cache of 32 KiB.
#define STRETCH 512

#define LANES 1
#include "passes.h"
#undef LANES
#define LANES 2
#include "passes.h"
#undef LANES
#define LANES 4
#include "passes.h"
#undef LANES

SIGNAL_INLINE void filter_columns(
    double *const *columns, int column_count, ptrdiff_t start, ptrdiff_t count, bool backward,
    const signal_section *sections, ptrdiff_t section_count, double *past) {
    // Columns that are wanting repeat the last one, which is then computed and written twice alike.
    double *all[4];
    for (int index = 0; index < 4; index++) all[index] = columns[index < column_count ? index : column_count - 1];
    if (column_count == 1) {
        filter1(all, start, count, backward, sections, section_count, past);
    } else if (column_count == 2) {
        filter2(all, start, count, backward, sections, section_count, past);
    } else {
        filter4(all, start, count, backward, sections, section_count, past);
    }
}

#if SIGNAL_HAS_AVX2
SIGNAL_FOR_AVX2 static void filter_columns_avx2(
    double *const *columns, int column_count, ptrdiff_t start, ptrdiff_t count, bool backward,
    const signal_section *sections, ptrdiff_t section_count, double *past) {
    filter_columns(columns, column_count, start, count, backward, sections, section_count, past);
}
#endif

void signal_filter_columns(
    signal_instructions set, double *const *columns, int column_count, ptrdiff_t start, ptrdiff_t count, bool backward,
    const signal_section *sections, ptrdiff_t section_count, double *past) {
    if (column_count < 1 || column_count > 4) return;
#if SIGNAL_HAS_AVX2
    if (set == SIGNAL_AVX2) {
        filter_columns_avx2(columns, column_count, start, count, backward, sections, section_count, past);
        return;
    }
#endif
    (void)set;
    filter_columns(columns, column_count, start, count, backward, sections, section_count, past);
}
