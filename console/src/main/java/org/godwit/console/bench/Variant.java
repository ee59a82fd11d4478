package org.godwit.console.bench;

/// What is measured side by side.
public enum Variant {
    JOURNALED("journaled"),
    MIGRATABLE("migratable"),
    PVM("PVM default route"),
    PVM_DIRECT("PVM direct route");

    private final String label;

    Variant(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean isGodwit() {
        return this == JOURNALED || this == MIGRATABLE;
    }
}
