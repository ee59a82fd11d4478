package org.godwit.persistence.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.persistence.JournalProcess;
import org.godwit.persistence.JournalProfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Compares the journals, each server in a JVM of its own, interleaved in one run. From the
/// project's root:
///
/// `mvn -q -pl persistence-config test-compile exec:exec@journal-bench`
///
/// An argument is the number of rounds, 3 if there is none; one more goes before them to warm up.
public final class JournalBench {

    private static final int PAYLOAD_BYTES = 100;
    private static final int LATENCY_WARM_UP = 500;
    private static final int LATENCY_COUNT = 1_500;
    private static final int ENTITIES = 100;
    private static final int EVENTS_OF_ALL = 20_000;
    private static final int RECOVERIES = 21;

    private static final List<String> JOURNALS =
            List.of("embedded, every-commit", "embedded, never", "h2", "in-memory");

    private final Path directory;
    private final byte[] payload = new byte[PAYLOAD_BYTES];
    private final AtomicInteger names = new AtomicInteger();

    private JournalBench(Path directory) {
        this.directory = directory;
    }

    static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        Path target = Files.createDirectories(Path.of("target"));
        JournalBench bench = new JournalBench(Files.createTempDirectory(target, "journal-bench-"));
        System.out.println(
                "| journal                  |    p50 us |    p99 us |   events/s | 10 ev ms | 1000"
                        + " ev  |");
        Map<String, List<Figures>> all = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            System.out.println(round == 0 ? "warm-up" : "round " + round);
            bench.rawDisk();
            List<String> order = new ArrayList<>(JOURNALS);
            Collections.rotate(order, round);
            for (String journal : order) {
                Figures figures = bench.measure(journal);
                System.out.println(figures.row(journal));
                if (round > 0) {
                    all.computeIfAbsent(journal, _ -> new ArrayList<>()).add(figures);
                }
            }
        }
        System.out.println("median of " + rounds + " rounds");
        all.forEach((journal, figures) -> System.out.println(median(figures).row(journal)));
    }

    private static Figures median(List<Figures> rounds) {
        return new Figures(
                middle(rounds.stream().map(Figures::p50Micros).toList()),
                middle(rounds.stream().map(Figures::p99Micros).toList()),
                middle(rounds.stream().map(Figures::eventsPerSecond).toList()),
                middle(rounds.stream().map(Figures::shortMillis).toList()),
                middle(rounds.stream().map(Figures::longMillis).toList()));
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().skip((values.size() - 1) / 2).findFirst().orElseThrow();
    }

    /// What one append and force costs on this disk: the floor of `every-commit`.
    private void rawDisk() throws IOException {
        for (boolean ahead : new boolean[] {false, true}) {
            long[] nanos = new long[LATENCY_COUNT];
            Path file = directory.resolve("raw-" + names.incrementAndGet());
            try (FileChannel channel =
                    FileChannel.open(
                            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                if (ahead) {
                    channel.write(ByteBuffer.allocate(1 << 20), 0);
                    channel.force(true);
                }
                for (int i = 0; i < nanos.length; i++) {
                    long start = System.nanoTime();
                    channel.write(ByteBuffer.wrap(payload), (long) i * PAYLOAD_BYTES);
                    channel.force(false);
                    nanos[i] = System.nanoTime() - start;
                }
            }
            System.out.printf(
                    "| %-24s | %9.0f | %9.0f |%n",
                    ahead ? "raw, allocated ahead" : "raw, growing file",
                    Figures.micros(nanos, 0.5),
                    Figures.micros(nanos, 0.99));
        }
    }

    private Figures measure(String journal) throws Exception {
        if (journal.equals("in-memory")) {
            return measure(JournalProfile.load("in-memory", "unused", 0));
        }
        Path own = directory.resolve("journal-" + names.incrementAndGet());
        boolean h2 = journal.equals("h2");
        String mode = h2 ? "h2" : journal.substring(journal.indexOf(' ') + 1);
        JournalProcess server = JournalProcess.start(own, mode);
        try {
            return measure(JournalProfile.load(h2 ? "h2" : "embedded", "127.0.0.1", server.port()));
        } finally {
            server.kill();
        }
    }

    private Figures measure(Config profile) throws Exception {
        Config config =
                ConfigFactory.parseString("pekko.loglevel = WARNING")
                        .withFallback(profile)
                        .withFallback(ConfigFactory.load());
        ActorTestKit kit = ActorTestKit.create("bench", config);
        try {
            long[] latency = latency(kit);
            double throughput = throughput(kit);
            double shortly = Figures.medianMillis(recovery(kit, 10));
            double longer = Figures.medianMillis(recovery(kit, 1_000));
            return new Figures(
                    Figures.micros(latency, 0.5),
                    Figures.micros(latency, 0.99),
                    throughput,
                    shortly,
                    longer);
        } finally {
            kit.shutdownTestKit();
        }
    }

    private String freshId() {
        return "bench-" + names.incrementAndGet();
    }

    private CompletableFuture<Long> put(ActorRef<Counter.Command> entity) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        entity.tell(new Counter.Put(List.of(payload), done));
        return done;
    }

    private long[] latency(ActorTestKit kit) throws Exception {
        ActorRef<Counter.Command> entity = kit.spawn(Counter.of(freshId()));
        long[] nanos = new long[LATENCY_COUNT];
        for (int i = -LATENCY_WARM_UP; i < nanos.length; i++) {
            long start = System.nanoTime();
            put(entity).get(30, TimeUnit.SECONDS);
            nanos[Math.max(i, 0)] = System.nanoTime() - start;
        }
        return nanos;
    }

    private double throughput(ActorTestKit kit) throws Exception {
        List<ActorRef<Counter.Command>> entities = new ArrayList<>();
        for (int i = 0; i < ENTITIES; i++) {
            entities.add(kit.spawn(Counter.of(freshId())));
            put(entities.getLast()).get(30, TimeUnit.SECONDS);
        }
        AtomicInteger left = new AtomicInteger(EVENTS_OF_ALL);
        long start = System.nanoTime();
        List<CompletableFuture<Void>> loops =
                entities.stream().map(entity -> putWhileSomeAreLeft(entity, left)).toList();
        for (CompletableFuture<Void> loop : loops) {
            loop.get(120, TimeUnit.SECONDS);
        }
        return EVENTS_OF_ALL * 1e9 / (System.nanoTime() - start);
    }

    private CompletableFuture<Void> putWhileSomeAreLeft(
            ActorRef<Counter.Command> entity, AtomicInteger left) {
        return left.getAndDecrement() <= 0
                ? CompletableFuture.completedFuture(null)
                : put(entity).thenCompose(_ -> putWhileSomeAreLeft(entity, left));
    }

    private long[] recovery(ActorTestKit kit, int events) throws Exception {
        String id = freshId();
        ActorRef<Counter.Command> entity = kit.spawn(Counter.of(id));
        for (int i = 0; i < events; i++) {
            put(entity).get(30, TimeUnit.SECONDS);
        }
        long[] nanos = new long[RECOVERIES];
        for (int i = 0; i < nanos.length; i++) {
            entity.tell(new Counter.Stop());
            kit.createTestProbe().expectTerminated(entity, Duration.ofSeconds(30));
            CompletableFuture<Long> count = new CompletableFuture<>();
            long start = System.nanoTime();
            entity = kit.spawn(Counter.of(id));
            entity.tell(new Counter.Get(count));
            long recovered = count.get(60, TimeUnit.SECONDS);
            nanos[i] = System.nanoTime() - start;
            if (recovered != events) {
                throw new IllegalStateException(recovered + " events instead of " + events);
            }
        }
        return nanos;
    }
}
