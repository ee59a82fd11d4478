package org.godwit.examples.zoo;

/// A switch on an enum, old and new style, in a loop that goes round its constants.
@SuppressWarnings({"EnumOrdinal", "StatementSwitchToExpressionSwitch"}) // on purpose
public final class EnumSwitch {
    private EnumSwitch() {}

    private enum Light {
        RED,
        RED_AMBER,
        GREEN,
        AMBER
    }

    private static Light next(Light light) {
        switch (light) {
            case RED:
                return Light.RED_AMBER;
            case RED_AMBER:
                return Light.GREEN;
            case GREEN:
                return Light.AMBER;
            default:
                return Light.RED;
        }
    }

    private static int seconds(Light light) {
        return switch (light) {
            case RED -> 5;
            case GREEN -> {
                int sum = 0;
                for (Light other : Light.values()) {
                    sum += other.ordinal();
                }
                yield sum;
            }
            case RED_AMBER, AMBER -> 1;
        };
    }

    public static void main(String[] argv) {
        Light light = Light.RED;
        int time = 0;
        for (int i = 0; i < 12; i++) {
            time += seconds(light);
            Light before = light;
            light = next(light);
            System.out.println(time + " " + before + " to " + light + " " + (light == Light.GREEN));
        }
    }
}
