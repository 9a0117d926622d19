#include "Kernels.h"

kernel_set kernel_fastest_set(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
        && __builtin_cpu_supports("lzcnt")) {
        return KERNEL_AVX2;
    }
#endif
    return KERNEL_PORTABLE;
}

size_t kernel_find_separators(
    kernel_set set, table_syntax syntax, const uint8_t *bytes, size_t count, uint32_t *separators, size_t *line_ends
) {
#if defined(__x86_64__)
    if (set == KERNEL_AVX2) return find_separators_avx2(syntax, bytes, count, separators, line_ends);
#else
    (void)set;
#endif
    return find_separators_portable(syntax, bytes, count, separators, line_ends);
}

rows_end kernel_read_rows(
    kernel_set set, table_syntax syntax, const table_block *block, table_progress *progress
) {
#if defined(__x86_64__)
    if (set == KERNEL_AVX2) return read_rows_avx2(syntax, block, progress);
#else
    (void)set;
#endif
    return read_rows_portable(syntax, block, progress);
}
