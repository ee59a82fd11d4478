package org.godwit.console.conformance;

import org.godwit.examples.conformance.ConformanceCase;

import java.util.List;

/// A program that asks a PVM questions, and what the real one answered.
public record ConformanceProgram(ConformanceCase asked) {

    /// All that there are.
    public static List<ConformanceProgram> all() {
        return ConformanceCase.ALL.stream().map(ConformanceProgram::new).toList();
    }

    /// Such as `o1_pack`.
    public String name() {
        return asked.name();
    }

    /// Whether it begins on a virtual machine of one host and adds the others itself.
    boolean addsHosts() {
        return name().startsWith("o7_");
    }

    String className() {
        return asked.program();
    }

    /// What the real PVM answered.
    List<String> expected() {
        return asked.expected();
    }
}
