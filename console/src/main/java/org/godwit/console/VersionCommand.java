package org.godwit.console;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

import java.util.concurrent.Callable;

@Command(
        name = "version",
        description = "Prints the version of Godwit and of its Java.",
        mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {

    private final ConsoleContext context;

    VersionCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out().println(text());
        return 0;
    }

    private static String text() {
        return "Godwit %s on Java %s".formatted(BuildProperties.version(), Runtime.version());
    }

    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {text()};
        }
    }
}
