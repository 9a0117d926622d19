// The reading of rows, whichever instructions numbers are read with; included once by each set of them.

#include "CSignalKernels.h"
#include "PlainNumber.h"

/// Lines that begin nearer to the front of the text are left to others: vectors are loaded from before a cell's end.
enum { FIRST_LINE = 33 };
/// A column whose fractions change more often than this within a block has no usual one.
enum { MOST_CHANGES = 64 };
/// No short number has so many digits.
enum { NO_USUAL_FRACTION = 255 };

/// Numbers that wait for their values.
enum { MOST_WAITING = 64 };

/// Numbers whose digits are read and whose values are still to be found.
///
/// Digits and value make a long chain of dependent instructions; in two loops the processor has many of each under way.
typedef struct {
    size_t count;
    plain_number numbers[MOST_WAITING];
    double *targets[MOST_WAITING];
} waiting_numbers;

static inline void settle(waiting_numbers *waiting) {
    for (size_t i = 0; i < waiting->count; i += 1) *waiting->targets[i] = plain_value(waiting->numbers[i]);
    waiting->count = 0;
}

static inline bool is_blank(uint8_t byte) { return byte == ' ' || byte == '\t'; }

/// What a cell that is no plain number is.
typedef enum {
    CELL_READ,
    /// Put down for others.
    CELL_PUT_DOWN,
    /// Its line is none for this reader.
    CELL_OF_OTHER_LINE,
} cell_outcome;

/// Reads a cell that is skipped, kept as text, padded, missing or wrong.
static __attribute__((noinline)) cell_outcome read_other_cell(
    table_syntax syntax, const table_block *block, table_cell *cell
) {
    const uint8_t *bytes = block->text + block->offset;
    const bool pads = !syntax.merges_blanks && syntax.delimiter != ' ';
    if (pads) {
        while (cell->start < cell->end && bytes[cell->start] == ' ') cell->start += 1;
        while (cell->end > cell->start && bytes[cell->end - 1] == ' ') cell->end -= 1;
    }
    // Behind a quote a delimiter may be none, and the first cell may be a comment.
    const uint8_t first = cell->start < cell->end ? bytes[cell->start] : 0;
    if (first == '"' || (cell->column == 0 && (first == 0 || first == '#' || first == '%' || first == '/'))) {
        return CELL_OF_OTHER_LINE;
    }
    const table_column target = block->columns[cell->column];
    if (target.values == NULL) return CELL_READ;
    if (target.keeps_text) {
        const uint32_t length = cell->end - cell->start < 0xFFFF ? cell->end - cell->start : 0xFFFF;
        const uint64_t packed = (uint64_t)(block->offset + cell->start) << 16 | length;
        memcpy(target.values + cell->row, &packed, sizeof packed);
        return CELL_READ;
    }
    plain_number number;
    if (pads && read_plain_number(bytes + cell->start, bytes + cell->end, syntax.decimal_mark, &number)) {
        target.values[cell->row] = plain_value(number);
        return CELL_READ;
    }
    target.values[cell->row] = __builtin_nan("");
    return CELL_PUT_DOWN;
}

/// Reads a cell that is no number of its column's usual form.
static inline __attribute__((always_inline)) cell_outcome read_unusual_cell(
    table_syntax syntax, const table_block *block, const uint8_t *bytes, table_cell *cell, waiting_numbers *waiting
) {
    table_column *column = block->columns + cell->column;
    plain_number *number = waiting->numbers + waiting->count;
    if (__builtin_expect(
            column->values == NULL || column->keeps_text
                || !read_plain_number(bytes + cell->start, bytes + cell->end, syntax.decimal_mark, number),
            0)) {
        return read_other_cell(syntax, block, cell);
    }
    if (cell->end - cell->start <= 16 && number->fraction > 0 && column->changes < MOST_CHANGES) {
        column->changes += 1;
        column->usual_fraction = column->changes < MOST_CHANGES ? (uint8_t)number->fraction : NO_USUAL_FRACTION;
    }
    waiting->targets[waiting->count] = column->values + cell->row;
    waiting->count += 1;
    if (waiting->count == MOST_WAITING) settle(waiting);
    return CELL_READ;
}

