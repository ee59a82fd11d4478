package org.godwit.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.cluster.plane.MessagePlane;
import org.godwit.cluster.plane.Waiting;
import org.godwit.host.HostInfo;
import org.godwit.message.Body;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which way frames leave a host.
final class CellsTest implements MessagePlane {

    private static final Tid SENDER = Tid.task(1, 3, 1);
    private static final Tid RECEIVER = Tid.task(1, 4, 1);

    private final List<Frame> sent = new ArrayList<>();
    private final Cells cells = new Cells(Tid.ofHost(1), new Counters());

    private static Frame.Data message() {
        return new Frame.Data(SENDER, 1, RECEIVER, 1, 7, 0, 0, Body.EMPTY);
    }

    @Override
    public boolean send(Frame frame, Waiting waiting) {
        return sent.add(frame);
    }

    @Override
    public void announce(Tid vp, int incarnation) {}

    @Override
    public void hostsAre(List<HostInfo> hosts) {}

    @Override
    public void located(Tid vp, int incarnation, Tid host) {}

    @Override
    public Map<String, Long> counters() {
        return Map.of();
    }

    @Override
    public void close() {}

    @Test
    void a_message_to_a_task_that_is_not_here_goes_by_the_plane() {
        cells.use(this);

        cells.transmit(message());

        assertThat(sent).containsExactly(message());
    }

    @Test
    void a_message_to_a_task_that_has_ended_is_answered_and_not_sent() {
        cells.use(this);
        cells.ended(RECEIVER);

        cells.transmit(message());

        assertThat(sent).containsExactly(new Frame.Gone(RECEIVER, SENDER));
    }
}
