package org.godwit.instrument.image;

/// The classes of boxed primitive values.
enum Box {
    BOOLEAN(Boolean.class),
    BYTE(Byte.class),
    SHORT(Short.class),
    CHARACTER(Character.class),
    INTEGER(Integer.class),
    LONG(Long.class),
    FLOAT(Float.class),
    DOUBLE(Double.class),
    NONE(Void.class);

    private final Class<?> type;

    Box(Class<?> type) {
        this.type = type;
    }

    static Box of(Class<?> type) {
        for (Box box : values()) {
            if (box.type == type) {
                return box;
            }
        }
        return NONE;
    }
}
