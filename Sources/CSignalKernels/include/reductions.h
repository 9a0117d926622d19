#ifndef SIGNAL_REDUCTIONS_H
#define SIGNAL_REDUCTIONS_H

#include <stddef.h>

#include "instruction_sets.h"

/// The least and the greatest of samples; infinities the wrong way round where nothing is a number.
void signal_extremes(signal_instructions set, const double *samples, ptrdiff_t count, double *least, double *greatest);

#endif
