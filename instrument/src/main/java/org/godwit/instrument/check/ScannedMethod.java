package org.godwit.instrument.check;

import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Set;

/// A method and the places in it that rules may have to do with.
///
/// @param codeBytes length of its byte code; 0 if it has none
/// @param line of its first instruction; 0 if unknown
record ScannedMethod(
        MethodRef name, Set<AccessFlag> flags, int codeBytes, int line, List<Site> sites) {

    ScannedMethod {
        flags = Set.copyOf(flags);
        sites = List.copyOf(sites);
    }

    boolean isStaticInitialiser() {
        return name.name().equals("<clinit>");
    }
}
