package org.godwit.message;

/// Two places that advance together: one in a message, one in an array.
///
/// @param at first byte in the message
/// @param width bytes to advance in the message per element
/// @param index first element in the array
/// @param step elements to advance in the array per element
record Walk(int at, int width, int index, int step, int count) {}
