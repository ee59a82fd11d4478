package org.godwit.instrument.check.samples;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

class ThreadsHas {
    void run(Runnable work) {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        pool.execute(work);
        pool.shutdown();
    }
}

class ThreadsHasNot {
    void run(Runnable work) {
        Deque<Runnable> queue = new ArrayDeque<>();
        queue.add(work);
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }
}

class ThreadsByParent extends Thread {
    @Override
    public void run() {
        System.out.println("away");
    }
}

class LockHas {
    private final ReentrantLock lock = new ReentrantLock();
    private int sum;

    void add(int n) {
        lock.lock();
        try {
            sum += n;
        } finally {
            lock.unlock();
        }
    }
}

class LockHasNot {
    private int sum;

    void lock(int n) {
        sum += n;
    }
}

class OpenFileHas {
    int first(String name) throws IOException {
        try (InputStream in = new FileInputStream(name)) {
            return in.read();
        }
    }
}

class OpenFileHasNot {
    int first(String text) throws IOException {
        try (StringReader in = new StringReader(text)) {
            return in.read();
        }
    }
}

class OffHeapHas {
    ByteBuffer make() {
        return ByteBuffer.allocateDirect(64);
    }
}

class OffHeapHasNot {
    ByteBuffer make() {
        return ByteBuffer.allocate(64);
    }
}

class ThreadLocalHas {
    private final ThreadLocal<String> name = new ThreadLocal<>();

    void set(String value) {
        name.set(value);
    }
}

class ThreadLocalHasNot {
    private String name = "";

    void set(String value) {
        name = value;
    }
}

class ReferenceHas {
    WeakReference<int[]> weak(int[] cells) {
        return new WeakReference<>(cells);
    }
}

class ReferenceHasNot {
    int[] strong(int[] cells) {
        return cells;
    }
}

class MirrorHas {
    static VarHandle find() throws ReflectiveOperationException {
        return MethodHandles.lookup().findVarHandle(MirrorHas.class, "cell", int.class);
    }

    int cell;
}

class MirrorHasNot {
    String find() {
        return MirrorHasNot.class.getName() + MirrorHasNot.class.getClassLoader().getName();
    }
}

class ResourceStreamHas {
    int first() throws IOException {
        try (InputStream in = ResourceStreamHas.class.getResourceAsStream("x")) {
            return in == null ? -1 : in.read();
        }
    }
}

class ResourceStreamHasNot {
    boolean exists() {
        return ResourceStreamHasNot.class.getResource("x") != null;
    }
}

class CurrentThreadHas {
    String name() {
        return Thread.currentThread().getName();
    }
}

class CurrentThreadHasNot {
    void give() {
        Thread.onSpinWait();
    }
}
