package org.godwit.cluster.wire;

/// Whatever may cross the control plane or enter the master's journal; written by Jackson as CBOR
/// (bound in `reference.conf`).
public interface Wire {}
