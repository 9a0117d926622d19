#!/usr/bin/env python3
"""Draws the minimum toe clearance of every straight stride of a result: draw-clearance.py RESULT > picture.svg

A dot is a stride, its bar the 95 % interval of the estimate. Needs nothing but Python.
"""
import csv
import sys

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 760, 300, 58, 46, 44
COLOURS = {"left": "#1f6f8b", "right": "#c8553d", "unknown": "#555555"}

with open(f"{sys.argv[1]}/strides.csv", newline="") as table:
    strides = [row for row in csv.DictReader(table) if row["min_toe_clearance_m"] and row["straight"] == "true"]
if not strides:
    sys.exit("no straight stride of this result has a minimum toe clearance")

times = [float(row["min_toe_clearance_time_s"]) for row in strides]
centimetres = [100 * float(row["min_toe_clearance_m"]) for row in strides]
errors = [196 * float(row["min_toe_clearance_sd_m"] or 0) for row in strides]
first, last = min(times), max(times)
span = max(last - first, 1)
low = min(0, min(c - e for c, e in zip(centimetres, errors)))
high = max(c + e for c, e in zip(centimetres, errors)) * 1.05


def x(time):
    return LEFT + 12 + (time - first) / span * (WIDTH - LEFT - 36)


def y(value):
    return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def text(px, py, words, anchor="start", **style):
    attributes = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in style.items())
    return f'<text x="{px:.1f}" y="{py:.1f}" text-anchor="{anchor}"{attributes}>{words}</text>'


lines = [
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    ' font-family="sans-serif" font-size="12" fill="#222">',
    f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    text(LEFT, 22, "Minimum toe clearance of every straight stride, cm (bars: 95 % interval)", font_size=14),
]
for tick in range(int(low) - 1, int(high) + 1):
    if low <= tick <= high:
        lines.append(f'<path d="M{LEFT} {y(tick):.1f}H{WIDTH - 12}" stroke="#dddddd"/>')
        lines.append(text(LEFT - 8, y(tick) + 4, str(tick), "end"))
step = max(1, round(span / 8))
tick = int(first) + 1
while tick <= last:
    lines.append(text(x(tick), HEIGHT - BOTTOM + 20, str(tick), "middle"))
    tick += step
lines.append(text(WIDTH - 12, HEIGHT - 8, "seconds", "end"))
for row, time, value, error in zip(strides, times, centimetres, errors):
    colour = COLOURS[row["side"]]
    lines.append(
        f'<path d="M{x(time):.1f} {y(value - error):.1f}V{y(value + error):.1f}" stroke="{colour}" stroke-opacity="0.45"'
        ' stroke-width="2"/>'
    )
    lines.append(f'<circle cx="{x(time):.1f}" cy="{y(value):.1f}" r="3.5" fill="{colour}"/>')
for place, side in enumerate(side for side in COLOURS if any(row["side"] == side for row in strides)):
    px = WIDTH - 150 + 70 * place
    lines.append(f'<circle cx="{px}" cy="18" r="4" fill="{COLOURS[side]}"/>')
    lines.append(text(px + 9, 22, side))
lines.append("</svg>")
print("\n".join(lines))
