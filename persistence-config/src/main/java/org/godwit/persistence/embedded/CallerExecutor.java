package org.godwit.persistence.embedded;

import com.typesafe.config.Config;

import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// The threads of the plug-in's dispatcher: whoever brings it something does it himself, once; what
/// comes of that meanwhile is left to a thread. An event costs two hand-overs less so, of some 20
/// microseconds each, and nothing that the plug-in does blocks.
public final class CallerExecutor extends ExecutorServiceConfigurator {

    /// Pekko calls this.
    public CallerExecutor(Config config, DispatcherPrerequisites prerequisites) {
        super(config, prerequisites);
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
        return () -> new Caller(Executors.newSingleThreadExecutor(threads));
    }

    private static final class Caller extends AbstractExecutorService {

        private final ExecutorService thread;
        private final ThreadLocal<Boolean> isBusy = ThreadLocal.withInitial(() -> false);

        Caller(ExecutorService thread) {
            this.thread = thread;
        }

        @Override
        public void execute(Runnable task) {
            if (isBusy.get() || thread.isShutdown()) {
                thread.execute(task);
                return;
            }
            isBusy.set(true);
            try {
                task.run();
            } finally {
                isBusy.set(false);
            }
        }

        @Override
        public void shutdown() {
            thread.shutdown();
        }

        @Override
        public List<Runnable> shutdownNow() {
            return thread.shutdownNow();
        }

        @Override
        public boolean isShutdown() {
            return thread.isShutdown();
        }

        @Override
        public boolean isTerminated() {
            return thread.isTerminated();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            return thread.awaitTermination(timeout, unit);
        }
    }
}
