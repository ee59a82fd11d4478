package org.godwit.examples.zoo;

/// Abstract classes and calls that find their method at run time, up and down the hierarchy.
@SuppressWarnings("EffectivelyPrivate") // on purpose
public final class AbstractShapes {
    private AbstractShapes() {}

    private abstract static class Worker {
        private int done;

        final int work(int hours) {
            for (int i = 0; i < hours; i++) {
                done += produce(i);
                rest();
            }
            return done;
        }

        protected abstract int produce(int hour);

        protected void rest() {}
    }

    private static class Baker extends Worker {
        protected int flour = 20;

        @Override
        protected int produce(int hour) {
            flour -= hour;
            return flour > 0 ? 2 : 0;
        }
    }

    private static final class Master extends Baker {
        @Override
        protected int produce(int hour) {
            int both = super.produce(hour);
            for (int i = 0; i < 2; i++) {
                both += super.produce(1);
            }
            return both;
        }

        @Override
        protected void rest() {
            flour += Echo.of(2);
        }
    }

    public static void main(String[] argv) {
        Worker[] workers = {
            new Baker(),
            new Master(),
            new Worker() {
                @Override
                protected int produce(int hour) {
                    return hour * hour;
                }
            }
        };
        for (int hours = 1; hours < 6; hours++) {
            int sum = 0;
            for (Worker worker : workers) {
                sum = sum * 100 + worker.work(hours);
            }
            System.out.println(hours + " " + sum);
        }
    }
}
