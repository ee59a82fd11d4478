package org.godwit.cluster.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.cluster.processor.Unwritten.Piece;
import org.godwit.processor.ProcessorEvent;
import org.godwit.processor.ProcessorEvent.StatePart;
import org.godwit.processor.ProcessorEvent.TakeRecorded;
import org.godwit.processor.ProcessorImage;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class UnwrittenTest {

    private static final int MAX = 512;
    private static final long ALL = Long.MAX_VALUE;

    /// An eighth of what goes into one file.
    private static final byte[] PART = new byte[(int) (Unwritten.BATCH_BYTES / 8)];

    private static final byte[] SMALL = new byte[1_000];

    private final Unwritten unwritten = new Unwritten();

    private List<Piece> addParts(int count) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pieces.add(unwritten.add(new StatePart(i, PART)));
        }
        return pieces;
    }

    @Test
    void parts_are_not_worth_writing_before_they_fill_a_file() {
        assertThat(unwritten.isWorthWriting()).isFalse();
        assertThat(addParts(7)).containsOnly(Piece.GOES_ON);
        assertThat(unwritten.isWorthWriting()).isFalse();
        assertThat(addParts(1)).containsExactly(Piece.ENDS_BATCH);
        assertThat(unwritten.isWorthWriting()).isTrue();
    }

    @Test
    void anything_else_is_worth_writing_at_once() {
        addParts(1);
        assertThat(unwritten.add(new TakeRecorded(1, 0))).isEqualTo(Piece.NONE);
        assertThat(unwritten.isWorthWriting()).isTrue();
        assertThat(unwritten.take(MAX, ALL)).hasSize(2);
        assertThat(unwritten.isWorthWriting()).isFalse();
        assertThat(unwritten.bytes()).isZero();
    }

    @Test
    void a_batch_is_not_taken_before_all_its_parts_are_there() {
        addParts(10);
        assertThat(unwritten.take(MAX, ALL)).hasSize(8);
        assertThat(unwritten.isWorthWriting()).isFalse();
        addParts(6);
        assertThat(unwritten.take(MAX, ALL)).hasSize(8);
        assertThat(unwritten.isEmpty()).isTrue();
    }

    @Test
    void half_of_the_batches_that_wait_is_taken_as_far_as_it_fits() {
        addParts(64);
        assertThat(unwritten.take(MAX, 20L * PART.length)).hasSize(16);
        assertThat(unwritten.take(MAX, ALL)).hasSize(24);
        assertThat(unwritten.take(MAX, ALL)).hasSize(8);
        assertThat(unwritten.take(MAX, ALL)).hasSize(8);
        assertThat(unwritten.isWorthWriting()).isTrue();
        assertThat(unwritten.take(MAX, ALL)).hasSize(8);
        assertThat(unwritten.isEmpty()).isTrue();
    }

    @Test
    void what_ends_a_state_in_parts_goes_into_the_file_of_the_last_ones() {
        addParts(11);
        assertThat(unwritten.add(checkpoint())).isEqualTo(Piece.ENDS_BATCH);
        assertThat(unwritten.take(MAX, 10L * PART.length)).hasSize(8);
        assertThat(unwritten.take(MAX, ALL)).hasSize(4);
        assertThat(unwritten.add(checkpoint())).as("a state without parts").isEqualTo(Piece.NONE);
    }

    private static ProcessorEvent checkpoint() {
        return new ProcessorEvent.Checkpoint(
                new ProcessorImage(
                        new TaskSpec(
                                Tid.task(1, 1, 0),
                                "program",
                                List.of(),
                                Optional.empty(),
                                false,
                                List.of(),
                                Durability.JOURNALED,
                                Inherited.NOTHING),
                        1,
                        3,
                        PART,
                        0,
                        0,
                        0,
                        1,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Test
    void what_is_larger_than_what_may_be_taken_is_taken_alone() {
        addParts(8);
        assertThat(unwritten.take(MAX, 10)).hasSize(1);
        assertThat(unwritten.take(3, ALL)).hasSize(3);
        assertThat(unwritten.take(MAX, ALL)).hasSize(4);
    }

    @Test
    void whatever_is_added_and_taken_comes_out_once_and_in_order() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        List<ProcessorEvent> added = new ArrayList<>();
        List<ProcessorEvent> taken = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            ProcessorEvent event =
                    random.nextInt(10) == 0
                            ? new TakeRecorded(i, 0)
                            : new StatePart(i, random.nextBoolean() ? PART : SMALL);
            added.add(event);
            unwritten.add(event);
            if (random.nextInt(12) == 0) {
                taken.addAll(
                        unwritten.take(1 + random.nextInt(40), random.nextLong(20L * PART.length)));
            }
        }
        unwritten.add(new TakeRecorded(0, 0));
        while (!unwritten.isEmpty()) {
            taken.addAll(unwritten.take(MAX, ALL));
        }
        assertThat(taken.subList(0, added.size())).as("seed " + seed).isEqualTo(added);
        assertThat(taken).hasSize(added.size() + 1);
    }
}
