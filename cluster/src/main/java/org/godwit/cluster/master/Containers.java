package org.godwit.cluster.master;

import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.task.Tid;

/// The one seam tid -> container: a tid names its container, a container is a shard. A container's
/// last entity of the last host field is never a task: it is the empty entity by which containers
/// are allocated ahead and bare hand-offs are measured.
public final class Containers
        extends ShardingMessageExtractor<ShardingEnvelope<ProcessorCommand>, ProcessorCommand> {

    static Tid emptyEntity(int container) {
        return Tid.task(Tid.FIELD_MAX, container, Tid.SERIAL_MAX);
    }

    public static boolean isEmptyEntity(Tid tid) {
        return !tid.isGuest() && tid.equals(emptyEntity(tid.container()));
    }

    public static String entityId(Tid tid) {
        return tid.toString();
    }

    @Override
    public String entityId(ShardingEnvelope<ProcessorCommand> envelope) {
        return envelope.entityId();
    }

    @Override
    public String shardId(String entityId) {
        return ContainerAllocation.shard(Tid.parse(entityId));
    }

    @Override
    public ProcessorCommand unwrapMessage(ShardingEnvelope<ProcessorCommand> envelope) {
        return envelope.message();
    }
}
