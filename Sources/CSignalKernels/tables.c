#include "tables.h"

size_t signal_find_separators(
    signal_instructions set, table_syntax syntax, const uint8_t *bytes, size_t count, uint32_t *separators, size_t *line_ends
) {
#if defined(__x86_64__)
    if (set == SIGNAL_AVX2) return find_separators_avx2(syntax, bytes, count, separators, line_ends);
#else
    (void)set;
#endif
    return find_separators_baseline(syntax, bytes, count, separators, line_ends);
}

rows_end signal_read_rows(
    signal_instructions set, table_syntax syntax, const table_block *block, table_progress *progress
) {
#if defined(__x86_64__)
    if (set == SIGNAL_AVX2) return read_rows_avx2(syntax, block, progress);
#else
    (void)set;
#endif
    return read_rows_baseline(syntax, block, progress);
}
