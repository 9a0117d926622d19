// The reading of rows, whichever instructions numbers are read with; included once by each set of them.

#include "CSignalKernels.h"
#include "plain_number.h"

/// Lines that begin nearer to the front of the text are left to others: vectors are loaded from before a cell's end.
enum { FIRST_LINE = 33 };
/// A column whose fractions change more often than this within a block has no usual one.
enum { MOST_CHANGES = 64 };
/// Rows of a block with few numbers of the usual form, after which such are no longer looked for.
enum { MOST_VARIED_ROWS = 16 };
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

/// Reads `plain number, e, [+-] digits` where the power of ten divides at most by `GREATEST_FRACTION` digits.
static inline bool read_scientific_number(
    const uint8_t *start, const uint8_t *end, uint8_t decimal_mark, plain_number *number
) {
    const uint8_t *mark = end;
    int exponent = 0;
    int power = 1;
    while (mark > start && end - mark < 3 && mark[-1] >= '0' && mark[-1] <= '9') {
        mark -= 1;
        exponent += power * (*mark - '0');
        power *= 10;
    }
    if (mark == end || mark - start < 2) return false;
    if (mark[-1] == '-' || mark[-1] == '+') {
        mark -= 1;
        if (*mark == '-') exponent = -exponent;
    }
    if (mark - start < 2 || (mark[-1] | 0x20) != 'e') return false;
    if (!read_plain_number(start, mark - 1, decimal_mark, number)) return false;
    const int fraction = (int)number->fraction - exponent;
    if (fraction < 0 || fraction > GREATEST_FRACTION) return false;
    number->fraction = (uint32_t)fraction;
    return true;
}

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
    const bool may_be_comment = first == 0 || is_blank(first) || first == '#' || first == '%' || first == '/'
        || first == syntax.comment_mark;
    if (first == '"' || (cell->column == 0 && may_be_comment)) return CELL_OF_OTHER_LINE;
    const table_column target = block->columns[cell->column];
    if (target.values == NULL) return CELL_READ;
    if (target.keeps_text) {
        const uint32_t length = cell->end - cell->start < 0xFFFF ? cell->end - cell->start : 0xFFFF;
        const uint64_t packed = (uint64_t)(block->offset + cell->start) << 16 | length;
        memcpy(target.values + cell->row, &packed, sizeof packed);
        return CELL_READ;
    }
    plain_number number;
    const uint8_t *start = bytes + cell->start;
    const uint8_t *end = bytes + cell->end;
    if ((pads && read_plain_number(start, end, syntax.decimal_mark, &number))
        || read_scientific_number(start, end, syntax.decimal_mark, &number)) {
        target.values[cell->row] = plain_value(number);
        return CELL_READ;
    }
    target.values[cell->row] = __builtin_nan("");
    return CELL_PUT_DOWN;
}

/// Reads the digits of a plain number, which waits for its value then.
static inline __attribute__((always_inline)) bool read_waiting_number(
    const uint8_t *start, const uint8_t *end, uint8_t decimal_mark, double *target, waiting_numbers *waiting
) {
    const size_t count = waiting->count;
    if (!read_plain_number(start, end, decimal_mark, waiting->numbers + count)) return false;
    waiting->targets[count] = target;
    waiting->count = count + 1;
    if (__builtin_expect(count + 1 == MOST_WAITING, 0)) settle(waiting);
    return true;
}

