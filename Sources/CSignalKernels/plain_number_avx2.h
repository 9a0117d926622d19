#ifndef PLAIN_NUMBER_AVX2_H
#define PLAIN_NUMBER_AVX2_H

#include "plain_number.h"
#include <immintrin.h>

/// From 32 - n on, n bytes of ones and then zeros.
static const uint8_t ones_then_zeros[64] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};
/// From 32 - n on, n bytes of zeros and then ones.
static const uint8_t zeros_then_ones[64] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
};

/// Reads the digits of `[-] digits [mark digits]`; false for any other form, and where they are too many.
static inline __attribute__((always_inline)) bool read_plain_number(
    const uint8_t *start, const uint8_t *end, uint8_t decimal_mark, plain_number *number
) {
    const size_t length = (size_t)(end - start);
    if (length - 1 >= 32) return false;
    const __m256i text = _mm256_loadu_si256((const __m256i *)(end - 32));
    const __m256i zeros = _mm256_set1_epi8('0');
    const __m256i offsets = _mm256_sub_epi8(text, zeros);
    const __m256i others = _mm256_cmpeq_epi8(_mm256_max_epu8(offsets, _mm256_set1_epi8(10)), offsets);
    const size_t sign = *start == '-';
    // Besides a sign there is only one byte that is no digit, the mark.
    const uint32_t marks = ((uint32_t)_mm256_movemask_epi8(others) >> (32 - length)) ^ (uint32_t)sign;
    if ((marks & (marks - 1)) != 0) return false;
    size_t fraction = 0;
    size_t behind_mark = 32;
    size_t digit_count = length - sign;
    if (marks != 0) {
        const size_t mark = (size_t)__builtin_ctz(marks);
        if (start[mark] != decimal_mark) return false;
        fraction = length - mark - 1;
        behind_mark = fraction;
        digit_count -= 1;
    }
    if (digit_count == 0 || fraction > GREATEST_FRACTION) return false;
    // The digits before the mark move up by one byte, over the mark.
    const __m256i joined = _mm256_blendv_epi8(
        text, _mm256_loadu_si256((const __m256i *)(end - 33)),
        _mm256_loadu_si256((const __m256i *)(ones_then_zeros + behind_mark)));
    const __m256i digits = _mm256_and_si256(
        _mm256_sub_epi8(joined, zeros), _mm256_loadu_si256((const __m256i *)(zeros_then_ones + digit_count)));
    const __m256i pairs = _mm256_maddubs_epi16(digits, _mm256_set1_epi16(10 | 1 << 8));
    const __m256i fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(100 | 1 << 16));
    const __m128i eights = _mm_madd_epi16(
        _mm_packus_epi32(_mm256_castsi256_si128(fours), _mm256_extracti128_si256(fours, 1)),
        _mm_set1_epi32(10000 | 1 << 16));
    const uint64_t halves = (uint64_t)_mm_cvtsi128_si64(eights);
    const uint64_t upper = halves << 32 | halves >> 32;
    const uint64_t lower = (uint64_t)_mm_extract_epi64(eights, 1);
    // Nineteen digits have room in 64 bits; leading zeros do not count.
    if (upper > 999) return false;
    const uint64_t mantissa = upper * 10000000000000000 + (lower & 0xFFFFFFFF) * 100000000 + (lower >> 32);
    *number = (plain_number){mantissa, (uint32_t)fraction, (uint32_t)sign};
    return true;
}

/// A number of at most 16 characters with so many digits behind its mark, 15 in all at most, which a double holds.
static inline __attribute__((always_inline)) bool read_usual_number(
    const uint8_t *start, const uint8_t *end, uint8_t decimal_mark, size_t fraction, double *value
) {
    const size_t length = (size_t)(end - start);
    const size_t sign = *start == '-';
    if (length > 16 || length - sign <= fraction) return false;
    const __m128i text = _mm_loadu_si128((const __m128i *)(end - 16));
    const __m128i zeros = _mm_set1_epi8('0');
    const __m128i offsets = _mm_sub_epi8(text, zeros);
    const __m128i others = _mm_cmpeq_epi8(_mm_max_epu8(offsets, _mm_set1_epi8(10)), offsets);
    const uint32_t found = (uint32_t)_mm_movemask_epi8(others) >> (16 - length);
    if (found != (((size_t)1 << (length - 1 - fraction)) | sign) || *(end - fraction - 1) != decimal_mark) return false;
    // The digits before the mark move up by one byte, over the mark.
    const __m128i joined = _mm_blendv_epi8(
        text, _mm_loadu_si128((const __m128i *)(end - 17)),
        _mm_loadu_si128((const __m128i *)(ones_then_zeros + 16 + fraction)));
    const __m128i digits = _mm_and_si128(
        _mm_sub_epi8(joined, zeros), _mm_loadu_si128((const __m128i *)(zeros_then_ones + 15 + length - sign)));
    const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(10 | 1 << 8));
    const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(100 | 1 << 16));
    const __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(10000 | 1 << 16));
    const __m128d halves = _mm_mul_pd(_mm_cvtepi32_pd(eights), _mm_set_pd(1, 1e8));
    const __m128d mantissa = _mm_add_sd(halves, _mm_unpackhi_pd(halves, halves));
    const __m128d quotient = _mm_div_sd(mantissa, _mm_load_sd(exact_powers + fraction));
    static const double signs[4] = {0.0, 0.0, -0.0, 0.0};
    _mm_store_sd(value, _mm_or_pd(quotient, _mm_loadu_pd(signs + 2 * sign)));
    return true;
}

#endif
