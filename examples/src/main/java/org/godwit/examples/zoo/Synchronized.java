package org.godwit.examples.zoo;

/// Loops and calls under monitors: blocks, methods, nested, left by an exception.
public final class Synchronized {
    private Synchronized() {}

    private final Object guard = new Object();
    private int balance;

    private synchronized void deposit(int amount) {
        for (int i = 0; i < amount; i++) {
            balance++;
            if (i % 2 == 0) {
                book(i);
            }
        }
    }

    private void book(int i) {
        synchronized (guard) {
            balance += Echo.of(i);
            synchronized (this) {
                for (int k = 0; k < 2; k++) {
                    balance -= k;
                }
                if (balance % 11 == 0) {
                    throw new IllegalStateException("eleven");
                }
            }
        }
    }

    private static synchronized int twice(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 2;
        }
        return sum;
    }

    public static void main(String[] argv) {
        Synchronized account = new Synchronized();
        for (int i = 1; i < 8; i++) {
            try {
                account.deposit(twice(i));
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage() + " at " + account.balance);
            }
            System.out.println("balance " + account.balance);
        }
    }
}
