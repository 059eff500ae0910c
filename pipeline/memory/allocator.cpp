// How the program gets its memory: jemalloc reads this at its start. In huge pages, since half the time of a short run
// would go to first touches of small ones; what is freed stays for a while, as the next batch needs as much.
extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "thp:always,metadata_thp:auto";
}
