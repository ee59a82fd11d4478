package org.godwit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.godwit.host.HostFile.Entry;
import org.junit.jupiter.api.Test;

import java.util.Map;

class HostFileTest {

    private static final String TEXT =
            """
            # the cluster
            first            # where it is started
            * sp=500 wd=/work
            second
            &third sp=2000
              * sp=7
            fourth zz=1
            """;

    private final HostFile file = HostFile.parse(TEXT);

    @Test
    void hosts_come_in_the_order_of_the_file_some_of_them_only_known() {
        assertThat(file.entries())
                .extracting(e -> e.host().name(), Entry::starts)
                .containsExactly(
                        tuple("first", true), tuple("second", true), tuple("third", false));
    }

    @Test
    void defaults_hold_from_where_they_stand() {
        assertThat(file.entries())
                .extracting(e -> e.host().speed())
                .containsExactly(1000, 500, 2000);
        assertThat(file.entries().getLast().host().options()).containsEntry(HostOption.WD, "/work");
        assertThat(file.defaults()).isEqualTo(Map.of(HostOption.SP, "7", HostOption.WD, "/work"));
    }

    @Test
    void a_mistake_is_told_with_its_line_and_the_others_count() {
        assertThat(file.mistakes()).hasSize(1);
        assertThat(file.mistakes().getFirst().line()).isEqualTo(7);
        assertThat(file.mistakes().getFirst().reason()).contains("'zz=1' is no option");
    }

    @Test
    void a_host_that_is_added_later_is_what_the_file_says_of_it() throws BadHostLineException {
        assertThat(file.complete("third").speed()).isEqualTo(2000);
        assertThat(file.complete("third sp=3").speed()).isEqualTo(3);
        assertThat(file.complete("other").speed()).isEqualTo(7);
    }

    @Test
    void an_empty_file_says_nothing() {
        assertThat(HostFile.parse("\n# nothing\n").entries()).isEmpty();
        assertThat(HostFile.parse("").mistakes()).isEmpty();
    }
}
