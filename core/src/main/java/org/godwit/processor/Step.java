package org.godwit.processor;

import java.util.List;

/// The result of one step.
///
/// @param events to persist now, in this order, after all earlier ones
/// @param effects to carry out now, in any order
/// @param reply for the caller, if the input was a [ProcessorInput.Call]
public record Step(List<ProcessorEvent> events, List<Effect> effects, Reply reply) {}
