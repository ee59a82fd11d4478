package org.godwit.examples.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class ConformanceCaseTest {

    static List<ConformanceCase> cases() {
        return ConformanceCase.ALL;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_answer_has_a_name_of_its_own_that_tells_its_kind(ConformanceCase it) {
        List<String> names =
                it.expected().stream().map(l -> l.substring(0, l.indexOf(": "))).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(n -> n.matches("(spec|impl)\\..+"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_not_asked_is_not_expected(ConformanceCase it) {
        for (String name : it.notAsked()) {
            assertThat(it.expected()).noneMatch(l -> l.startsWith(name + ": "));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_program_of_a_case_has_a_main(ConformanceCase it) throws ReflectiveOperationException {
        assertThat(Class.forName(it.program()).getMethod("main", String[].class)).isNotNull();
    }
}
