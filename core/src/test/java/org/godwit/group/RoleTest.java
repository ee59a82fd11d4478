package org.godwit.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Who exchanges data with whom.
class RoleTest {

    private static List<Tid> members(int n) {
        return IntStream.range(0, n).mapToObj(i -> Tid.task(1 + i % 3, 1 + i, 0)).toList();
    }

    @Test
    void a_reduction_is_one_tree_of_all_members_with_the_root_on_top() {
        for (int n = 1; n <= 70; n++) {
            List<Tid> all = members(n);
            for (int top = 0; top < n; top++) {
                Tid root = all.get(top);
                Map<Tid, Tid> above = new HashMap<>();
                for (int me = 0; me < n; me++) {
                    Tid self = all.get(me);
                    Role role = Role.of(Collective.REDUCE, all, top, me);
                    assertThat(role.up().isEmpty()).isEqualTo(self.equals(root));
                    role.up().ifPresent(up -> above.put(self, up));
                }
                for (int me = 0; me < n; me++) {
                    Tid self = all.get(me);
                    Role role = Role.of(Collective.REDUCE, all, top, me);
                    assertThat(role.down())
                            .doesNotHaveDuplicates()
                            .containsExactlyInAnyOrderElementsOf(
                                    all.stream().filter(t -> self.equals(above.get(t))).toList());
                    assertThat(stepsTo(root, self, above)).isLessThanOrEqualTo(log2(n));
                    assertThat(role.down().size()).isLessThanOrEqualTo(log2(n));
                }
            }
        }
    }

    /// No way up is longer than the tree is high, which means that each ends at the root.
    private static int stepsTo(Tid root, Tid from, Map<Tid, Tid> above) {
        int steps = 0;
        Tid at = from;
        while (!at.equals(root) && steps <= above.size()) {
            at = above.getOrDefault(at, root);
            steps++;
        }
        return steps;
    }

    private static int log2(int n) {
        return 32 - Integer.numberOfLeadingZeros(n - 1);
    }

    @Test
    void a_gather_has_all_members_below_its_root() {
        List<Tid> all = members(4);
        assertThat(Role.of(Collective.GATHER, all, 2, 2).down()).isEqualTo(all);
        Role other = Role.of(Collective.SCATTER, all, 2, 0);
        assertThat(other.up()).contains(all.get(2));
        assertThat(other.down()).isEmpty();
    }
}
