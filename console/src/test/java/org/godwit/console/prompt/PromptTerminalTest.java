package org.godwit.console.prompt;

import static org.awaitility.Awaitility.await;

import org.godwit.console.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class PromptTerminalTest {

    @TempDir private Path home;

    @Test
    void a_new_user_starts_adds_spawns_watches_moves_drains_and_halts() throws IOException {
        try (Terminal terminal = new Terminal(home, command(freePort()))) {
            terminal.see("pvm> ");
            terminal.type("add h2 h3");
            terminal.see("2 successful");
            terminal.type("conf");
            terminal.see("(?m)^t40000 +h1");
            terminal.see("(?m)^tc0000 +h3");
            terminal.type("spawn -> hello");
            terminal.see("1 successful");
            terminal.see("\\[1:t[0-9a-f]+] EOF");
            terminal.see("\\[1] finished");
            terminal.type("spawn -h1 opt 2 100000 16 1 50");
            String tid = terminal.see("1 successful\\s+(t[0-9a-f]+)").group(1);
            terminal.type("ps -a");
            terminal.see(tid + " .*opt");
            terminal.type("move " + tid + " --to h2");
            terminal.see(tid + " +h1 +h2 .*moved");
            terminal.type("drain h2");
            terminal.see(tid + " +h2 .*moved");
            terminal.type("nonsense");
            terminal.see("no command 'nonsense'; help lists what there is");
            terminal.type("halt");
            await("the console ends").atMost(Duration.ofSeconds(60)).until(terminal::isOver);
        }
    }

    private List<String> command(int port) {
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current().info().command().orElseThrow());
        words.add("-Dgodwit.interactive=true");
        words.add("-cp");
        words.add("'" + System.getProperty("java.class.path") + "'");
        words.add(Console.class.getName());
        words.add("--port");
        words.add(Integer.toString(port));
        return words;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
