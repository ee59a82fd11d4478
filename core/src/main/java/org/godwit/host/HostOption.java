package org.godwit.host;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a line of a host file can say of a host, by the two letters that PVM gives it.
public enum HostOption {
    /// The user name there.
    LO,
    /// How it is started: `pw` asks for a password, `ms` starts it by hand.
    SO,
    /// The script that starts it.
    DX,
    /// Where programs are searched.
    EP,
    /// The working directory of tasks.
    WD,
    /// The relative speed that pvm_config tells.
    SP,
    /// The script that starts a debugger.
    BX,
    /// The address to use instead of the name.
    IP,
    /// The virtual machine's id.
    ID;

    /// The two letters.
    public String letters() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<HostOption> of(String letters) {
        return Arrays.stream(values()).filter(o -> o.letters().equals(letters)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(HostOption::letters).collect(Collectors.joining(" "));
    }
}
