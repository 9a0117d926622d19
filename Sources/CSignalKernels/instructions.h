#ifndef SIGNAL_INSTRUCTIONS_H
#define SIGNAL_INSTRUCTIONS_H

// A loop is written once as an inline function and compiled once more inside a function with this attribute.
#if defined(__x86_64__)
#define SIGNAL_HAS_AVX2 1
#define SIGNAL_FOR_AVX2 __attribute__((target("avx2")))
#else
#define SIGNAL_HAS_AVX2 0
#endif

#define SIGNAL_INLINE static inline __attribute__((always_inline))

#endif
