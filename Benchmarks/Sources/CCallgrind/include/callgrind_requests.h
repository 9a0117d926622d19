/// Requests to the simulator of processors that counts instructions (valgrind's callgrind); nothing happens without it.
#pragma once

/// Starts counting from zero.
void callgrind_begin(void);
/// Writes down what was counted since the beginning, under a name.
void callgrind_end(const char *name);
/// Whether the simulator runs this program.
int callgrind_runs(void);
