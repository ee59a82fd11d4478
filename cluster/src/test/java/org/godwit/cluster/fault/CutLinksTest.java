package org.godwit.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.cluster.fault.CutLinks.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class CutLinksTest {

    @TempDir private Path folder;

    @Test
    void a_host_finds_those_whom_it_does_not_reach_until_the_links_are_healed() throws Exception {
        CutLinks links = new CutLinks(folder.toString());
        assertThat(links.cutFrom("h1")).isEmpty();

        links.cut(List.of(new Link("h1", "h2"), new Link("h1", "h3"), new Link("h3", "h1")));
        assertThat(links.cutFrom("h1")).containsExactlyInAnyOrder("h2", "h3");
        assertThat(links.cutFrom("h2")).isEmpty();
        assertThat(links.cutFrom("h3")).containsExactly("h1");

        links.cut(List.of(new Link("h2", "h1")));
        assertThat(links.cutFrom("h1")).isEmpty();
        links.heal();
        assertThat(links.cutFrom("h2")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void artery_is_in_test_mode_only_where_links_can_be_cut() {
        assertThat(CutLinks.OFF.artery().isEmpty()).isTrue();
        assertThat(
                        new CutLinks("/tmp")
                                .artery()
                                .getBoolean("pekko.remote.artery.advanced.test-mode"))
                .isTrue();
    }
}
