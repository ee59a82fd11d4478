package org.godwit.console.client;

/// A host as `GET /hosts` tells of it.
///
/// @param tid such as `tc00000`
/// @param http the port of its HTTP interface on the loopback address
/// @param tasks how many run on it
/// @param state `ready` or `draining`
public record HostLine(
        String tid,
        String name,
        String arch,
        String address,
        long pid,
        int http,
        int tasks,
        String state) {}