/// Reads a cell that is no number of its column's usual form.
static inline cell_outcome read_unusual_cell(
    table_syntax syntax, const table_block *block, table_cell *cell, waiting_numbers *waiting
) {
    const uint8_t *bytes = block->text + block->offset;
    table_column *column = block->columns + cell->column;
    if (column->values == NULL || column->keeps_text) return read_other_cell(syntax, block, cell);
    const size_t number = waiting->count;
    if (!read_waiting_number(
            bytes + cell->start, bytes + cell->end, syntax.decimal_mark, column->values + cell->row, waiting)) {
        return read_other_cell(syntax, block, cell);
    }
    const uint32_t fraction = waiting->numbers[number].fraction;
    if (cell->end - cell->start <= 16 && fraction > 0 && column->changes < MOST_CHANGES) {
        column->changes += 1;
        column->usual_fraction = column->changes < MOST_CHANGES ? (uint8_t)fraction : NO_USUAL_FRACTION;
    }
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

/// A row's line, cut into cells.
typedef struct {
    /// Its first byte.
    size_t start;
    /// The bytes behind its cells, but for a carriage return.
    const uint32_t *ends;
    /// The byte behind the last cell.
    size_t last_end;
    /// The row it becomes.
    size_t row;
} row_line;

/// What became of a row's cells: how many are put down, or that the line has too few.
typedef size_t put_down_count;
#define TOO_FEW_CELLS ((put_down_count)-1)

/// Whether a cell is not wanted and begins as a number does, hence with neither a quote nor a comment.
static inline __attribute__((always_inline)) bool is_passed_over(
    const table_column *column, const uint8_t *start, const uint8_t *end
) {
    return column->values == NULL && start < end && (*start == '-' || (uint8_t)(*start - '0') <= 9);
}

/// Reads a row; cells that hold no plain number are put down.
///
/// In a varied table numbers are of any length; otherwise most are written like the one above, and the others are put
/// down, too.
static inline __attribute__((always_inline)) put_down_count read_row(
    table_syntax syntax, const bool merges_blanks, const bool is_varied, const uint8_t *bytes,
    const table_column *columns, size_t last, row_line line, table_cell *cells, waiting_numbers *waiting
) {
    put_down_count count = 0;
    size_t start = line.start;
    for (size_t column = 0; column <= last; column += 1) {
        size_t end = line.ends[column];
        if (column == last) {
            end = line.last_end;
        } else if (__builtin_expect(bytes[end] == syntax.line_end, 0)) {
            return TOO_FEW_CELLS;
        }
        start = behind_blanks(bytes, start, end, merges_blanks);
        // Blanks behind the last cell of a line are no delimiter that promises another one.
        if (merges_blanks && column == last && start == end) return TOO_FEW_CELLS;
        const table_column *const target = columns + column;
        bool is_read;
        if (is_varied) {
            is_read = target->values != NULL && !target->keeps_text
                && read_waiting_number(
                    bytes + start, bytes + end, syntax.decimal_mark, target->values + line.row, waiting);
        } else {
            is_read = read_usual_number(
                bytes + start, bytes + end, syntax.decimal_mark, target->usual_fraction, target->values + line.row);
        }
        if (!is_read && !is_passed_over(target, bytes + start, bytes + end)) {
            cells[count] = (table_cell){line.row, (uint32_t)column, (uint32_t)start, (uint32_t)end};
            count += 1;
        }
        start = end + 1;
    }
    return count;
}

static inline __attribute__((always_inline)) rows_end read_rows(
    const table_syntax syntax, const bool merges_blanks, const table_block *block, table_progress *progress
) {
    const uint8_t *const bytes = block->text + block->offset;
    const size_t last = block->column_count - 1;
    table_progress now = *progress;
    rows_end outcome = ROWS_DONE;
    unsigned varied_rows = 0;
    waiting_numbers waiting;
    waiting.count = 0;

    while (now.separator < block->separator_count && block->separators[now.separator] < now.line) now.separator += 1;
    while (now.line < block->count) {
        outcome = ROWS_OTHER_LINE;
        if (now.separator + last >= block->separator_count || block->offset + now.line < FIRST_LINE) break;
        row_line line = {now.line, block->separators + now.separator, 0, now.row};
        line.last_end = line.ends[last];
        size_t line_end = line.last_end;
        size_t used = last + 1;
        if (__builtin_expect(bytes[line_end] != syntax.line_end, 0)) {
            if (!ends_line(syntax, block, line_end + 1, now.separator + used, &line_end)) break;
            used += 1;
        } else if (line_end > now.line && bytes[line_end - 1] == '\r') {
            line.last_end -= 1;
        }
        if (now.cell_count + last >= block->cell_capacity) {
            outcome = ROWS_CELLS_FULL;
            break;
        }

        table_cell *const cells = block->cells + now.cell_count;
        put_down_count count;
        if (varied_rows < MOST_VARIED_ROWS) {
            count = read_row(syntax, merges_blanks, false, bytes, block->columns, last, line, cells, &waiting);
            if (count > last / 2) varied_rows += 1;
        } else {
            count = read_row(syntax, merges_blanks, true, bytes, block->columns, last, line, cells, &waiting);
        }
        if (__builtin_expect(count == TOO_FEW_CELLS, 0)) break;
        size_t kept = 0;
        cell_outcome cell = CELL_READ;
        for (size_t i = 0; i < count && cell != CELL_OF_OTHER_LINE; i += 1) {
            cell = read_unusual_cell(syntax, block, cells + i, &waiting);
            if (__builtin_expect(cell == CELL_PUT_DOWN, 0)) {
                cells[kept] = cells[i];
                kept += 1;
            }
        }
        if (__builtin_expect(cell == CELL_OF_OTHER_LINE, 0)) break;
        now = (table_progress){line_end + 1, now.separator + used, now.row + 1, now.cell_count + kept};
        outcome = ROWS_DONE;
    }
    settle(&waiting);
    *progress = now;
    return outcome;
}

static inline rows_end read_all_rows(table_syntax syntax, const table_block *block, table_progress *progress) {
    return syntax.merges_blanks ? read_rows(syntax, true, block, progress) : read_rows(syntax, false, block, progress);
}
