package org.godwit.instrument.image.sample;

/// Task code, but a thread.
public class BadThread extends Thread {}
