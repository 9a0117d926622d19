#include "Kernels.h"
#include "PlainNumberPortable.h"
#include "TableRows.h"

size_t find_separators_portable(
    table_syntax syntax, const uint8_t *bytes, size_t count, uint32_t *separators, size_t *line_ends
) {
    size_t found = 0;
    size_t lines = 0;
    // Blanks before the first cell of a line end nothing.
    bool was_blank = true;
    for (size_t place = 0; place < count; place += 1) {
        const uint8_t byte = bytes[place];
        const bool ends_line = byte == syntax.line_end;
        const bool blank = is_blank(byte);
        const bool ends_cell = syntax.merges_blanks ? blank && !was_blank : byte == syntax.delimiter;
        was_blank = blank || ends_line;
        separators[found] = (uint32_t)place;
        found += ends_cell || ends_line;
        lines += ends_line;
    }
    *line_ends = lines;
    return found;
}

rows_end read_rows_portable(table_syntax syntax, const table_block *block, table_progress *progress) {
    return read_all_rows(syntax, block, progress);
}
