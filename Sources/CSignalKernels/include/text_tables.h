#ifndef SIGNAL_TEXT_TABLES_H
#define SIGNAL_TEXT_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "instruction_sets.h"

/// How a text table is written.
typedef struct {
    /// The byte between cells.
    uint8_t delimiter;
    /// The byte that ends a line; a carriage return before it is ignored.
    uint8_t line_end;
    /// The decimal mark.
    uint8_t decimal_mark;
    /// The byte that starts a comment beside the usual marks; 0 when there is none.
    uint8_t comment_mark;
    /// Whether a run of blanks and tabs is one delimiter.
    bool merges_blanks;
} table_syntax;

/// Finds the bytes behind cells: delimiters and line ends, or the first blank of a run and line ends.
///
/// `separators` has room for `count` places and 64 more; the return value is the number of places. `line_ends` becomes
/// the number of line ends.
size_t signal_find_separators(
    signal_instructions set, table_syntax syntax, const uint8_t *bytes, size_t count, uint32_t *separators, size_t *line_ends);

/// What becomes of a column.
typedef struct {
    /// Where its numbers go, by row; NULL when they are not wanted.
    double *values;
    /// Whether the place of the text is kept, packed as offset · 2^16 + length, and not its number.
    bool keeps_text;
    /// Digits behind the mark of the last short number: those of the next are likely as many; 255 for none.
    uint8_t usual_fraction;
    /// How often that has changed; a column where it does so all the time is read without it.
    uint8_t changes;
} table_column;

/// A cell that is no plain decimal number: missing, with an exponent, of very many digits, or wrong.
typedef struct {
    /// Its row.
    size_t row;
    /// Its column.
    uint32_t column;
    /// Its first byte, counted from the block.
    uint32_t start;
    /// The byte behind it.
    uint32_t end;
} table_cell;

/// Whole lines of a text table and where their numbers go.
typedef struct {
    /// The first byte of the text; nothing before it is read.
    const uint8_t *text;
    /// The first byte of the block in the text.
    size_t offset;
    /// Bytes of the block.
    size_t count;
    /// The places of the block's separators, counted from the block.
    const uint32_t *separators;
    /// How many there are.
    size_t separator_count;
    /// The columns.
    table_column *columns;
    /// How many there are.
    size_t column_count;
    /// Room for cells that are no plain numbers, for those of one row at least.
    table_cell *cells;
    /// How many have room.
    size_t cell_capacity;
} table_block;

/// How far the reading of a block has come.
typedef struct {
    /// The line to go on with, counted from the block.
    size_t line;
    /// The first separator that may belong to it.
    size_t separator;
    /// The row it will be.
    size_t row;
    /// Cells put down, in the order of the text.
    size_t cell_count;
} table_progress;

/// Why the reading of rows stopped.
typedef enum {
    /// The block is read.
    ROWS_DONE = 0,
    /// The line at hand is no plain row: a comment, a blank line, one with quotes or another number of cells.
    ROWS_OTHER_LINE = 1,
    /// There may be no room for the next row's cells.
    ROWS_CELLS_FULL = 2,
} rows_end;

/// Reads plain rows of numbers, from the line at hand to the first that is none.
///
/// Numbers are bit-equal to `strtod`. The cell of a number that is not plain gets NaN and is put down.
rows_end signal_read_rows(
    signal_instructions set, table_syntax syntax, const table_block *block, table_progress *progress);

#endif
