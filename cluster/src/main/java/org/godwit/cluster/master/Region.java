package org.godwit.cluster.master;

import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.task.Tid;

/// Tells a VP's actor something, wherever it is. May be lost: whoever tells tells again.
public interface Region {

    void tell(Tid tid, ProcessorCommand command);
}
