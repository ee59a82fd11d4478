package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.time.Duration;

/// Part of [O2Messages]: notices about direct routes.
final class O2Routes {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final int[] t = new int[1];

    void run() {
        spawnRole(O2Messages.class, 1, t, "say", "1");
        recvOrDie(t[0], 11, "say");
        sayrc("spec.notify.route_delete_of_none", pvm_notify(PvmRouteDelete, 80, 1, t));
        recvOrDie(-1, 80, "none");
        say("impl.notify.route_delete_of_none_at_once", told());
        sayrc("spec.notify.route_add", pvm_notify(PvmRouteAdd, 81, -1, null));
        say("spec.notify.route_add_not_yet", "%d", pvm_trecv(-1, 81, SHORT));
        pvm_setopt(PvmRoute, PvmRouteDirect);
        sendEmpty(t[0], 98);
        pvm_setopt(PvmRoute, PvmAllowDirect);
        recvOrDie(-1, 81, "added");
        say("spec.notify.route_added", unpackInt() == t[0] ? "the peer" : "other");
        say("impl.notify.route_added_descriptor", yes(unpackInt() >= 0));
        sayrc("spec.notify.route_delete", pvm_notify(PvmRouteDelete, 82, 1, t));
        say("spec.notify.route_delete_not_yet", "%d", pvm_trecv(-1, 82, SHORT));
        sendEmpty(t[0], 99);
        recvOrDie(-1, 82, "deleted");
        say("impl.notify.route_deleted", told());
        sayrc("spec.notify.route_add_off", pvm_notify(PvmRouteAdd, 81, 0, null));
    }

    private String told() {
        String tid = unpackInt() == t[0] ? "the peer" : "other";
        return tid + " " + unpackInt();
    }
}
