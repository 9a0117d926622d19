#ifndef CSNDFILE_H
#define CSNDFILE_H

#include <sndfile.h>

// libsndfile, loaded when the first file needs it: with the seven codecs that it brings it would be a tenth of the start
// of a program that mostly reads what needs no decoding. The functions are those of sndfile.h under other names.

/// Loads the library; `NULL`, or why that is not possible. Must have been `NULL` before the other functions are called.
const char *sound_library_load(void);

SNDFILE *sound_open(const char *path, int mode, SF_INFO *info);
int sound_close(SNDFILE *file);
const char *sound_error(SNDFILE *file);
int sound_command(SNDFILE *file, int command, void *data, int size);
sf_count_t sound_seek(SNDFILE *file, sf_count_t frames, int whence);
sf_count_t sound_read_int(SNDFILE *file, int *frames, sf_count_t count);
sf_count_t sound_read_double(SNDFILE *file, double *frames, sf_count_t count);

#endif
