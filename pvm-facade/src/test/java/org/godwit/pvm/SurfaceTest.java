package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names, signatures and values that programs compile against.
class SurfaceTest {

    private static final String PLAIN =
            """
            int pvm_mytid()
            int pvm_parent()
            int pvm_siblings(int[][])
            int pvm_exit()
            int pvm_spawn(String, String[], int, String, int, int[])
            int pvm_kill(int)
            int pvm_pstat(int)
            int pvm_tasks(int, int[], PvmTaskInfo[][])
            int pvm_tidtohost(int)
            int pvm_notify(int, int, int, int[])
            int pvm_send(int, int)
            int pvm_mcast(int[], int, int)
            int pvm_psend(int, int, Object, int, int)
            int pvm_recv(int, int)
            int pvm_nrecv(int, int)
            int pvm_trecv(int, int, Duration)
            int pvm_probe(int, int)
            int pvm_precv(int, int, Object, int, int, int[], int[], int[])
            int pvm_bufinfo(int, int[], int[], int[])
            int pvm_getminfo(int, PvmMInfo)
            int pvm_setminfo(int, PvmMInfo)
            int pvm_initsend(int)
            int pvm_mkbuf(int)
            int pvm_freebuf(int)
            int pvm_getsbuf()
            int pvm_getrbuf()
            int pvm_setsbuf(int)
            int pvm_setrbuf(int)
            int pvm_pkstr(String)
            int pvm_upkstr(String[])
            int pvm_setcontext(int)
            int pvm_getcontext()
            int pvm_config(int[], int[], PvmHostInfo[][])
            int pvm_joingroup(String)
            int pvm_lvgroup(String)
            int pvm_gsize(String)
            int pvm_getinst(String, int)
            int pvm_gettid(String, int)
            int pvm_barrier(String, int)
            int pvm_bcast(String, int)
            int pvm_freezegroup(String, int)
            int pvm_gather(Object, Object, int, int, int, String, int)
            int pvm_scatter(Object, Object, int, int, int, String, int)
            int pvm_reduce(PvmReduceFunction, Object, int, int, int, String, int)
            int pvm_setopt(int, int)
            int pvm_getopt(int)
            int pvm_perror(String)
            String pvm_strerror()
            String pvm_version()
            int pvm_errno()
            """;

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("byte", "byte"),
                    Map.entry("short", "short"),
                    Map.entry("int", "int"),
                    Map.entry("long", "long"),
                    Map.entry("ushort", "short"),
                    Map.entry("uint", "int"),
                    Map.entry("ulong", "long"),
                    Map.entry("float", "float"),
                    Map.entry("double", "double"),
                    Map.entry("cplx", "float"),
                    Map.entry("dcplx", "double"));

    private static Stream<String> packing() {
        return TYPES.entrySet().stream()
                .flatMap(t ->
                        Stream.of("pk", "upk")
                                .map(p -> "int pvm_" + p + t.getKey() + "(" + t.getValue()))
                .flatMap(s -> Stream.of(s + "[], int, int)", s + "[], int, int, int)"));
    }

    private static String signature(Method m) {
        String parameters =
                Arrays.stream(m.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", "));
        return m.getReturnType().getSimpleName() + " " + m.getName() + "(" + parameters + ")";
    }

    @Test
    void exactly_the_functions_that_work_exist() {
        assertThat(
                        Arrays.stream(Pvm.class.getMethods())
                                .filter(m -> Modifier.isStatic(m.getModifiers()))
                                .map(SurfaceTest::signature))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(PLAIN.lines(), packing()).toList());
    }

    @Test
    void every_constant_has_its_name_and_value() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (String line : O1PackOracleTest.recorded("constants.txt")) {
            for (String word : line.replaceFirst("^String ", "").split(" ")) {
                String[] pair = word.split("=");
                expected.put(pair[0], pair[1].replace("\"", ""));
            }
        }
        Map<String, String> actual =
                Arrays.stream(Pvm.class.getFields())
                        .collect(
                                Collectors.toMap(
                                        Field::getName,
                                        SurfaceTest::valueOf,
                                        (a, b) -> a,
                                        TreeMap::new));
        assertThat(actual).isEqualTo(expected);
    }

    private static String valueOf(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
