#define _GNU_SOURCE
#include "mapped_files.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

// A signal handler may take no lock and no memory: the mappings stand in a fixed table of atomic numbers.
enum { SLOT_COUNT = 512 };

typedef struct {
    atomic_uintptr_t start;
    atomic_uintptr_t end;
    atomic_bool is_taken;
    atomic_bool is_damaged;
} watched_mapping;

static watched_mapping slots[SLOT_COUNT];
static uintptr_t page_size;
static struct sigaction previous;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/// Puts zeros in place of what is left of the mapping; other bus errors go to whoever was there before.
static void take_bus_error(int number, siginfo_t *information, void *context) {
    const uintptr_t place = (uintptr_t)information->si_addr;
    for (int slot = 0; slot < SLOT_COUNT; slot++) {
        const uintptr_t start = atomic_load(&slots[slot].start);
        const uintptr_t end = atomic_load(&slots[slot].end);
        if (start == 0 || place < start || place >= end) continue;
        const int error = errno;
        const uintptr_t page = place & ~(page_size - 1);
        void *zeros = mmap(
            (void *)page, end - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0);
        errno = error;
        if (zeros == MAP_FAILED) break;
        atomic_store(&slots[slot].is_damaged, true);
        return;
    }
    if (previous.sa_flags & SA_SIGINFO) {
        previous.sa_sigaction(number, information, context);
    } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
        previous.sa_handler(number);
    } else {
        // The instruction is done again and ends the process as it would have.
        signal(SIGBUS, SIG_DFL);
    }
}

static void install(void) {
    page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
    struct sigaction action = {.sa_sigaction = take_bus_error, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, &previous);
}

int signal_watch_mapping(void *start, size_t count) {
    pthread_once(&once, install);
    for (int slot = 0; slot < SLOT_COUNT; slot++) {
        bool free = false;
        if (!atomic_compare_exchange_strong(&slots[slot].is_taken, &free, true)) continue;
        atomic_store(&slots[slot].is_damaged, false);
        atomic_store(&slots[slot].end, (uintptr_t)start + count);
        atomic_store(&slots[slot].start, (uintptr_t)start);
        return slot;
    }
    return -1;
}

bool signal_mapping_is_damaged(int number) { return number >= 0 && atomic_load(&slots[number].is_damaged); }

void signal_unwatch_mapping(int number) {
    if (number < 0) return;
    atomic_store(&slots[number].start, 0);
    atomic_store(&slots[number].end, 0);
    atomic_store(&slots[number].is_taken, false);
}
