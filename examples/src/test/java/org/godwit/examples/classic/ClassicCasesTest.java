package org.godwit.examples.classic;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.examples.classic.ClassicCase.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The samples are what the programs printed on the real PVM 3.4.6, on one host.
class ClassicCasesTest {

    static List<ClassicCase> cases() {
        return ClassicCases.ALL;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_the_real_pvm_showed_has_the_property(ClassicCase it) throws IOException {
        assertThat(it.holds().test(new Ending(0, sample(it)))).as(it.property()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_program_that_did_not_return_fails(ClassicCase it) throws IOException {
        assertThat(it.holds().test(new Ending(1, sample(it)))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void silence_is_enough_for_a_lone_barrier_only(ClassicCase it) {
        boolean holds = it.holds().test(new Ending(0, List.of()));
        assertThat(holds).isEqualTo(it.name().equals("gs 1"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_program_of_a_case_has_a_main(ClassicCase it) throws ReflectiveOperationException {
        Class<?> program = Class.forName(it.program());
        assertThat(program.getMethod("main", String[].class)).isNotNull();
    }

    @Test
    void names_differ() {
        assertThat(cases().stream().map(ClassicCase::name)).doesNotHaveDuplicates();
    }

    @Test
    void a_wrong_sum_of_a_worker_is_seen() throws IOException {
        assertRefused("master1 3", line -> line.replace("I got 300", "I got 301"));
        assertRefused("master1 3", line -> line.replace("from 2;", "from 1;"));
    }

    @Test
    void a_token_that_does_not_come_back_is_seen() throws IOException {
        assertRefused("spmd 3", line -> line.replace("token ring done", ""));
    }

    @Test
    void wrong_doubles_are_seen() throws IOException {
        assertRefused(
                "dbwtest", line -> line.replaceFirst("t[0-9a-f]+: 100000 doubles.*", "error: 5"));
    }

    @Test
    void a_message_out_of_another_context_is_seen() throws IOException {
        assertRefused("inheritb", line -> line.replace("from 2nd", "from 1st"));
    }

    @Test
    void an_entry_that_outlives_its_owner_is_seen() throws IOException {
        assertRefused("listing", line -> line.replace("gmbi: 2 mbox", "gmbi: 3 mbox"));
        assertRefused("listing", line -> line.replace("owner_tid <t0>", "owner_tid <t40001>"));
    }

    @Test
    void a_lock_that_does_not_hold_is_seen() throws IOException {
        assertRefused("removal", line -> line.replace("rme: Key locked", "rme: "));
    }

    @Test
    void members_that_do_not_match_are_seen() throws IOException {
        assertRefused("ge 3", line -> line.replace("done", "gid 1 doesn't match up!\ndone"));
        assertRefused("ge 3", line -> line.replace("size 3", "size 2"));
    }

    @Test
    void wrong_sums_norms_and_products_are_seen() throws IOException {
        assertRefused("trsg 3", line -> line.replace("650", "651"));
        assertRefused("trsg 3", line -> line.replace("1.000000", "2.000000"));
        assertRefused("gexample 3", line -> line.replace("78", "79"));
        assertRefused("gexample 3", line -> line.replace("4.79002e+08", "4.79002e+09"));
    }

    private static void assertRefused(String name, UnaryOperator<String> change)
            throws IOException {
        ClassicCase it =
                cases().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
        List<String> changed = new ArrayList<>();
        for (String line : sample(it)) {
            changed.addAll(change.apply(line).lines().toList());
        }
        assertThat(changed).as("the change changes something").isNotEqualTo(sample(it));
        assertThat(it.holds().test(new Ending(0, changed))).isFalse();
    }

    private static List<String> sample(ClassicCase it) throws IOException {
        String resource = it.name().replace(' ', '-') + ".txt";
        try (InputStream in = ClassicCasesTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).lines().toList();
        }
    }
}
