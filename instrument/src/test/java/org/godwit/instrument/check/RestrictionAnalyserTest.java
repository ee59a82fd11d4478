package org.godwit.instrument.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.net.URL;
import java.net.URLClassLoader;

class RestrictionAnalyserTest {

    private static final String SAMPLES = RulesTest.class.getPackageName() + ".samples.";
    private static final ClassLoader CLASSES = RestrictionAnalyserTest.class.getClassLoader();

    @Test
    void a_program_is_read_once_for_each_class_loader() throws Exception {
        Findings first = RestrictionAnalyser.check(SAMPLES + "ExitHas", CLASSES);

        assertThat(RestrictionAnalyser.check(SAMPLES + "ExitHas", CLASSES)).isSameAs(first);
        try (URLClassLoader other = new URLClassLoader(new URL[0], CLASSES)) {
            assertThat(RestrictionAnalyser.check(SAMPLES + "ExitHas", other))
                    .isEqualTo(first)
                    .isNotSameAs(first);
        }
    }

    @Test
    void the_classes_that_a_program_names_are_checked_with_it() throws Exception {
        Findings found = RestrictionAnalyser.check(SAMPLES + "CallbackByObject", CLASSES);

        assertThat(found.classes()).isEqualTo(2);
        assertThat(found.isClean()).isFalse();
    }

    @Test
    void notes_leave_a_program_clean() throws Exception {
        Findings found = RestrictionAnalyser.check(SAMPLES + "ClockHas", CLASSES);

        assertThat(found.all()).hasSize(1);
        assertThat(found.isClean()).isTrue();
        assertThat(found.summary()).endsWith("ClockHas: no restrictions and 1 note in 1 class");
    }

    @Test
    void a_class_that_is_not_there_or_no_program_is_named() {
        assertThatThrownBy(() -> RestrictionAnalyser.check("no.such.Program", CLASSES))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessage("no.such.Program");
        assertThatThrownBy(() -> RestrictionAnalyser.check("java.lang.String", CLASSES))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessage("java.lang.String");
    }
}
