#ifndef SIGNAL_TABLES_H
#define SIGNAL_TABLES_H

#include "CSignalKernels.h"

size_t find_separators_baseline(
    table_syntax syntax, const uint8_t *bytes, size_t count, uint32_t *separators, size_t *line_ends);
rows_end read_rows_baseline(table_syntax syntax, const table_block *block, table_progress *progress);

#if defined(__x86_64__)
size_t find_separators_avx2(
    table_syntax syntax, const uint8_t *bytes, size_t count, uint32_t *separators, size_t *line_ends);
rows_end read_rows_avx2(table_syntax syntax, const table_block *block, table_progress *progress);
#endif

#endif
