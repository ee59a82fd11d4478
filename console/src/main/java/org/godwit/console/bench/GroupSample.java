package org.godwit.console.bench;

/// The cost of calls of a group of one size, in microseconds per call for all members together.
///
/// @param hosts on which the members are spread; the group server is on one of them
/// @param broadcast with a barrier behind it
/// @param reduction with a barrier behind it
record GroupSample(int hosts, int members, double barrier, double broadcast, double reduction) {}
