package org.godwit.instrument.check;

/// Looks for breaches of a few related rules in one class of a program. Stateless; thread-safe.
interface Inspector {

    void inspect(CheckedProgram program, ClassReport report);

    /// One that looks at every place of every method by itself.
    interface OfSites extends Inspector {

        void inspect(CheckedProgram program, ScannedMethod method, Site site, ClassReport report);

        @Override
        default void inspect(CheckedProgram program, ClassReport report) {
            for (ScannedMethod method : program.methodsOf(report.model())) {
                for (Site site : method.sites()) {
                    inspect(program, method, site, report);
                }
            }
        }
    }
}
