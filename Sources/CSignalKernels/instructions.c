#include "instructions.h"
#include "CSignalKernels.h"

bool signal_has_instructions(signal_instructions set) {
    switch (set) {
    case SIGNAL_BASELINE:
        return true;
    case SIGNAL_AVX2:
#if SIGNAL_HAS_AVX2
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
            && __builtin_cpu_supports("lzcnt");
#else
        return false;
#endif
    }
    return false;
}
