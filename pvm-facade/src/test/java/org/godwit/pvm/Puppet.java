package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A task of a [LoopbackMachine] that makes calls when the test wants it to.
final class Puppet {

    private record Order(Callable<Integer> call, CompletableFuture<Integer> answer) {}

    private final LinkedBlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean ended;

    Puppet(LoopbackMachine machine) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        machine.run(this::obey);
                        end.complete(null);
                    } catch (Throwable t) {
                        end.completeExceptionally(t);
                    }
                });
        assertThat(does(() -> Pvm.pvm_setopt(Pvm.PvmAutoErr, 0))).isEqualTo(1);
    }

    static Puppet[] several(LoopbackMachine machine, int n) {
        Puppet[] all = new Puppet[n];
        Arrays.setAll(all, i -> new Puppet(machine));
        return all;
    }

    private void obey() throws InterruptedException {
        while (!ended) {
            Order order = orders.take();
            try {
                order.answer().complete(order.call().call());
            } catch (Throwable t) {
                order.answer().completeExceptionally(t);
            }
        }
    }

    /// Makes a call that may wait.
    CompletableFuture<Integer> begins(Callable<Integer> call) {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        orders.add(new Order(call, answer));
        return answer;
    }

    int does(Callable<Integer> call) {
        return answerOf(begins(call));
    }

    static int answerOf(CompletableFuture<Integer> call) {
        try {
            return call.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /// Ends the task; its end has been told when this returns.
    void ends() {
        begins(() -> {
            ended = true;
            return 0;
        });
        end.join();
    }
}
