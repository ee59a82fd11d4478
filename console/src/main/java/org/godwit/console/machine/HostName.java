package org.godwit.console.machine;

import org.godwit.console.client.RefusedException;

import java.util.regex.Pattern;

/// What a host may be called. Its log is named after it, so a name must not be a path.
final class HostName {

    private static final int LENGTH_MAX = 63;
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,%d}".formatted(LENGTH_MAX - 1));

    private HostName() {}

    /// @throws RefusedException saying what would be a name
    static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            String shown =
                    name.length() > LENGTH_MAX ? name.substring(0, LENGTH_MAX) + "..." : name;
            throw new RefusedException(
                    "'%s' is no name for a host: 1 to %d letters, digits, '.', '_' and '-', the first a letter or digit"
                            .formatted(shown, LENGTH_MAX));
        }
        return name;
    }
}
