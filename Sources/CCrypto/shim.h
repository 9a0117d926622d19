// The functions of SHA-256 itself, which OpenSSL 3 discourages in favour of algorithms that are looked up by name: the
// first look-up reads a configuration and sets up every algorithm, a millisecond of each process.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
