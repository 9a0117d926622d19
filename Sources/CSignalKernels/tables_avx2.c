#if defined(__x86_64__)

#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"))), apply_to = function)

#include "tables.h"
#include "plain_number_avx2.h"
#include "table_rows.h"

/// Bytes equal to `wanted` as bits.
static inline uint64_t equal_bytes(__m256i low, __m256i high, uint8_t wanted) {
    const __m256i pattern = _mm256_set1_epi8((char)wanted);
    const uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, pattern));
    const uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, pattern));
    return first | (uint64_t)second << 32;
}

/// Writes the places of bits, four at a time; those behind the last are overwritten later.
static inline uint32_t *write_places(uint64_t bits, uint32_t base, uint32_t *places) {
    uint32_t *const end = places + __builtin_popcountll(bits);
    do {
        for (unsigned i = 0; i < 4; i += 1) {
            places[i] = base + (uint32_t)_tzcnt_u64(bits);
            bits = _blsr_u64(bits);
        }
        places += 4;
    } while (places < end);
    return end;
}

static inline __attribute__((always_inline)) size_t find_all(
    const table_syntax syntax, const bool merges_blanks, const uint8_t *bytes, size_t count, uint32_t *separators,
    size_t *line_ends
) {
    uint32_t *places = separators;
    size_t lines = 0;
    // Blanks before the first cell of a line end nothing.
    uint64_t was_blank = 1;
    for (size_t place = 0; place < count; place += 64) {
        uint8_t rest[64] = {0};
        const uint8_t *source = bytes + place;
        if (count - place < 64) {
            memcpy(rest, source, count - place);
            source = rest;
        }
        const __m256i low = _mm256_loadu_si256((const __m256i *)source);
        const __m256i high = _mm256_loadu_si256((const __m256i *)(source + 32));
        const uint64_t line_bits = equal_bytes(low, high, syntax.line_end);
        uint64_t bits;
        if (merges_blanks) {
            const uint64_t blanks = equal_bytes(low, high, ' ') | equal_bytes(low, high, '\t');
            const uint64_t before = (blanks | line_bits) << 1 | was_blank;
            was_blank = (blanks | line_bits) >> 63;
            bits = (blanks & ~before) | line_bits;
        } else {
            bits = equal_bytes(low, high, syntax.delimiter) | line_bits;
        }
        // What stands behind the end is zeros.
        if (count - place < 64) bits &= ((uint64_t)1 << (count - place)) - 1;
        lines += (size_t)__builtin_popcountll(count - place < 64 ? line_bits & bits : line_bits);
        places = write_places(bits, (uint32_t)place, places);
    }
    *line_ends = lines;
    return (size_t)(places - separators);
}

size_t find_separators_avx2(
    table_syntax syntax, const uint8_t *bytes, size_t count, uint32_t *separators, size_t *line_ends
) {
    return syntax.merges_blanks ? find_all(syntax, true, bytes, count, separators, line_ends)
                                : find_all(syntax, false, bytes, count, separators, line_ends);
}

rows_end read_rows_avx2(table_syntax syntax, const table_block *block, table_progress *progress) {
    return read_all_rows(syntax, block, progress);
}

#pragma clang attribute pop

#endif
