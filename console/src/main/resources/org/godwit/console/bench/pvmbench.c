/* pvmbench - the twin of Meter.java and Partner.java for the real PVM: the same calls in the same order.
 *   pvmbench WHAT SIZE MILLISECONDS HOST ROUTE
 * WHAT roundtrip, stream, spawn or fanout; ROUTE default or direct. Prints "value X" or "failed REASON".
 * The same binary is the partner ("-partner" and the route as arguments).
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <pvm3.h>

enum { HELLO = 1, PING, PONG, FLOOD, MARK, ACK, QUIT, GONE };
enum { BYTES_MAX = 24000000, MESSAGES_MAX = 100000, BURST = 2500, FAN = 16, WARM_UP_DIVISOR = 4, BODY_MAX = 1000000 };

static char data[BODY_MAX];
static char program[PATH_MAX];
static char *host, *route;
static int size, partners[FAN], started;
static double seconds;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static void use_route(const char *name)
{
    pvm_setopt(PvmRoute, strcmp(name, "direct") ? PvmDontRoute : PvmRouteDirect);
}

static void post(int to, int tag, int bytes)
{
    pvm_initsend(PvmDataDefault);
    if (bytes > 0)
        pvm_pkbyte(data, bytes, 1);
    pvm_send(to, tag);
}

static int partner(void)
{
    int parent = pvm_parent(), id, bytes, tag, source;
    post(parent, HELLO, 0);
    for (;;) {
        if ((id = pvm_recv(parent, -1)) < 0)
            return 1; /* the daemon is gone */
        pvm_bufinfo(id, &bytes, &tag, &source);
        if (bytes > 0)
            pvm_upkbyte(data, bytes, 1);
        switch (tag) {
        case PING: post(parent, PONG, bytes); break;
        case MARK: post(parent, ACK, 0); break;
        case QUIT: pvm_exit(); return 0;
        }
    }
}

static void fail(const char *what, int code)
{
    printf("failed %s (%d)\n", what, code);
    fflush(stdout);
    pvm_exit();
    exit(1);
}

static void start(int count)
{
    char *arguments[3];
    int i;
    arguments[0] = "-partner";
    arguments[1] = route;
    arguments[2] = 0;
    started = pvm_spawn(program, arguments, PvmTaskHost, host, count, partners);
    if (started != count)
        fail("pvm_spawn", started < 0 ? started : partners[started]);
    for (i = 0; i < count; i++)
        if (pvm_recv(-1, HELLO) < 0)
            fail("pvm_recv", -1);
}

static void quit(void)
{
    int i;
    pvm_notify(PvmTaskExit, GONE, started, partners);
    for (i = 0; i < started; i++)
        post(partners[i], QUIT, 0);
    for (i = 0; i < started; i++)
        pvm_recv(-1, GONE);
}

static double round_trips(double limit, long bytes_max)
{
    double begin = now(), elapsed;
    long count = 0;
    do {
        post(partners[0], PING, size);
        pvm_recv(partners[0], PONG);
        if (size > 0)
            pvm_upkbyte(data, size, 1);
        count++;
        elapsed = now() - begin;
    } while (elapsed < limit && count * size < bytes_max && count < MESSAGES_MAX);
    return elapsed * 1e6 / count;
}

static double stream(double limit, int messages_max)
{
    double begin = now(), elapsed;
    long count = 0;
    int i;
    do {
        for (i = 0; i < BURST; i++)
            post(partners[0], FLOOD, size);
        post(partners[0], MARK, 0);
        pvm_recv(partners[0], ACK);
        count += BURST;
        elapsed = now() - begin;
    } while (elapsed < limit && count < messages_max);
    return count / elapsed;
}

static double fan_out(double limit)
{
    double begin = now(), elapsed;
    long count = 0;
    int i;
    do {
        for (i = 0; i < FAN; i++)
            post(partners[i], MARK, size);
        for (i = 0; i < FAN; i++)
            pvm_recv(-1, ACK);
        count++;
        elapsed = now() - begin;
    } while (elapsed < limit && count * FAN < MESSAGES_MAX);
    return elapsed * 1e6 / count;
}

static double spawning(void)
{
    double inside = 0, begin = now(), before;
    int count = 0;
    do {
        before = now();
        start(size);
        inside += now() - before;
        count += size;
        quit();
    } while (now() - begin < seconds);
    return inside * 1e3 / count;
}

int main(int argc, char **argv)
{
    double value = 0;
    program[readlink("/proc/self/exe", program, sizeof program - 1)] = 0;
    if (argc == 3 && !strcmp(argv[1], "-partner")) {
        use_route(argv[2]);
        return partner();
    }
    if (argc != 6)
        return 2;
    size = atoi(argv[2]);
    seconds = atoi(argv[3]) / 1e3;
    host = argv[4];
    route = argv[5];
    if (size < 0 || size > BODY_MAX || pvm_mytid() < 0)
        return 2;
    use_route(route);
    if (!strcmp(argv[1], "spawn")) {
        if (size > FAN)
            return 2;
        value = spawning();
    } else {
        start(strcmp(argv[1], "fanout") ? 1 : FAN);
        if (!strcmp(argv[1], "roundtrip")) {
            round_trips(seconds / WARM_UP_DIVISOR, BYTES_MAX / WARM_UP_DIVISOR);
            value = round_trips(seconds, BYTES_MAX);
        } else if (!strcmp(argv[1], "stream")) {
            stream(seconds / WARM_UP_DIVISOR, MESSAGES_MAX / WARM_UP_DIVISOR);
            value = stream(seconds, MESSAGES_MAX);
        } else {
            fan_out(seconds / WARM_UP_DIVISOR);
            value = fan_out(seconds);
        }
        quit();
    }
    printf("value %.4f\n", value);
    fflush(stdout);
    pvm_exit();
    return 0;
}
