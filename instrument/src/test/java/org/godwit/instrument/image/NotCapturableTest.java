package org.godwit.instrument.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.continuation.NotCapturableException;
import org.godwit.continuation.SavedFrame;
import org.godwit.continuation.SavedTask;
import org.godwit.continuation.StaticSpace;
import org.godwit.continuation.TaskStatics;
import org.godwit.instrument.image.sample.BadThread;
import org.godwit.instrument.image.sample.Badge;
import org.godwit.instrument.image.sample.Bag;
import org.godwit.instrument.image.sample.Lambdas;
import org.godwit.instrument.image.sample.Planet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.Timer;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

@SuppressWarnings({"JdkObsolete", "DefaultCharset", "IdentityHashMapUsage"}) // what is tested
class NotCapturableTest {

    @TempDir Path folder;

    @Test
    void the_message_says_what_and_by_which_way_and_what_to_do() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            SavedFrame frame =
                    new SavedFrame(
                            "org.x.Main", "run()V", 1, 2, new long[0], new Object[] {new Bag(in)});
            SavedTask task = new SavedTask(List.of(frame), new StaticSpace(), Map.of());
            assertThatThrownBy(() -> Images.write(task))
                    .isInstanceOf(NotCapturableException.class)
                    .hasMessage(
                            "cannot be captured: java.io.FileInputStream, reached by frame"
                                    + " org.x.Main.run -> Bag.bag -> ArrayList.elementData[0];"
                                    + " close it and drop it before; streams over memory and"
                                    + " System.in, out and err can be captured");
        }
    }

    /// As it is generated for the static variables of a task class.
    static final class BagStatics extends TaskStatics {
        @Nullable Object bag;

        @Override
        protected String className() {
            return "a.B";
        }

        @Override
        protected void initialise() {}
    }

    @Test
    void the_way_over_static_variables_is_told() {
        BagStatics holder = new BagStatics();
        holder.bag = new Bag(new Thread());
        StaticSpace statics = StaticSpace.of(Map.of("a.B", holder), Map.of());
        assertThatThrownBy(() -> Images.write(new SavedTask(List.of(), statics, Map.of())))
                .hasMessageContaining("java.lang.Thread, reached by static variables -> ")
                .hasMessageContaining("Bag.bag -> ArrayList.elementData[0]; a task has one thread");
    }

    @Test
    void an_array_in_a_frame_and_the_root_are_told() {
        SavedFrame frame =
                new SavedFrame(
                        "a.B",
                        "c",
                        0,
                        0,
                        new long[0],
                        new Object[] {null, new Object[] {1, new Thread()}});
        assertThatThrownBy(() -> Images.write(frame))
                .hasMessageContaining("reached by frame a.B.c -> [1]; ");
        assertThatThrownBy(() -> Images.write(new Thread()))
                .hasMessageContaining("java.lang.Thread, reached by the root; ");
    }

    static Stream<Object> refused() throws ReflectiveOperationException {
        Iterator<Badge> badges =
                new HashMap<>(Map.of(new Badge(Planet.MARS, 1), 1)).keySet().iterator();
        ReentrantLock held = new ReentrantLock();
        held.lock();
        return Stream.of(
                badges,
                held,
                Thread.currentThread(),
                new BadThread(),
                new ThreadLocal<String>(),
                ClassLoader.getSystemClassLoader(),
                new java.io.FileDescriptor(),
                new PrintStream(new Sink()),
                new Scanner(System.in),
                new Scanner(new ByteArrayInputStream(new byte[1])),
                ByteBuffer.allocateDirect(8),
                ByteBuffer.allocate(8),
                new WeakReference<>("x"),
                new SoftReference<>("x"),
                new WeakHashMap<>(),
                MethodHandles.lookup(),
                MethodHandles.constant(int.class, 1),
                String.class.getDeclaredMethod("length"),
                new CompletableFuture<>(),
                ForkJoinPool.commonPool(),
                new Timer(true),
                Stream.of(1),
                Runtime.getRuntime(),
                new ProcessBuilder(),
                Runtime.class,
                ProcessHandle.current(),
                Lambdas.notCompiledForThis(),
                new NotCapturableTest());
    }

    private static final class Sink extends OutputStream {
        @Override
        public void write(int b) {}
    }

    @ParameterizedTest(autoCloseArguments = false) // one would close System.in
    @MethodSource
    void refused(Object o) {
        assertThatThrownBy(() -> Images.write(new Bag(o)))
                .isInstanceOf(NotCapturableException.class)
                .hasMessageStartingWith("cannot be captured: ")
                .hasMessageContaining("Bag.bag -> ArrayList.elementData[0]");
    }

    @Test
    void arrays_of_what_is_refused_are_refused() {
        assertThatThrownBy(() -> Images.write(new BadThread[0]))
                .hasMessageContaining("BadThread;, reached by the root; a task has one thread");
    }

    static Stream<Map<Object, Integer>> tablesOfTheirOrder() {
        Map<Object, Integer> badges = new HashMap<>();
        Map<Object, Integer> old = new Hashtable<>();
        Map<Object, Integer> identity = new IdentityHashMap<>();
        for (int i = 0; i < 9; i++) {
            badges.put(new Badge(Planet.MARS, i), i);
            old.put(i % 2 == 0 ? Planet.EARTH : i, i);
            identity.put("key" + i, i);
        }
        return Stream.of(badges, old, identity, Map.of("a", 1, "b", 2, "c", 3));
    }

    @ParameterizedTest
    @MethodSource("tablesOfTheirOrder")
    void an_iterator_in_the_middle_of_a_table_that_will_be_rebuilt_waits(Map<Object, Integer> map) {
        Iterator<?> iterator = map.keySet().iterator();
        iterator.next();
        assertThatThrownBy(() -> Images.write(new Object[] {iterator}))
                .isInstanceOf(NotCapturableException.class)
                .hasMessageContaining("an iterator open over a")
                .hasMessageContaining("the task can move when the loop has ended");
        Images.copy(map);
    }

    @Test
    void an_iterator_over_an_immutable_set_waits_until_it_has_ended() {
        Iterator<String> two = Set.of("a", "b").iterator();
        two.next();
        assertThatThrownBy(() -> Images.write(two)).hasMessageContaining("immutable set or map");
        two.next();
        Images.copy(two);
    }

    @Test
    void iterators_by_links_or_over_snapshots_do_not_wait() {
        Map<Object, Integer> linked = new LinkedHashMap<>();
        Map<Object, Integer> concurrent = new ConcurrentHashMap<>();
        for (Planet planet : Planet.values()) {
            linked.put(planet, 1);
            concurrent.put(planet, 1);
        }
        for (Map<Object, Integer> map : List.of(linked, concurrent)) {
            Iterator<Object> iterator = map.keySet().iterator();
            iterator.next();
            Iterator<?> copy = (Iterator<?>) Images.copyElsewhere(iterator);
            iterator.forEachRemaining(
                    planet -> assertThat(copy.next()).hasToString(planet.toString()));
            assertThat(copy.hasNext()).isFalse();
        }
    }
}
