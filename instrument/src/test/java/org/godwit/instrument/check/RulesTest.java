package org.godwit.instrument.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Every rule finds what it is for in one class of the samples and nothing in its neighbour.
class RulesTest {

    @ParameterizedTest(name = "{0}")
    @EnumSource(Rule.class)
    void a_rule_finds_what_it_is_for(Rule rule) throws Exception {
        List<Finding> found =
                check(camel(rule) + "Has").stream().filter(f -> f.rule() == rule).toList();

        assertThat(found).isNotEmpty();
        assertThat(found)
                .allSatisfy(f -> {
                    assertThat(f.file()).endsWith(".java");
                    assertThat(f.toString()).contains(" " + rule.id() + " ").contains(f.what());
                });
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Rule.class)
    void a_rule_finds_nothing_where_nothing_is(Rule rule) throws Exception {
        assertThat(check(camel(rule) + "HasNot")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "CallbackByReference, CALLBACK",
        "CallbackByObject, CALLBACK",
        "CallbackByEitherObject, CALLBACK",
        "ConstructorEarly, CONSTRUCTOR",
        "ConstructorOfRecord, CONSTRUCTOR",
        "ConstructorByReference, CONSTRUCTOR",
        "ThreadsByParent, THREADS",
        "SharedStaticOfInterface, SHARED_STATIC",
    })
    void a_rule_finds_its_other_forms(String sample, Rule rule) throws Exception {
        assertThat(check(sample)).extracting(Finding::rule).containsExactly(rule);
    }

    @Test
    void every_way_to_show_an_identity_is_found() throws Exception {
        assertThat(check("IdentityByDefault"))
                .extracting(Finding::what)
                .containsExactly(
                        "the default toString of Unnamed",
                        "the default toString of Unnamed",
                        "the default hashCode of Unnamed",
                        "the default toString of Unnamed",
                        "the default toString of an array");
    }

    @Test
    void a_short_monitor_does_not_pin_even_with_threads() throws Exception {
        assertThat(check("MonitorShort")).extracting(Finding::rule).containsOnly(Rule.THREADS);
    }

    @Test
    void a_finding_names_its_line_and_says_what_to_do() throws Exception {
        Finding finding = check("ExitHas").getFirst();

        assertThat(finding.line()).isPositive();
        assertThat(finding.method()).isEqualTo("main()V");
        assertThat(finding)
                .hasToString(
                        "HostSamples.java:%d  R19 note  System.exit: it ends the task and not its process: shutdown hooks do not run, and finally blocks are without effect; return from main where they matter"
                                .formatted(finding.line()));
    }

    @Test
    void no_number_is_given_twice() {
        assertThat(Rule.values()).extracting(Rule::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ThreadsHas", "ThreadsByParent", "ParallelStreamHas", "MonitorHas"})
    void threads_are_seen(String sample) throws Exception {
        assertThat(ThreadUse.in(closure(sample))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"CurrentThreadHas", "SleepHas", "MonitorHasNot", "CallbackHas"})
    void what_a_task_does_with_its_own_thread_is_no_thread(String sample) throws Exception {
        assertThat(ThreadUse.in(closure(sample))).isFalse();
    }

    private static List<Finding> check(String sample) throws Exception {
        return RestrictionAnalyser.check(closure(sample)).all();
    }

    private static Closure closure(String sample) throws Exception {
        String name = RulesTest.class.getPackageName() + ".samples." + sample;
        return Closure.of(name, new LocatedClasses(name, RulesTest.class.getClassLoader()));
    }

    private static String camel(Rule rule) {
        return Arrays.stream(rule.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
