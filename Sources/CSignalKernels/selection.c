#include <stdint.h>
#include <string.h>
#include "instructions.h"
#include "CSignalKernels.h"

// Hoare's selection without guesses: every pass writes what lies below a pivot to one place and what lies above it to
// another, and a comparison only ever moves the place of the next number.

/// What a pass has found.
typedef struct {
    ptrdiff_t below, above;
    bool has_nan;
} partition;

typedef partition (*divider)(const double *from, ptrdiff_t count, double pivot, double *below, double *above);

/// `below` may be the same as `from`; of both a few numbers behind the last are written to.
static partition divide_rest(
    const double *from, ptrdiff_t start, ptrdiff_t count, double pivot, double *below, double *above, partition part) {
    for (ptrdiff_t k = start; k < count; k++) {
        const double value = from[k];
        below[part.below] = value;
        above[part.above] = value;
        part.below += value < pivot;
        part.above += value > pivot;
        part.has_nan |= value != value;
    }
    return part;
}

static partition divide(const double *from, ptrdiff_t count, double pivot, double *below, double *above) {
    return divide_rest(from, 0, count, pivot, below, above, (partition){0, 0, false});
}

#if SIGNAL_HAS_AVX2
#include <immintrin.h>

// Which halves of numbers come first when those of a mask are moved together.
#define PLACE(number) 2 * (number), 2 * (number) + 1
static const int32_t moves[16][8] = {
    {0},
    {PLACE(0)},
    {PLACE(1)},
    {PLACE(0), PLACE(1)},
    {PLACE(2)},
    {PLACE(0), PLACE(2)},
    {PLACE(1), PLACE(2)},
    {PLACE(0), PLACE(1), PLACE(2)},
    {PLACE(3)},
    {PLACE(0), PLACE(3)},
    {PLACE(1), PLACE(3)},
    {PLACE(0), PLACE(1), PLACE(3)},
    {PLACE(2), PLACE(3)},
    {PLACE(0), PLACE(2), PLACE(3)},
    {PLACE(1), PLACE(2), PLACE(3)},
    {PLACE(0), PLACE(1), PLACE(2), PLACE(3)},
};

__attribute__((target("avx2,popcnt"))) static partition divide_avx2(
    const double *from, ptrdiff_t count, double pivot, double *below, double *above) {
    const __m256d border = _mm256_set1_pd(pivot);
    __m256d unordered = _mm256_setzero_pd();
    ptrdiff_t low = 0, high = 0, k = 0;
    for (; k + 4 <= count; k += 4) {
        const __m256d value = _mm256_loadu_pd(from + k);
        const int is_low = _mm256_movemask_pd(_mm256_cmp_pd(value, border, _CMP_LT_OQ));
        const int is_high = _mm256_movemask_pd(_mm256_cmp_pd(value, border, _CMP_GT_OQ));
        unordered = _mm256_or_pd(unordered, _mm256_cmp_pd(value, value, _CMP_UNORD_Q));
        const __m256i bits = _mm256_castpd_si256(value);
        _mm256_storeu_si256(
            (__m256i *)(below + low),
            _mm256_permutevar8x32_epi32(bits, _mm256_loadu_si256((const __m256i *)moves[is_low])));
        _mm256_storeu_si256(
            (__m256i *)(above + high),
            _mm256_permutevar8x32_epi32(bits, _mm256_loadu_si256((const __m256i *)moves[is_high])));
        low += __builtin_popcount((unsigned)is_low);
        high += __builtin_popcount((unsigned)is_high);
    }
    const partition part = {low, high, _mm256_movemask_pd(unordered) != 0};
    return divide_rest(from, k, count, pivot, below, above, part);
}
#endif

/// So few are put in order by insertion.
#define FEW 12
/// Most values that a pivot is told from.
#define MOST_DRAWN 31

static void sort_few(double *values, ptrdiff_t count) {
    for (ptrdiff_t k = 1; k < count; k++) {
        const double value = values[k];
        ptrdiff_t place = k;
        for (; place > 0 && values[place - 1] > value; place--) values[place] = values[place - 1];
        values[place] = value;
    }
}

