#ifndef ROUNDED_QUOTIENT_H
#define ROUNDED_QUOTIENT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/// The greatest power of ten that divides here.
enum { GREATEST_FRACTION = 27 };

/// Powers of ten that a double holds exactly.
static const double exact_powers[23] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

/// 10^-q for q from 0: 128 leading bits of 5^-q, rounded up, and floor(-q log2 10) + 63 as a double's biased exponent,
/// less the one that the leading bit of a significand adds.
static const struct {
    uint64_t high;
    uint64_t low;
    uint64_t exponent;
} reciprocals[GREATEST_FRACTION + 1] = {
    {0x8000000000000000, 0x0000000000000000, 0x43Dull << 52},
    {0xCCCCCCCCCCCCCCCC, 0xCCCCCCCCCCCCCCCD, 0x439ull << 52},
    {0xA3D70A3D70A3D70A, 0x3D70A3D70A3D70A4, 0x436ull << 52},
    {0x83126E978D4FDF3B, 0x645A1CAC083126EA, 0x433ull << 52},
    {0xD1B71758E219652B, 0xD3C36113404EA4A9, 0x42Full << 52},
    {0xA7C5AC471B478423, 0x0FCF80DC33721D54, 0x42Cull << 52},
    {0x8637BD05AF6C69B5, 0xA63F9A49C2C1B110, 0x429ull << 52},
    {0xD6BF94D5E57A42BC, 0x3D32907604691B4D, 0x425ull << 52},
    {0xABCC77118461CEFC, 0xFDC20D2B36BA7C3E, 0x422ull << 52},
    {0x89705F4136B4A597, 0x31680A88F8953031, 0x41Full << 52},
    {0xDBE6FECEBDEDD5BE, 0xB573440E5A884D1C, 0x41Bull << 52},
    {0xAFEBFF0BCB24AAFE, 0xF78F69A51539D749, 0x418ull << 52},
    {0x8CBCCC096F5088CB, 0xF93F87B7442E45D4, 0x415ull << 52},
    {0xE12E13424BB40E13, 0x2865A5F206B06FBA, 0x411ull << 52},
    {0xB424DC35095CD80F, 0x538484C19EF38C95, 0x40Eull << 52},
    {0x901D7CF73AB0ACD9, 0x0F9D37014BF60A11, 0x40Bull << 52},
    {0xE69594BEC44DE15B, 0x4C2EBE687989A9B4, 0x407ull << 52},
    {0xB877AA3236A4B449, 0x09BEFEB9FAD487C3, 0x404ull << 52},
    {0x9392EE8E921D5D07, 0x3AFF322E62439FD0, 0x401ull << 52},
    {0xEC1E4A7DB69561A5, 0x2B31E9E3D06C32E6, 0x3FDull << 52},
    {0xBCE5086492111AEA, 0x88F4BB1CA6BCF585, 0x3FAull << 52},
    {0x971DA05074DA7BEE, 0xD3F6FC16EBCA5E04, 0x3F7ull << 52},
    {0xF1C90080BAF72CB1, 0x5324C68B12DD6339, 0x3F3ull << 52},
    {0xC16D9A0095928A27, 0x75B7053C0F178294, 0x3F0ull << 52},
    {0x9ABE14CD44753B52, 0xC4926A9672793543, 0x3EDull << 52},
    {0xF79687AED3EEC551, 0x3A83DDBD83F52205, 0x3E9ull << 52},
    {0xC612062576589DDA, 0x95364AFE032A819E, 0x3E6ull << 52},
    {0x9E74D1B791E07E48, 0x775EA264CF55347E, 0x3E3ull << 52},
};

/// mantissa / 10^q for q up to 27, rounded to nearest, ties to even: a 128-bit product with a truncated reciprocal.
///
/// Lemire, "Number parsing at a gigabyte per second", 2021; Mushtak and Lemire, "Fast number parsing without fallback",
/// 2023.
static inline double rounded_quotient(uint64_t mantissa, unsigned q, bool is_negative) {
    const uint64_t leading_zeros = mantissa == 0 ? 0 : (uint64_t)__builtin_clzll(mantissa);
    const uint64_t normalized = mantissa << leading_zeros;
    const unsigned __int128 product = (unsigned __int128)normalized * reciprocals[q].high;
    uint64_t high = (uint64_t)(product >> 64);
    uint64_t low = (uint64_t)product;
    // Nine bits below the rounding bit: only when all are ones can the truncated tail reach it.
    if (__builtin_expect((~high & 0x1FF) == 0, 0)) {
        const uint64_t tail = (uint64_t)(((unsigned __int128)normalized * reciprocals[q].low) >> 64);
        low += tail;
        if (low < tail) high += 1;
    }
    const uint64_t upper_bit = high >> 63;
    const uint64_t shift = upper_bit + 64 - 52 - 3;
    uint64_t significand = high >> shift;
    // Exactly half way is possible only while 10^q divides the product, that is, for small q.
    if (__builtin_expect(low <= 1, 0) && q <= 4 && (significand & 3) == 1 && significand << shift == high) {
        significand &= ~(uint64_t)1;
    }
    significand = (significand + (significand & 1)) >> 1;
    // A significand that rounds up to 2^53 raises the exponent by one more.
    uint64_t bits = reciprocals[q].exponent + ((upper_bit - leading_zeros) << 52) + significand;
    bits = (mantissa == 0 ? 0 : bits) | (uint64_t)is_negative << 63;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

#endif
