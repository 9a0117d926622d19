// Passes of second-order sections over LANES columns; included once for every number of lanes.

#define JOIN_(name, lanes) name##lanes
#define JOIN(name, lanes) JOIN_(name, lanes)
#define NAME(name) JOIN(name, LANES)
#define VECTOR NAME(lanes)

/// The coefficients of a section spread over all lanes.
typedef struct {
    VECTOR b0, b1, b2, a1, a2;
} NAME(coefficients);

SIGNAL_INLINE NAME(coefficients) NAME(spread)(const signal_section *section) {
    const VECTOR zero = {0};
    return (NAME(coefficients)){
        zero + section->b0, zero + section->b1, zero + section->b2, zero + section->a1, zero + section->a2};
}

// Direct form I: only the subtraction of a1·y1 waits for the output before. An outer numerator of ones, which
// Butterworth filters have in all sections but the first, costs no multiplication and changes no bit.
SIGNAL_INLINE VECTOR NAME(output)(
    const NAME(coefficients) *c, bool has_ones, VECTOR x, VECTOR x1, VECTOR x2, VECTOR y1, VECTOR y2) {
    VECTOR input = has_ones ? x + (c->b1 * x1 + x2) : c->b0 * x + (c->b1 * x1 + c->b2 * x2);
    return (input - c->a2 * y2) - c->a1 * y1;
}

/// One section, or two at once: the second works on a sample while the first has the next one in hand.
SIGNAL_INLINE void NAME(pass)(
    double *const *columns, ptrdiff_t start, ptrdiff_t count, const bool backward, const signal_section *sections,
    const bool has_second, const bool has_ones, double *past) {
    double *const local[] = {columns[0], columns[1], columns[2], columns[3]};
    const NAME(coefficients) p = NAME(spread)(sections), q = NAME(spread)(has_second ? sections + 1 : sections);
    VECTOR rows[8] = {{0}};
    const size_t size = (has_second ? 8 : 4) * sizeof(VECTOR);
    __builtin_memcpy(rows, past, size);
    // What leaves the first section enters the second.
    VECTOR x1 = rows[0], x2 = rows[1], y1 = rows[2], y2 = rows[3], z1 = rows[6], z2 = rows[7];
    ptrdiff_t done = 0;
    for (; done + 2 <= count; done += 2) {
        const ptrdiff_t place = backward ? start - done - 1 : start + done;
        VECTOR lower, upper;
        NAME(load)(local, place, &lower, &upper);
        const VECTOR xa = backward ? upper : lower, xb = backward ? lower : upper;
        const VECTOR ya = NAME(output)(&p, false, xa, x1, x2, y1, y2);
        const VECTOR yb = NAME(output)(&p, false, xb, xa, x1, ya, y1);
        VECTOR za = ya, zb = yb;
        if (has_second) {
            za = NAME(output)(&q, has_ones, ya, y1, y2, z1, z2);
            zb = NAME(output)(&q, has_ones, yb, ya, y1, za, z1);
            z2 = za, z1 = zb;
        }
        x2 = xa, x1 = xb, y2 = ya, y1 = yb;
        NAME(store)(local, place, backward ? zb : za, backward ? za : zb);
    }
    if (done < count) {
        const ptrdiff_t place = backward ? start - done : start + done;
        VECTOR x;
        for (int lane = 0; lane < LANES; lane++) x[lane] = local[lane][place];
        const VECTOR y = NAME(output)(&p, false, x, x1, x2, y1, y2);
        VECTOR z = y;
        if (has_second) {
            z = NAME(output)(&q, has_ones, y, y1, y2, z1, z2);
            z2 = z1, z1 = z;
        }
        x2 = x1, x1 = x, y2 = y1, y1 = y;
        for (int lane = 0; lane < LANES; lane++) local[lane][place] = z[lane];
    }
    rows[0] = x1, rows[1] = x2, rows[2] = rows[4] = y1, rows[3] = rows[5] = y2, rows[6] = z1, rows[7] = z2;
    __builtin_memcpy(past, rows, size);
}

/// All sections, two by two, over a stretch of samples that stays in the first-level cache.
SIGNAL_INLINE void NAME(stretch)(
    double *const *columns, ptrdiff_t start, ptrdiff_t count, const bool backward, const signal_section *sections,
    ptrdiff_t section_count, double *past) {
    ptrdiff_t done = 0;
    for (; done + 2 <= section_count; done += 2) {
        const signal_section *pair = sections + done, *second = pair + 1;
        double *rows = past + 4 * LANES * done;
        if (second->b0 == 1 && second->b2 == 1) {
            NAME(pass)(columns, start, count, backward, pair, true, true, rows);
        } else {
            NAME(pass)(columns, start, count, backward, pair, true, false, rows);
        }
    }
    if (done < section_count) {
        NAME(pass)(columns, start, count, backward, sections + done, false, false, past + 4 * LANES * done);
    }
}

SIGNAL_INLINE void NAME(filter)(
    double *const *columns, ptrdiff_t start, ptrdiff_t count, bool backward, const signal_section *sections,
    ptrdiff_t section_count, double *past) {
    for (ptrdiff_t done = 0; done < count; done += STRETCH) {
        const ptrdiff_t length = count - done < STRETCH ? count - done : STRETCH;
        if (backward) {
            NAME(stretch)(columns, start - done, length, true, sections, section_count, past);
        } else {
            NAME(stretch)(columns, start + done, length, false, sections, section_count, past);
        }
    }
}

#undef VECTOR
#undef NAME
#undef JOIN
#undef JOIN_
