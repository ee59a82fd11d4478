package org.godwit.console;

import picocli.CommandLine.Option;

/// The options of every command that works on a virtual machine.
final class VmOptions {

    static final int DEFAULT_PORT = 4660;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "${env:GODWIT_PORT:-" + DEFAULT_PORT + "}",
            description = "the port of the virtual machine (${DEFAULT-VALUE})")
    int port;

    /// Without a `--port`.
    static int defaultPort() {
        String set = System.getenv("GODWIT_PORT");
        return set == null ? DEFAULT_PORT : Words.port(set);
    }

    @Option(names = "--json", description = "answer in JSON")
    boolean json;
}
