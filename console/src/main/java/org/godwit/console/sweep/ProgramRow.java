package org.godwit.console.sweep;

/// What a sweep did to one program.
///
/// @param program its class, without its package
/// @param points its yield points
/// @param calls how many of them are calls of the virtual machine; the others are loop heads
/// @param captures how many of them it was captured at and resumed in the second JVM
/// @param pinned at how many it could not be captured when asked first
/// @param refused how many captures could not be written as bytes
/// @param hops how often one run of it went to the other JVM
/// @param bytesMax its largest capture
/// @param wrong how many runs were not like the unmoved one
public record ProgramRow(
        String program,
        int points,
        int calls,
        int captures,
        int pinned,
        int refused,
        int hops,
        long bytesMax,
        int wrong,
        long millis) {}
