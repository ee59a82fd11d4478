package org.godwit.examples.masterworker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BagTest {

    private final Bag bag = new Bag(2);

    @Test
    void every_job_is_taken_once() {
        assertThat(bag.take()).isEqualTo(0);
        assertThat(bag.take()).isEqualTo(1);
        assertThat(bag.take()).isEqualTo(Bag.NO_JOB);
    }

    @Test
    void a_job_that_is_put_back_is_taken_again() {
        bag.take();
        bag.take();
        bag.putBack(0);
        assertThat(bag.take()).isEqualTo(0);
        assertThat(bag.isFinished()).isFalse();
    }

    @Test
    void results_are_counted_once() {
        bag.take();
        bag.take();
        bag.done(0, 5);
        bag.done(0, 5);
        assertThat(bag.isFinished()).isFalse();
        bag.putBack(0);
        assertThat(bag.take()).isEqualTo(Bag.NO_JOB);
        bag.done(1, 3);
        assertThat(bag.isFinished()).isTrue();
        assertThat(bag.total()).isEqualTo(8);
    }

    @Test
    void trial_division_and_sieve_agree() {
        for (int limit = 0; limit < 200; limit++) {
            assertThat(Primes.countIn(0, limit)).isEqualTo(Primes.countBelow(limit));
        }
        assertThat(Primes.countIn(0, 5_000) + Primes.countIn(5_000, 10_000)).isEqualTo(1_229);
        assertThat(Primes.countBelow(10_000)).isEqualTo(1_229);
    }
}
