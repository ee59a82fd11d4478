package org.godwit.cluster.plane;

import org.godwit.host.HostInfo;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;

import java.util.List;
import java.util.Map;

/// Carries frames between virtual processors on different hosts. It may lose, repeat and reorder
/// them; the protocol makes up for it. Thread-safe.
public interface MessagePlane extends AutoCloseable {

    /// Hands a frame to the layer below. False: not now (the way is blocked, the place not known);
    /// the protocol will repeat it.
    boolean send(Frame frame, Waiting waiting);

    /// Tells every host that a VP runs here now.
    void announce(Tid vp, int incarnation);

    /// The hosts of the virtual machine are these.
    void hostsAre(List<HostInfo> hosts);

    /// The control plane has found a VP.
    void located(Tid vp, int incarnation, Tid host);

    /// What it has counted, by name.
    Map<String, Long> counters();

    @Override
    void close();

    /// What is to become of a frame that begins to come.
    enum Welcome {
        /// It is wanted.
        WANTED,
        /// It would only be dropped.
        UNWANTED,
        /// Its destination is not on this host.
        NOT_HERE
    }

    /// What a plane hands to its host.
    interface Inbound {

        /// A frame for a VP. False if that VP is not on this host.
        boolean arrived(Frame frame);

        /// A long frame for a VP begins to come.
        ///
        /// @param head the frame, still with an empty body
        Welcome approaching(Frame.Data head);

        /// A VP has a new place: what it has not acknowledged can go there now.
        void moved(Tid vp);

        /// Finds out by the control plane where a VP is.
        void locate(Tid vp);

        /// The plane is lost for good, and the host with it.
        void lost(String reason);
    }
}
