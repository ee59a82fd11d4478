package org.godwit.console.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the fake's tasks do.
final class FakeProgram {

    static final Set<String> NAMES = Set.of("hello", "fail", "sleeper", "opt", "opt-worker");

    private static final int EPOCH_MIN_MILLIS = 3;

    private FakeProgram() {}

    static void start(FakeVm vm, FakeTask task, List<String> argv) {
        switch (task.line().path("program").asText()) {
            case "hello" -> {
                task.write("hello");
                task.write("world" + String.join("", argv));
                vm.ended(task, "RETURNED", "");
            }
            case "fail" -> vm.ended(task, "FAILED", "division by zero");
            case "opt" -> {
                List<FakeTask> workers = new ArrayList<>();
                for (int i = 0; i < Integer.parseInt(argv.getFirst()); i++) {
                    workers.add(vm.create("opt-worker", task.tid()));
                }
                Thread.ofVirtual().start(() -> train(vm, task, workers, argv));
            }
            default -> {}
        }
    }

    private static void train(
            FakeVm vm, FakeTask master, List<FakeTask> workers, List<String> argv) {
        int epochs = Integer.parseInt(argv.get(1));
        int pause = Integer.parseInt(argv.get(4));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            try {
                Thread.sleep(Math.max(EPOCH_MIN_MILLIS, pause));
            } catch (InterruptedException e) {
                return;
            }
            master.write("epoch " + epoch + " error 0.5 accuracy 0.9");
        }
        master.write("result " + vm.nextOptResult() + " error 0.1 accuracy 0.95");
        workers.forEach(worker -> vm.ended(worker, "RETURNED", ""));
        vm.ended(master, "RETURNED", "");
    }
}
