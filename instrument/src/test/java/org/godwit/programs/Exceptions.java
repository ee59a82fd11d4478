package org.godwit.programs;

import org.godwit.instrument.Output;
import org.godwit.pvm.Pvm;
import org.godwit.pvm.PvmTask;

import java.io.IOException;
import java.util.List;

/// Exceptions through frames that were captured; nothing of it may see the capture itself.
public final class Exceptions implements PvmTask {

    private final StringBuilder log = new StringBuilder();

    @Override
    public void main(String[] argv) {
        for (int i = 0; i < 4; i++) {
            Output.print(once(i));
        }
        try {
            deep(3);
        } catch (RuntimeException e) {
            Output.print(e.getMessage() + e.getSuppressed().length);
        }
        Output.print(everything());
        Output.print(nested(2));
        Output.print(lines());
        Output.print(log);
    }

    private long once(int i) {
        long sum = 0;
        try {
            sum += risky(i);
        } catch (IllegalArgumentException e) {
            for (int k = 0; k < 2; k++) {
                sum += String.valueOf(e.getMessage()).length();
            }
            Pvm.pvm_pstat(0x40001);
        } finally {
            sum *= 3;
            for (int k = 0; k < 2; k++) {
                sum += k;
            }
            Pvm.pvm_pstat(0x40002);
        }
        try (Resource first = new Resource(i);
                Resource second = new Resource((int) risky(2))) {
            sum += first.value + second.value;
            Pvm.pvm_pstat(0x40003);
        }
        return sum;
    }

    private final class Resource implements AutoCloseable {
        final int value;

        Resource(int value) {
            this.value = value;
        }

        @Override
        public void close() {
            for (int i = 0; i < 2; i++) {
                log.append('c').append(value);
            }
        }
    }

    private long risky(int i) {
        Pvm.pvm_pstat(0x40004);
        if (i % 2 == 1) {
            throw new IllegalArgumentException("odd" + i);
        }
        long sum = 0;
        for (int k = 0; k <= i; k++) {
            sum += k;
        }
        return sum;
    }

    @SuppressWarnings("InfiniteRecursion") // an exception ends it
    private void deep(int n) {
        Pvm.pvm_pstat(0x40005);
        if (n == 0) {
            throw new IllegalStateException("bottom");
        }
        try {
            deep(n - 1);
        } finally {
            log.append(n);
            for (int i = 0; i < n; i++) {
                log.append('.');
            }
        }
    }

    /// Would swallow a signal that it sees.
    private String everything() {
        String seen = "";
        for (int i = 0; i < 3; i++) {
            try {
                Pvm.pvm_pstat(0x40006);
                risky(i);
                for (int k = 0; k < 2; k++) {
                    seen += k;
                }
            } catch (Throwable t) {
                seen += t.getClass().getSimpleName();
            }
        }
        return seen;
    }

    private int nested(int n) {
        int result = 0;
        try {
            try {
                for (int i = 0; i < n; i++) {
                    result += i;
                }
                checked(n);
            } catch (IOException e) {
                for (int i = 0; i < n; i++) {
                    result += 10;
                }
                throw new IllegalStateException(e);
            } finally {
                result += (int) risky(n);
            }
        } catch (IllegalStateException e) {
            return result + (e.getCause() instanceof IOException ? 1000 : 0);
        }
        return -1;
    }

    private void checked(int n) throws IOException {
        for (int i = 0; i < n; i++) {
            Pvm.pvm_pstat(0x40007);
        }
        throw new IOException("checked");
    }

    /// Line numbers stay those of the source.
    private List<Integer> lines() {
        try {
            deep(1);
            return List.of();
        } catch (IllegalStateException e) {
            StackTraceElement first = e.getStackTrace()[0];
            return List.of(first.getLineNumber(), first.getMethodName().length() > 3 ? 1 : 0);
        }
    }
}
