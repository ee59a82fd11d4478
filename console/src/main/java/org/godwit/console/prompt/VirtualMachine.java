package org.godwit.console.prompt;

import com.fasterxml.jackson.databind.JsonNode;

import org.godwit.console.client.VmClient;

import java.util.List;

/// What the prompt needs of the virtual machine that it talks to.
public interface VirtualMachine {

    /// Carries out a command of `./pvm`; prints what it prints. Its exit code.
    int command(List<String> words);

    VmClient client();

    /// The number of the newest event.
    long lastEvent();

    /// Events after this one, waiting some seconds for one; see the control port's `/events`.
    JsonNode eventsAfter(long event);
}
