package org.godwit.examples.zoo;

/// Labelled break and continue out of loops, blocks and switches.
@SuppressWarnings({"LabelledBreakTarget", "StatementSwitchToExpressionSwitch"}) // on purpose
public final class Labels {
    private Labels() {}

    public static void main(String[] argv) {
        int count = 0;
        outer:
        for (int i = 0; i < 8; i++) {
            int k = 0;
            inner:
            while (true) {
                k++;
                for (int m = 0; m < 4; m++) {
                    count++;
                    switch ((i + k + m) % 7) {
                        case 1:
                            continue inner;
                        case 3:
                            if (k > 2) {
                                break inner;
                            }
                            break;
                        case 5:
                            System.out.println("outer " + i + " " + k + " " + m + " " + count);
                            continue outer;
                        default:
                            count += m;
                    }
                }
                if (k > 5) {
                    break outer;
                }
            }
            block:
            {
                if (count % 2 == 0) {
                    break block;
                }
                System.out.println("odd " + count);
            }
            System.out.println("turn " + i + " " + count);
        }
        System.out.println(count);
    }
}
