#ifndef CSIGNALKERNELS_H
#define CSIGNALKERNELS_H

#include "instruction_sets.h"
#include "mapped_files.h"
#include "point_heights.h"
#include "reductions.h"
#include "sample_columns.h"
#include "selection.h"
#include "stride_lanes.h"
#include "text_tables.h"

#endif
