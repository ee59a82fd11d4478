package org.godwit.instrument.check;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.List;

/// Collects what is found in one class. Not thread-safe.
final class ClassReport {

    private final ClassModel model;
    private final String className;
    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    ClassReport(ClassModel model) {
        this.model = model;
        className = model.thisClass().asInternalName().replace('/', '.');
        file =
                model.findAttribute(Attributes.sourceFile())
                        .map(source -> source.sourceFile().stringValue())
                        .orElse(className);
    }

    ClassModel model() {
        return model;
    }

    /// At a line of a method.
    void add(Rule rule, ScannedMethod method, int line, String what) {
        findings.add(new Finding(rule, className, method.name().nameAndType(), file, line, what));
    }

    /// About a field or the class as a whole.
    void add(Rule rule, String what) {
        findings.add(new Finding(rule, className, "", file, 0, what));
    }

    List<Finding> findings() {
        return findings;
    }
}
