package org.godwit.instrument.image.sample;

/// A record with a constant, whose hash differs from JVM to JVM.
public record Badge(Planet planet, int number) {}
