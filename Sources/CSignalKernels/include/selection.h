#ifndef SIGNAL_SELECTION_H
#define SIGNAL_SELECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "instruction_sets.h"

/// Numbers of memory beside each of the two stretches of `signal_select`.
#define SIGNAL_SELECTION_MARGIN 4

/// So few values need no memory of the caller's.
#define SIGNAL_SMALL_SELECTION 512

/// Finds the value that sorting would put at a rank, and the one after it, infinite after the last.
///
/// - values: `count` numbers, at least one, which stay as they are.
/// - room: twice as many, with the margin each time; none is needed for a small selection.
/// - found: filled with the two.
/// - Returns: false, and nothing is found, when the values hold a NaN, or there is no room for as many.
bool signal_select(
    signal_instructions set, const double *values, ptrdiff_t count, ptrdiff_t rank, double *room, double *found);

#endif
