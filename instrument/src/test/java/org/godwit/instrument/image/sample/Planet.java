package org.godwit.instrument.image.sample;

/// Constants with and without a body.
public enum Planet {
    MERCURY,
    VENUS {
        @Override
        public int moons() {
            return 0;
        }
    },
    EARTH {
        @Override
        public int moons() {
            return 1;
        }
    },
    MARS,
    JUPITER,
    SATURN;

    public int moons() {
        return 2;
    }
}
