package org.godwit.instrument.image.sample;

import java.util.function.Supplier;

/// Something that tells its state, before and after.
public interface Probe extends Supplier<String> {}
