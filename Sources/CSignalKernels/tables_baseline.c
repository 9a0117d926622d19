#include "tables.h"
#include "plain_number_baseline.h"
#include "table_rows.h"

/// The bytes of a word that equal `wanted`, as their top bits.
static inline uint64_t equal_bytes(uint64_t word, uint8_t wanted) {
    const uint64_t ones = 0x0101010101010101;
    const uint64_t lower = 0x7F * ones;
    const uint64_t difference = word ^ (wanted * ones);
    return ~(((difference & lower) + lower) | difference | lower);
}

size_t find_separators_baseline(
    table_syntax syntax, const uint8_t *bytes, size_t count, uint32_t *separators, size_t *line_ends
) {
    uint32_t *places = separators;
    size_t lines = 0;
    size_t place = 0;
    if (!syntax.merges_blanks) {
        for (; place + 8 <= count; place += 8) {
            uint64_t word;
            memcpy(&word, bytes + place, sizeof word);
            const uint64_t line_bits = equal_bytes(word, syntax.line_end);
            lines += (size_t)__builtin_popcountll(line_bits);
            for (uint64_t bits = equal_bytes(word, syntax.delimiter) | line_bits; bits != 0; bits &= bits - 1) {
                *places = (uint32_t)place + ((uint32_t)__builtin_ctzll(bits) >> 3);
                places += 1;
            }
        }
    }
    // Blanks before the first cell of a line end nothing.
    bool was_blank = true;
    for (; place < count; place += 1) {
        const uint8_t byte = bytes[place];
        const bool ends_line = byte == syntax.line_end;
        const bool blank = is_blank(byte);
        const bool ends_cell = syntax.merges_blanks ? blank && !was_blank : byte == syntax.delimiter;
        was_blank = blank || ends_line;
        if (ends_cell || ends_line) {
            *places = (uint32_t)place;
            places += 1;
        }
        lines += ends_line;
    }
    *line_ends = lines;
    return (size_t)(places - separators);
}

rows_end read_rows_baseline(table_syntax syntax, const table_block *block, table_progress *progress) {
    return read_all_rows(syntax, block, progress);
}
