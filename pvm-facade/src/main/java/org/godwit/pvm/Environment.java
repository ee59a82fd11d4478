package org.godwit.pvm;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The names that pvm_export edits (PVM_EXPORT), and what children get to know of their parent's
/// settings.
final class Environment {

    private static final String EXPORTS = "PVM_EXPORT";
    private static final String TRACE_MASK = "PVMTMASK";
    private static final String TRACE_BUFFER = "PVMTRCBUF";
    private static final String TRACE_OPTIONS = "PVMTRCOPT";

    private final Map<String, String> inherited;
    private final Map<String, String> own = new TreeMap<>();
    private final List<String> exported = new ArrayList<>();

    Environment(Map<String, String> inherited) {
        this.inherited = inherited;
        for (String name : inherited.getOrDefault(EXPORTS, "").split(":")) {
            export(name);
        }
    }

    /// pvm_export. A name that is there stays where it is.
    void export(@Nullable String name) {
        if (name != null && !name.isEmpty() && !exported.contains(name)) {
            exported.add(name);
        }
    }

    /// pvm_unexport.
    void unexport(@Nullable String name) {
        exported.remove(name);
    }

    /// What the task has set, else what it has inherited, else its process's.
    @Nullable String get(String name) {
        if (name.equals(EXPORTS)) {
            return exported.isEmpty() ? null : String.join(":", exported);
        }
        String value = own.getOrDefault(name, inherited.get(name));
        return value == null ? System.getenv(name) : value;
    }

    void set(String name, String value) {
        own.put(name, value);
    }

    String traceMask(String ifNone) {
        return inherited.getOrDefault(TRACE_MASK, ifNone);
    }

    int traceBuffer() {
        return number(TRACE_BUFFER);
    }

    int traceOptions() {
        return number(TRACE_OPTIONS);
    }

    private int number(String variable) {
        return Integer.parseInt(inherited.getOrDefault(variable, "0"));
    }

    /// What a child inherits.
    Map<String, String> ofChild(Options options, TraceMasks masks) {
        Map<String, String> variables = new TreeMap<>();
        for (String name : exported) {
            String value = get(name);
            if (value != null) {
                variables.put(name, value);
            }
        }
        if (!exported.isEmpty()) {
            variables.put(EXPORTS, String.join(":", exported));
        }
        variables.put(TRACE_MASK, masks.ofChildren());
        variables.put(TRACE_BUFFER, String.valueOf(options.value(Pvm.PvmTraceBuffer)));
        variables.put(TRACE_OPTIONS, String.valueOf(options.value(Pvm.PvmTraceOptions)));
        return variables;
    }
}