/// A pivot near a rank, told from values drawn at places without order: a signal that repeats itself looks the same at
/// every so many samples.
static double drawn_pivot(const double *values, ptrdiff_t count, ptrdiff_t rank, uint64_t *state) {
    double drawn[MOST_DRAWN];
    const int number = count < 128 ? 3 : count < 1024 ? 11 : MOST_DRAWN;
    for (int k = 0; k < number; k++) {
        // Knuth's multiplicative generator; its upper bits are the good ones.
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        drawn[k] = values[(*state >> 32) * (uint64_t)count >> 32];
    }
    sort_few(drawn, number);
    return drawn[(2 * rank + 1) * number / (2 * count)];
}

/// Doubles in their order as integers, and back.
static int64_t place_of(double value) {
    int64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits < 0 ? INT64_MIN - bits : bits;
}

static double value_of(int64_t place) {
    const int64_t bits = place < 0 ? INT64_MIN - place : place;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/// A pivot that halves the stretch of numbers in which the values lie: however they are arranged, 64 such are enough.
static double halving_pivot(const double *values, ptrdiff_t count) {
    double least = values[0], greatest = values[0];
    for (ptrdiff_t k = 1; k < count; k++) {
        if (values[k] < least) least = values[k];
        if (values[k] > greatest) greatest = values[k];
    }
    const int64_t low = place_of(least), high = place_of(greatest);
    return value_of((low & high) + ((low ^ high) >> 1));
}

/// Passes with pivots from drawn values, each of which usually leaves less than half.
#define PATIENCE 64

static bool select_with(
    divider divide, const double *values, ptrdiff_t count, ptrdiff_t rank, double *room, double *found) {
    double *below = room, *above = room + count + SIGNAL_SELECTION_MARGIN;
    const double *from = values;
    // The least of what is known to lie above all that is left.
    double next = __builtin_inf();
    // Always the same draws, so always the same time.
    uint64_t state = 1;
    for (int passes = 0; from == values || count > FEW; passes++) {
        const double pivot = passes < PATIENCE ? drawn_pivot(from, count, rank, &state) : halving_pivot(from, count);
        const partition part = divide(from, count, pivot, below, above);
        if (part.has_nan) return false;
        const ptrdiff_t equal = count - part.below - part.above;
        if (rank < part.below) {
            if (equal > 0) {
                next = pivot;
            } else {
                for (ptrdiff_t k = 0; k < part.above; k++) next = above[k] < next ? above[k] : next;
            }
            count = part.below;
            from = below;
        } else if (rank < part.below + equal) {
            found[0] = pivot;
            found[1] = next;
            if (rank + 1 < part.below + equal) found[1] = pivot;
            if (rank + 1 == part.below + equal) {
                for (ptrdiff_t k = 0; k < part.above; k++) found[1] = above[k] < found[1] ? above[k] : found[1];
            }
            return true;
        } else {
            rank -= part.below + equal;
            count = part.above;
            from = above;
            // The next pass divides in place what is left.
            above = below;
            below = (double *)from;
        }
    }
    sort_few(below, count);
    found[0] = below[rank];
    found[1] = rank + 1 < count ? below[rank + 1] : next;
    return true;
}

static bool select_on(
    signal_instructions set, const double *values, ptrdiff_t count, ptrdiff_t rank, double *room, double *found) {
#if SIGNAL_HAS_AVX2
    if (set == SIGNAL_AVX2) return select_with(divide_avx2, values, count, rank, room, found);
#endif
    (void)set;
    return select_with(divide, values, count, rank, room, found);
}

bool signal_select(
    signal_instructions set, const double *values, ptrdiff_t count, ptrdiff_t rank, double *room, double *found) {
    if (room) return select_on(set, values, count, rank, room, found);
    double own[2 * (SIGNAL_SMALL_SELECTION + SIGNAL_SELECTION_MARGIN)];
    return count <= SIGNAL_SMALL_SELECTION && select_on(set, values, count, rank, own, found);
}
