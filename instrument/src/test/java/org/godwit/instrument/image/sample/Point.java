package org.godwit.instrument.image.sample;

/// A record, whose hash is stable.
public record Point(int x, int y, String name) {}
