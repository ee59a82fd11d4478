package org.godwit.instrument.check;

import java.lang.reflect.AccessFlag;

/// Yield points under monitors, in programs whose monitors are kept.
final class MonitorInspector implements Inspector {

    @Override
    public void inspect(CheckedProgram program, ClassReport report) {
        if (!program.usesOwnThreads()) {
            return;
        }
        for (ScannedMethod method : program.methodsOf(report.model())) {
            boolean all = method.flags().contains(AccessFlag.SYNCHRONIZED);
            int held = all ? 1 : 0;
            for (Site site : method.sites()) {
                switch (site) {
                    case Site.MonitorEntered _ -> held++;
                    // A block is left in several places; the first one comes first in the code.
                    case Site.MonitorLeft _ -> held = Math.max(held - 1, all ? 1 : 0);
                    default -> {
                        if (held > 0 && program.yields().at(site)) {
                            report.add(
                                    Rule.MONITOR,
                                    method,
                                    site.line(),
                                    "a yield point inside synchronized");
                        }
                    }
                }
            }
        }
    }
}
