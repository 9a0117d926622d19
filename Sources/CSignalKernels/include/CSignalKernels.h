#ifndef CSIGNALKERNELS_H
#define CSIGNALKERNELS_H

#include "instruction_sets.h"
#include "mapped_files.h"
#include "sample_columns.h"
#include "text_tables.h"

#endif