/// The line's end when nothing but blanks and one delimiter stands before it.
static inline bool ends_line(
    table_syntax syntax, const table_block *block, size_t place, size_t separator, size_t *line_end
) {
    if (separator >= block->separator_count) return false;
    const uint8_t *bytes = block->text + block->offset;
    const size_t end = block->separators[separator];
    if (bytes[end] != syntax.line_end) return false;
    for (size_t i = place; i < end; i += 1) {
        if (!is_blank(bytes[i]) && !(bytes[i] == '\r' && i + 1 == end)) return false;
    }
    *line_end = end;
    return true;
}

/// The first byte of a cell behind the blanks of a run.
static inline __attribute__((always_inline)) size_t behind_blanks(
    const uint8_t *bytes, size_t start, size_t end, bool merges_blanks
) {
    if (merges_blanks) {
        while (start < end && is_blank(bytes[start])) start += 1;
    }
    return start;
}

static inline __attribute__((always_inline)) rows_end read_rows(
    const table_syntax syntax, const bool merges_blanks, const table_block *block, table_progress *progress
) {
    const uint8_t *const bytes = block->text + block->offset;
    const uint8_t line_byte = syntax.line_end;
    const uint8_t mark = syntax.decimal_mark;
    const size_t last = block->column_count - 1;
    table_column *const columns = block->columns;
    size_t line = progress->line;
    size_t separator = progress->separator;
    size_t row = progress->row;
    size_t cell_count = progress->cell_count;
    rows_end outcome = ROWS_DONE;
    waiting_numbers waiting;
    waiting.count = 0;

    while (separator < block->separator_count && block->separators[separator] < line) separator += 1;
    while (line < block->count) {
        outcome = ROWS_OTHER_LINE;
        if (separator + last >= block->separator_count || block->offset + line < FIRST_LINE) break;
        const uint32_t *const ends = block->separators + separator;
        size_t line_end = ends[last];
        size_t last_end = line_end;
        size_t used = last + 1;
        if (__builtin_expect(bytes[line_end] != line_byte, 0)) {
            if (!ends_line(syntax, block, line_end + 1, separator + used, &line_end)) break;
            used += 1;
        } else if (last_end > line && bytes[last_end - 1] == '\r') {
            last_end -= 1;
        }
        if (cell_count + last >= block->cell_capacity) {
            outcome = ROWS_CELLS_FULL;
            break;
        }

        // Most numbers are written like the one above; the others are put down first and read in a loop of their own.
        table_cell *const cells = block->cells + cell_count;
        size_t unusual = 0;
        size_t start = line;
        size_t column = 0;
        for (; column < last; column += 1) {
            const size_t end = ends[column];
            if (__builtin_expect(bytes[end] == line_byte, 0)) break;
            start = behind_blanks(bytes, start, end, merges_blanks);
            const table_column *const target = columns + column;
            if (!read_usual_number(bytes + start, bytes + end, mark, target->usual_fraction, target->values + row)) {
                cells[unusual] = (table_cell){row, (uint32_t)column, (uint32_t)start, (uint32_t)end};
                unusual += 1;
            }
            start = end + 1;
        }
        if (__builtin_expect(column < last, 0)) break;
        start = behind_blanks(bytes, start, last_end, merges_blanks);
        if (!read_usual_number(
                bytes + start, bytes + last_end, mark, columns[last].usual_fraction, columns[last].values + row)) {
            cells[unusual] = (table_cell){row, (uint32_t)last, (uint32_t)start, (uint32_t)last_end};
            unusual += 1;
        }

        size_t kept = 0;
        cell_outcome cell = CELL_READ;
        for (size_t i = 0; i < unusual && cell != CELL_OF_OTHER_LINE; i += 1) {
            cell = read_unusual_cell(syntax, block, bytes, cells + i, &waiting);
            if (__builtin_expect(cell == CELL_PUT_DOWN, 0)) {
                cells[kept] = cells[i];
                kept += 1;
            }
        }
        if (__builtin_expect(cell == CELL_OF_OTHER_LINE, 0)) break;
        cell_count += kept;
        separator += used;
        line = line_end + 1;
        row += 1;
        outcome = ROWS_DONE;
    }
    settle(&waiting);
    progress->line = line;
    progress->separator = separator;
    progress->row = row;
    progress->cell_count = cell_count;
    return outcome;
}

static inline rows_end read_all_rows(table_syntax syntax, const table_block *block, table_progress *progress) {
    return syntax.merges_blanks ? read_rows(syntax, true, block, progress) : read_rows(syntax, false, block, progress);
}
