package org.godwit.examples.zoo;

import static org.godwit.pvm.Pvm.*;

import java.util.Map;
import java.util.TreeMap;

/// A bank that sends itself orders: transfers, refusals, interest; money is neither made nor lost.
public final class Bank {
    private Bank() {}

    private static final int ORDER = 3;

    private static final class Refused extends RuntimeException {
        Refused(String reason) {
            super(reason);
        }
    }

    private final Map<String, Long> accounts = new TreeMap<>();

    private void transfer(String from, String to, long amount) {
        long balance = accounts.getOrDefault(from, 0L);
        if (balance < amount) {
            throw new Refused(from + " has only " + balance + " of " + amount);
        }
        accounts.put(from, balance - amount);
        accounts.merge(to, amount, Long::sum);
    }

    private static void order(String from, String to, long amount) {
        pvm_initsend(PvmDataDefault);
        pvm_pkstr(from);
        pvm_pkstr(to);
        pvm_pklong(new long[] {amount}, 1, 1);
        pvm_send(pvm_mytid(), ORDER);
    }

    private static String text() {
        String[] text = new String[1];
        return pvm_upkstr(text) == PvmOk ? text[0] : "";
    }

    private static long number() {
        long[] number = new long[1];
        pvm_upklong(number, 1, 1);
        return number[0];
    }

    public static void main(String[] argv) {
        Bank bank = new Bank();
        String[] names = {"ada", "bob", "cy"};
        bank.accounts.put("ada", 100L);
        for (int i = 0; i < 9; i++) {
            order(names[i % 3], names[(i + 1 + i / 3) % 3], 10L * i);
        }
        int refused = 0;
        while (pvm_nrecv(-1, ORDER) > 0) {
            try {
                bank.transfer(text(), text(), number());
            } catch (Refused e) {
                refused++;
                System.out.println(e.getMessage());
            }
            long sum = 0;
            for (long balance : bank.accounts.values()) {
                sum += balance;
            }
            System.out.println(bank.accounts + " " + sum);
        }
        System.out.println("refused " + refused);
    }
}
