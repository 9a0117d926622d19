#include "CSndfile.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

// Versions of a library with this name agree about its functions.
static const char name[] = "libsndfile.so.1";

static struct {
    SNDFILE *(*open)(const char *, int, SF_INFO *);
    int (*close)(SNDFILE *);
    const char *(*error)(SNDFILE *);
    int (*command)(SNDFILE *, int, void *, int);
    sf_count_t (*seek)(SNDFILE *, sf_count_t, int);
    sf_count_t (*read_int)(SNDFILE *, int *, sf_count_t);
    sf_count_t (*read_double)(SNDFILE *, double *, sf_count_t);
    /// Why it could not be loaded; empty when it was.
    char problem[256];
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;

/// Looks a function up, whose pointer dlsym hands over as one to an object.
static bool find(void *handle, const char *symbol, void *function) {
    void *found = dlsym(handle, symbol);
    memcpy(function, &found, sizeof found);
    return found != NULL;
}

static void load(void) {
    void *handle = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    const bool is_loaded = handle != NULL && find(handle, "sf_open", &library.open) &&
                           find(handle, "sf_close", &library.close) && find(handle, "sf_strerror", &library.error) &&
                           find(handle, "sf_command", &library.command) && find(handle, "sf_seek", &library.seek) &&
                           find(handle, "sf_readf_int", &library.read_int) &&
                           find(handle, "sf_readf_double", &library.read_double);
    if (is_loaded) return;
    const char *words = dlerror();
    snprintf(library.problem, sizeof library.problem, "%s", words != NULL ? words : "a function is missing");
}

const char *sound_library_load(void) {
    pthread_once(&once, load);
    return library.problem[0] != '\0' ? library.problem : NULL;
}

SNDFILE *sound_open(const char *path, int mode, SF_INFO *info) { return library.open(path, mode, info); }

int sound_close(SNDFILE *file) { return library.close(file); }

const char *sound_error(SNDFILE *file) { return library.error(file); }

int sound_command(SNDFILE *file, int command, void *data, int size) {
    return library.command(file, command, data, size);
}

sf_count_t sound_seek(SNDFILE *file, sf_count_t frames, int whence) { return library.seek(file, frames, whence); }

sf_count_t sound_read_int(SNDFILE *file, int *frames, sf_count_t count) {
    return library.read_int(file, frames, count);
}

sf_count_t sound_read_double(SNDFILE *file, double *frames, sf_count_t count) {
    return library.read_double(file, frames, count);
}
